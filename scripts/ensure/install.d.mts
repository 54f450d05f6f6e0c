/** The project's folder. */
export declare const root: string;
export declare function isInstalled(folder?: string): boolean;
export declare function ensureInstalled(): Promise<void>;

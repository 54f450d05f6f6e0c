/** Node's arguments that run `file`, a path relative to the project. */
export declare function program(file: string): Promise<string[]>;

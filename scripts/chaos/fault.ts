/** What a run may have done to the city. */
export const faultKinds = ['lost', 'doubled', 'stuck'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One thing that is not as it was promised; ids and codes only. */
export interface Fault {
  readonly kind: FaultKind;
  readonly what: string;
}

export type Ask = <T>(sql: string, values?: readonly unknown[]) => Promise<readonly T[]>;

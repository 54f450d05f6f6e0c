import type { Desk } from '../kit/deps.js';

/** Something that must never be: which invariant (reliability section 4), and where. Ids and codes only. */
export interface Breach {
  readonly invariant: string;
  /** Id of the row, chain or subject concerned. */
  readonly at: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A seal somebody kept outside the database: its number and hash as they were read from the published roots. */
export interface Anchor {
  readonly seal: number;
  readonly hash: string;
}

/** What a check may look at: the database, the business instant, the calendar in force, and seals kept elsewhere. */
export type Verifying = Pick<Desk, 'tx' | 'now' | 'calendar'> & { readonly anchors?: readonly Anchor[] };

export interface Check {
  readonly name: string;
  readonly run: (desk: Verifying) => Promise<readonly Breach[]>;
}

import type { Day } from './time/beijing.js';
import type { Role } from './vocabulary.js';

/** A post and who is to hold it between two Beijing days (inclusive; `to` null: until further notice). */
export interface WantedHolding {
  readonly orgId: string;
  readonly role: Role;
  readonly personId: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** What an officer of the bureau asks for; what it changes is derived anew whenever it is read. */
export type PostContent =
  | { readonly kind: 'sheet'; readonly holdings: readonly WantedHolding[] }
  | {
      readonly kind: 'replacement';
      readonly orgId: string;
      readonly role: Role;
      readonly leavingId: string;
      readonly comingId: string;
    };

export const postChangeKinds = ['begins', 'ends', 'lastDay'] as const;

/**
 * One row of what would change: somebody begins to hold a post, ends holding it, or holds it to another last day than the one
 * known by now (`was`; null: until further notice).
 */
export interface PostChange extends WantedHolding {
  readonly change: (typeof postChangeKinds)[number];
  readonly was: Day | null;
}

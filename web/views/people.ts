import type { Role } from '../../domain/vocabulary.js';
import type { Guard } from './act-form.js';
import type { Again } from './frame.js';

/** Bodies to look for, by name or code. */
export interface PostsView {
  readonly query: string;
  readonly items: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly kind: string;
  }[];
  /** There are more than the page shows. */
  readonly more: boolean;
}

/** The posts of one body with who holds them today. */
export interface BodyPostsView {
  readonly orgId: string;
  readonly orgName: string;
  readonly holders: readonly {
    readonly role: Role;
    readonly personId: string;
    readonly name: string;
    /** Beijing day. */
    readonly from: string;
  }[];
  /** What was typed to find the one who comes, and who fits. */
  readonly query: string;
  readonly people: readonly { readonly personId: string; readonly label: string }[];
  readonly guard: Guard;
  readonly again?: Again;
}

/** What would change who holds a post; days are Beijing days, null: until further notice. */
export interface PostChangeView {
  readonly orgName: string;
  readonly role: Role;
  readonly personName: string;
  readonly personCode: string;
  readonly email: string | null;
  readonly change: 'begins' | 'ends' | 'lastDay';
  readonly from: string;
  readonly to: string | null;
  readonly was: string | null;
}

interface ProposalView {
  readonly proposalId: string;
  readonly kind: 'sheet' | 'replacement';
  readonly proposedAt: string;
  readonly proposedBy: string;
}

export interface WaitingPostsView extends ProposalView {
  /** The reader asked for it and cannot put it in force. */
  readonly own: boolean;
  /** What the decision repeats; null where it fits no longer what is there. */
  readonly seen: string | null;
  readonly changes: readonly PostChangeView[];
}

export interface PostProposalsView {
  readonly waiting: readonly WaitingPostsView[];
  readonly decided: readonly (ProposalView & {
    readonly state: 'proposed' | 'inForce' | 'rejected';
    readonly decidedBy: string | null;
  })[];
  /** Rows of a sheet that was just taken. */
  readonly taken: string | null;
  /** There is no other officer. */
  readonly alone: boolean;
  readonly secondFactor: boolean;
  readonly guard: Guard;
  readonly again?: Again;
}

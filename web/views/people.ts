import type { ProposalContent } from '../../domain/people-proposals.js';
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

interface WayInView {
  readonly personName: string;
  readonly personCode: string;
  /** What somebody could do who came in as this person. */
  readonly posts: readonly { readonly orgName: string; readonly role: Role }[];
  readonly email: string | null;
}
/** Another address, or a second factor taken away. */
export type WayInChangeView = WayInView &
  (
    | { readonly change: 'address'; readonly was: string | null }
    | { readonly change: 'secondFactor'; readonly reason: string }
  );

interface ProposalView {
  readonly proposalId: string;
  readonly kind: ProposalContent['kind'];
  readonly proposedAt: string;
  readonly proposedBy: string;
}

export interface WaitingProposalView extends ProposalView {
  /** The reader asked for it and cannot put it in force. */
  readonly own: boolean;
  /** It is the reader's own address or second factor. */
  readonly concerned: boolean;
  /** No officer is left who could put it in force. */
  readonly undecidable: boolean;
  /** What the decision repeats; null where it fits no longer what is there. */
  readonly seen: string | null;
  readonly changes: readonly (PostChangeView | WayInChangeView)[];
}

export interface PeopleProposalsView {
  readonly waiting: readonly WaitingProposalView[];
  readonly decided: readonly (ProposalView & {
    readonly state: 'proposed' | 'inForce' | 'rejected';
    readonly decidedBy: string | null;
  })[];
  /** Rows of a sheet that was just taken. */
  readonly taken: string | null;
  readonly secondFactor: boolean;
  readonly guard: Guard;
  readonly again?: Again;
}

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

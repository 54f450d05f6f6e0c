import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import type { Side } from '../../domain/studio/signing.js';
import type { Role } from '../../domain/vocabulary.js';

/** What has changed since a version: whole tasks, so that a reader need not look for them. */
export interface LetterDifference {
  readonly since: number;
  readonly added: readonly LetterTask[];
  readonly removed: readonly LetterTask[];
  readonly changed: readonly { readonly before: LetterTask; readonly after: LetterTask }[];
}

/** One version of a responsibility letter (STUDIO-17), or of a member's agreement (STUDIO-18). */
export interface LetterView {
  readonly version: number;
  readonly contentHash: string;
  /** Why it replaced the version before; empty for the first. */
  readonly reason: string;
  readonly issuedAt: string;
  /** Every side has signed it. */
  readonly sealedAt: string | null;
  readonly tasks: readonly LetterTask[];
  /** The sides whose signatures seal it, signed or not, in their order. */
  readonly sides: readonly {
    readonly side: Side;
    readonly signed: {
      readonly personName: string;
      readonly role: Role;
      readonly orgName: string;
      readonly at: string;
    } | null;
  }[];
  readonly difference: LetterDifference | null;
  /** It came by a change of goals, after a version that was in force (STUDIO-O07). */
  readonly changesGoals: boolean;
  /** Whose agreement it is; absent on the letter. */
  readonly memberName?: string;
}

/** What the section may send out: the edition's list before the first version, then the version that stands. */
export interface LetterDraft {
  readonly termId: string;
  /** 0: there is none yet. */
  readonly version: number;
  readonly tasks: readonly LetterTask[];
  /** The term's last day. */
  readonly until: string;
}

/** What the host may send out anew of one member's agreement (STUDIO-18). */
export interface AgreementDraft extends LetterDraft {
  readonly member: { readonly number: number; readonly name: string };
}

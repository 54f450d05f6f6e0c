import type { TaskStatus } from '../../domain/studio/letter/progress.js';
import type { LeavingReason } from '../../domain/studio/members/leaving.js';
import type { MemberState } from '../../domain/studio/members/states.js';
import type { Guard } from './act-form.js';
import type { Again } from './frame.js';
import type { HonourView } from './honour.js';
import type { LetterView } from './letter.js';
import type { StudioItem } from './studio.js';
import type { ProgressLine } from './work.js';
import type { WritingView } from './writing.js';

/** Why and on which last day a member leaves or left (MEMBER-O04). Days are Beijing days. */
export interface LeavingView {
  readonly on: string;
  readonly reason: LeavingReason;
  /** What was said of it; empty once it was erased, and where nothing was. */
  readonly words: string;
}

/** How the one appeal against a removal stands (VETO-O05). Instants. */
export interface RemovalAppealView {
  readonly until: string;
  readonly appealedAt: string | null;
  readonly decidedAt: string | null;
  readonly outcome: 'confirmed' | 'overturned' | null;
  /** Nobody can appeal any more. */
  readonly closed: boolean;
}

/** One task of a member's agreement on a day (MEMBER-09). */
export interface RecordLineView extends ProgressLine {
  readonly measure: 'count' | 'hours' | 'participants';
  readonly status: TaskStatus;
}

/** What a member sees of the studio; whoever has left sees the own part alone. */
export interface MemberStudioView extends StudioItem {
  /** The member's own (ASSESS-08). */
  readonly honours: readonly HonourView[];
  readonly own: {
    readonly termId: string;
    readonly number: number;
    readonly state: MemberState;
    readonly from: string | null;
    readonly to: string | null;
    readonly endedAt: string | null;
  };
  /** Null where nobody has stated one. */
  readonly leaving: LeavingView | null;
  /** Null where the reader was not removed. */
  readonly removalAppeal: RemovalAppealView | null;
  /** The own agreement's version that stands. */
  readonly agreement: LetterView | null;
  /** The own record; empty before the agreement is sealed. */
  readonly record: readonly RecordLineView[];
  /** The own growth plans and summaries. */
  readonly writings: readonly WritingView[];
  /** Whether another version of the growth plan may be asked for. */
  readonly revisable: boolean;
  /** Who serves today; null for whoever has left. */
  readonly members: readonly { readonly number: number; readonly name: string; readonly schoolName: string }[] | null;
  /** Beijing day on which it is read. */
  readonly on: string;
  /** Whether the member may still say that they leave. */
  readonly leavable: boolean;
  readonly guard: Guard;
  readonly again?: Again;
}

import type { TaskStatus } from '../../domain/studio/letter/progress.js';
import type { WorkState } from '../../domain/studio/letter/recording.js';
import type { WorkKind } from '../../domain/studio/letter/work.js';
import type { PlanKind, PlanSection } from '../../domain/studio/plans.js';
import type { Level } from '../../domain/vocabulary.js';

/** The version of a plan that stands (STUDIO-12, STUDIO-13). */
export interface PlanView {
  readonly kind: PlanKind;
  readonly version: number;
  readonly filedAt: string;
  /** Null once their words were erased. */
  readonly sections: Readonly<Record<PlanSection, string>> | null;
}

/** A file that shows that work was done; `href` is null once it was erased. */
export interface EvidenceView {
  readonly evidenceId: string;
  readonly number: number;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly addedAt: string;
  readonly href: string | null;
}

/** One activity or result on record. */
export interface WorkView {
  readonly workId: string;
  readonly number: number;
  readonly kind: WorkKind;
  readonly level: Level;
  /** A Beijing day. */
  readonly on: string;
  readonly hours: string;
  readonly participants: number;
  readonly state: WorkState;
  readonly title: string;
  readonly place: string;
  readonly summary: string;
  readonly reason: string;
  /** Null for whoever does not read the files, as their hash is. */
  readonly evidence: readonly EvidenceView[] | null;
  readonly evidenceHash: string | null;
}

/** One that waits, as whoever judges it reads it. */
export interface WorkToJudge extends WorkView {
  readonly termId: string;
  /** Names of the members who took part. */
  readonly members: readonly string[];
}

/** One task of the letter on a day; what was done and what is asked for as decimals. */
export interface ProgressLine {
  readonly code: string;
  readonly text: string;
  readonly filled: string;
  readonly target: string;
  readonly dueOn: string;
  readonly status: TaskStatus;
}

export interface StudioWorkView {
  readonly plans: readonly PlanView[];
  readonly works: readonly WorkView[];
  /** Null while no letter is sealed. */
  readonly progress: { readonly on: string; readonly lines: readonly ProgressLine[] } | null;
  /** The term's id where the reader, as host, may file plans and record work. */
  readonly recording: string | null;
  /** The term's id where the reader, as host, may put files behind what nobody has judged. */
  readonly evidencing: string | null;
  /** Who has served in the term, to be named with the work they took part in (MEMBER-07). */
  readonly taking: readonly { readonly number: number; readonly name: string }[];
  /** The term's id where the reader confirms for the unit. */
  readonly judging: string | null;
}

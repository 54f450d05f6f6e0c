import type { Consequence } from '../../domain/studio/assessment/consequences.js';
import type { Grade } from '../../domain/studio/assessment/grade.js';
import type { Answers, Besides } from '../../domain/studio/assessment/report.js';
import type { Dimension, Points, Scheme } from '../../domain/studio/assessment/scheme.js';
import type { AssessmentKind, AssessmentState } from '../../domain/studio/assessment/states.js';
import type { CheckMethod } from '../../domain/studio/assessment/visit.js';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';

interface Named {
  readonly assessmentId: string;
  readonly kind: AssessmentKind;
  /** Of the term. */
  readonly year: number;
  /** Beijing days, both included. */
  readonly from: string;
  readonly to: string;
  readonly state: AssessmentState;
}

/** Points of one of the three dimensions (ASSESS-04…06), rounded for reading. */
interface DimensionScore {
  readonly name: Dimension;
  readonly score: string;
  readonly weight: number;
}

/** How the score of a cycle came about (ASSESS-O02), rounded for reading. */
export interface CycleSumView {
  /** What the cycle itself was scored, and of how much of the whole it is, in percent. */
  readonly own: string;
  readonly ownPercent: number;
  /** Every year of the term; null: not assessed, and left out (ASSESS-O05). */
  readonly years: readonly { readonly year: number; readonly score: string | null }[];
  /** The mean of those that count; null where none does: the own score stands alone. */
  readonly yearly: string | null;
}

/** One assessment as everybody reads it whose business the studio is. */
export interface AssessmentView extends Named {
  /** The number of its term. */
  readonly term: number;
  readonly reportDueOn: string;
  /** Null before it is published. */
  readonly result: {
    readonly score: string;
    readonly grade: Grade;
    readonly dimensions: readonly DimensionScore[];
    /** Null for a year. */
    readonly sum: CycleSumView | null;
    readonly publishedAt: string;
    /** Null where what was published was final at once. */
    readonly appealUntil: string | null;
    readonly appealedAt: string | null;
    readonly finalAt: string | null;
    readonly resultHash: string;
    readonly consequences: readonly Consequence[];
  } | null;
  readonly plannedAt: string | null;
}

export interface ScoresView {
  readonly points: Points;
  readonly method: CheckMethod;
  readonly checkedOn: string;
  readonly minutes: string;
  readonly contentHash: string;
  readonly score: string;
  readonly grade: Grade;
  readonly dimensions: readonly DimensionScore[];
  /** Null for a year; of a cycle that waits for a year it says what is known. */
  readonly sum: CycleSumView | null;
}

/** The same in the hands of whoever has something to do about it. */
export interface AssessmentWork extends Named {
  /** The letter that is compared with (ASSESS-03). */
  readonly letterVersion: number;
  readonly letterTasks: readonly LetterTask[];
  /** ASSESS-O05: by code, what a goal still asks for where the studio stood still. */
  readonly reduced: Readonly<Record<string, string>>;
  readonly report: {
    readonly letterVersion: number;
    readonly contentHash: string;
    readonly reportedAt: string;
    readonly answers: Answers;
    readonly besides: Besides;
  } | null;
  readonly scores: ScoresView | null;
  readonly scheme: Scheme;
  /** Why it came back, or what an appeal was answered. */
  readonly reasons: readonly {
    readonly kind: string;
    readonly decision: string;
    readonly reason: string;
    readonly at: string;
  }[];
  /** Null: there was none; empty once it was erased. */
  readonly appeal: string | null;
  readonly consequences: readonly Consequence[];
}

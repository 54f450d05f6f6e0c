import type { Grade } from '../../domain/studio/assessment/grade.js';
import type { AssessmentKind } from '../../domain/studio/assessment/states.js';

export interface ResultListItem {
  readonly assessmentId: string;
  readonly studioId: string;
  readonly studioNumber: string;
  readonly studioName: string;
  readonly unitName: string;
  readonly bureauName: string;
  readonly kind: AssessmentKind;
  /** Of the term. */
  readonly year: number;
  /** Rounded for reading. */
  readonly score: string;
  readonly grade: Grade;
  readonly publishedAt: string;
  readonly finalAt: string | null;
}

export interface ResultListView {
  /** Of which the reader sees results, the last first. */
  readonly years: readonly number[];
  /** The one shown; null where there is none. */
  readonly year: number | null;
  readonly items: readonly ResultListItem[];
}

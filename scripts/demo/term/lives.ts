import type { Grade } from '../../../domain/studio/assessment/grade.js';

/** Points of 100 that the Institute gives, and the grade they must lead to. */
export interface Scored {
  readonly points: number;
  readonly grade: Grade;
}

/** What a followed studio lives through, and how its term must end. */
export interface Life {
  readonly end: 'renewed' | 'closed' | 'revoked';
  /** By year; a year after a revocation is none. */
  readonly years: readonly Scored[];
  /** ASSESS-O02: `points` is the cycle's own score, the grade that of the sum. Null for a studio that does not live to it. */
  readonly cycle: Scored | null;
  /** Codes of those who serve when the term ends, in the order in which they came. */
  readonly members: readonly string[];
}

/** Both begin in the studio whose host loses the title, and each goes on in another. */
const [first, second] = ['YX-2-teacher-2', 'YX-1-teacher-2'];
export const moved = [first, second] as const;

/** In the order in which the studios are followed. */
export const lives: readonly [Life, Life, Life] = [
  {
    end: 'renewed',
    years: [
      { points: 93, grade: 'excellent' },
      { points: 91, grade: 'excellent' },
      { points: 95, grade: 'excellent' },
    ],
    cycle: { points: 94, grade: 'excellent' },
    members: [first],
  },
  {
    end: 'closed',
    years: [
      { points: 52, grade: 'unqualified' },
      { points: 78, grade: 'good' },
      { points: 76, grade: 'good' },
    ],
    cycle: { points: 70, grade: 'qualified' },
    members: [second],
  },
  { end: 'revoked', years: [{ points: 74, grade: 'qualified' }], cycle: null, members: [first, second] },
];

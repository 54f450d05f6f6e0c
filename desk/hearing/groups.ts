import { and, count, eq } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { hearingAnswers } from '../../db/schema/all.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';

/** HOST-18: 教师、家长和学生. */
export const groups = ['teachers', 'parents', 'students'] as const;
export type Group = (typeof groups)[number];
export type HearingCounts = Readonly<Record<Group, number>>;

export function countByGroup(rows: readonly { readonly group: Group }[]): HearingCounts {
  const count = (group: Group) => rows.filter((row) => row.group === group).length;
  return { teachers: count('teachers'), parents: count('parents'), students: count('students') };
}

/** How many of each group have answered in the case's present stage round. */
export async function answersOf(desk: Pick<Desk, 'tx'>, file: Pick<Case, 'id' | 'stageRound'>): Promise<HearingCounts> {
  const answered = await answersTo(desk.tx, { caseId: file.id, stageRound: file.stageRound });
  const of = (group: Group) => answered.find((row) => row.group === group)?.count ?? 0;
  return { teachers: of('teachers'), parents: of('parents'), students: of('students') };
}

const answersTo = kept((db, { caseId, stageRound }: { caseId: string; stageRound: number }) =>
  db
    .select({ group: hearingAnswers.group, count: count() })
    .from(hearingAnswers)
    .where(and(eq(hearingAnswers.caseId, caseId), eq(hearingAnswers.stageRound, stageRound)))
    .groupBy(hearingAnswers.group),
);

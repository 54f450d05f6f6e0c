import { and, desc, eq } from 'drizzle-orm';
import { opened } from '../../../db/read/data-keys.js';
import { assessmentSheets, assessments, selfReports } from '../../../db/schema/all.js';
import { nextState } from '../../../domain/machine.js';
import { type Refusal, refuse } from '../../../domain/refusal.js';
import { type Answers, answersSchema, besidesSchema } from '../../../domain/studio/assessment/report.js';
import {
  type AssessmentEvent,
  type AssessmentGuard,
  assessmentMachine,
} from '../../../domain/studio/assessment/states.js';
import type { Desk } from '../../kit/deps.js';

export type Assessment = typeof assessments.$inferSelect;
export type SheetRow = typeof assessmentSheets.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** @throws Error for an unknown id: ids come from our own rows here */
export async function assessmentOf({ tx }: At, id: string): Promise<Assessment> {
  const [row] = await tx.select().from(assessments).where(eq(assessments.id, id));
  if (!row) throw new Error('no such assessment');
  return row;
}

/** Moves an assessment by its table of states, or says why it cannot move. The caller holds its term. */
export async function moveAssessment(
  { tx }: At,
  assessment: Assessment,
  event: AssessmentEvent,
  more: {
    readonly holds?: Partial<Record<AssessmentGuard, boolean>>;
    readonly set?: Partial<typeof assessments.$inferInsert>;
  } = {},
): Promise<Refusal | null> {
  const context = { comparesLetter: false, appealOver: false, ...more.holds };
  const step = nextState(assessmentMachine, { state: assessment.state, previous: null, context }, event);
  if (!step.ok) return step.refusals[0] ?? refuse('stageNotOpen', { ruleId: assessmentMachine.ruleId });
  await tx
    .update(assessments)
    .set({ ...more.set, state: step.value })
    .where(eq(assessments.id, assessment.id));
  return null;
}

/** The self-report that stands, or the one of a hash, with its answers while they can be read; null before the first. */
export async function reportOf(at: Pick<Desk, 'tx' | 'vault'>, assessmentId: string, contentHash?: string) {
  const [row] = await at.tx
    .select()
    .from(selfReports)
    .where(
      and(
        eq(selfReports.assessmentId, assessmentId),
        contentHash === undefined ? undefined : eq(selfReports.contentHash, contentHash),
      ),
    )
    .orderBy(desc(selfReports.number))
    .limit(1);
  if (!row) return null;
  const read = answersSchema.safeParse(await opened(at.tx, at.vault, assessmentId, row.answers));
  const answers: Answers = read.success ? read.data : [];
  const more = besidesSchema.safeParse(await opened(at.tx, at.vault, assessmentId, row.besides));
  return { ...row, answers, besides: more.success ? more.data : besidesSchema.parse({}) };
}

/** The sheet that stands, or the one of a number; null before the first. */
export async function sheetOf({ tx }: At, assessmentId: string, number?: number): Promise<SheetRow | null> {
  const [row] = await tx
    .select()
    .from(assessmentSheets)
    .where(
      and(
        eq(assessmentSheets.assessmentId, assessmentId),
        number === undefined ? undefined : eq(assessmentSheets.number, number),
      ),
    )
    .orderBy(desc(assessmentSheets.number))
    .limit(1);
  return row ?? null;
}

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { appeals, cases, vetoes } from '../../db/schema/all.js';
import { because, inWords, type Why } from '../../domain/ending.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import { decideAppeal as judgedVeto } from '../../domain/veto.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { type Case, meetCase } from '../kit/cases.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { confirmEnding } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { type Round, standingRound } from '../kit/round.js';
import { settleStage } from '../kit/stage.js';
import { type TakenTask, takeTask } from '../kit/take-task.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { endWithRound } from '../round/end-with-round.js';
import { latestVeto, vetoOf } from '../veto/find-veto.js';
import { type Ground, groundOf } from './grounds.js';
import { nextStageDate } from './next-stage-date.js';
import { reopen } from './reopen.js';
import { roundWentOn } from './round-went-on.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['upheld', 'dismissed']),
  reason: z.string().trim().min(1).max(5000),
});
type Input = z.infer<typeof input>;

export interface DecidedAppeal {
  readonly outcome: 'upheld' | 'dismissed';
  /** False when an upheld appeal came after the next stage's date, the draw or the end of the round: it goes on without the case (HOST-O19). */
  readonly reopened: boolean;
}

/**
 * The next level answers an appeal (HOST-O19, NOTICE-O06, VETO-O05). Upheld: the case goes back to where the refusal met it; where
 * the round has passed that place the case ends with it (HOST-26): the refusal does not stand, the applicant is told why, and nothing is
 * held up.
 * Refuses by `takeTask`; `conflictOfInterest`; `secondPersonRequired` (decided or registered it before); `stageNotOpen`;
 * `quotaExhausted` (HOST-21, HOST-23: its place was given to another meanwhile).
 */
export const decideAppeal = act<PersonActor, Input, DecidedAppeal>({
  name: 'decideAppeal',
  input,
  chain: chainOfTask,
  run: async (desk, actor, i) => {
    const taken = await takeTask(desk, actor, i.taskId, ['appealDecision']);
    if (!taken.ok) return taken;
    const { task, run, seat, subject } = taken.value;
    const met = await meetCase(desk, actor, task.caseId ?? '');
    const [appeal] = await desk.tx.select().from(appeals).where(eq(appeals.id, subject.id)).for('update');
    if (!met || appeal?.state !== 'filed') return refused(refuse('notFound'));
    const { file } = met;
    const round = await standingRound(desk, file.roundId);
    const ground = await groundOf(desk, file, round);
    if (!ground || ground.subjectId !== appeal.subjectId)
      return refused(refuse('stageNotOpen', { ruleId: 'HOST-O19', facts: { state: file.state } }));
    const no = await refuseDecision(desk, taken.value, actor, { file, top: round.level }, ground, i);
    if (no) return refused(no);
    const isVeto = ground.against === 'ethicsVeto';
    const isLate =
      (nextStageDate(round, file, ground.against) ?? desk.now) < desk.now ||
      (await roundWentOn(desk, round, file, ground.against));
    const reopened = i.outcome === 'upheld' && !isLate;
    await desk.tx
      .update(appeals)
      .set({ state: i.outcome, decidedBy: actor.personId, decidedAt: desk.now, reason: i.reason })
      .where(eq(appeals.id, appeal.id));
    const { ruleId, against } = ground;
    decide(desk, actor, seat, {
      caseId: file.id,
      subjectId: appeal.id,
      stage: 'appeal',
      kind: 'appealDecision',
      seatKey: appeal.id,
      ruleIds: [ruleId],
      decision: i.outcome,
      reason: i.reason,
      content: { against, reopened },
      formHash: file.formHash,
    });
    const facts = { against, outcome: i.outcome, reopened: reopened ? 1 : 0 };
    await record(desk, actor, {
      chain: file.id,
      act: 'decideAppeal',
      seat,
      ruleIds: [ruleId],
      formHash: file.formHash,
      facts,
    });
    // upheld, and yet nothing reopens: that, too, is said
    const isTooLate = i.outcome === 'upheld' && isLate;
    // Too late for this round; but the finding is void, and bars nobody from the next one (HOST-O17).
    if (isVeto && isTooLate)
      await desk.tx.update(vetoes).set({ state: 'overturned' }).where(eq(vetoes.id, appeal.subjectId));
    const shut = reopened
      ? await reopen[against](desk, file, round, appeal.subjectId, { actor, seat })
      : isTooLate
        ? await endWithRound(desk, round, file, { reason: because('appealTooLate'), ruleId })
        : await leaveShut(desk, file, { ruleId, reason: inWords(i.reason) });
    if (shut) return refused(shut);
    const settled = { subject, stage: 'appealDecision', number: run.number, outcome: i.outcome } as const;
    await settleStage(desk, { ...settled, closedBy: actor.personId });
    if (!isTooLate) await tellApplicant(desk, file, round, ruleId, i);
    return accepted({ outcome: i.outcome, reopened });
  },
});

/** HOST-O19, NOTICE-O06: somebody else than before; VETO-O05 has its own rule in `domain/veto.ts`. */
async function refuseDecision(
  desk: Desk,
  { seat }: TakenTask,
  actor: PersonActor,
  { file, top }: { readonly file: Case; readonly top: StudioLevel },
  ground: Ground,
  { outcome, reason }: Input,
): Promise<Refusal | null> {
  const { ruleId } = ground;
  if (file.applicantId === actor.personId) return refuse('conflictOfInterest', { ruleId });
  if (ground.decided.includes(actor.personId)) return refuse('secondPersonRequired', { ruleId });
  if (ground.against !== 'ethicsVeto') return null;
  const by = { personId: actor.personId, role: seat.role };
  const turned = outcome === 'upheld' ? 'overturned' : 'upheld';
  const veto = await vetoOf(desk, await latestVeto(desk, file.id));
  const judged = judgedVeto(veto, by, file.applicantId, { outcome: turned, reason, at: desk.now, top });
  return judged.ok ? null : (judged.refusals[0] ?? null);
}

/** The refusal stands: whoever waits for the appeal need not wait any longer. */
async function leaveShut(desk: Desk, file: Case, said: Pick<Why, 'reason' | 'ruleId'>): Promise<null> {
  await confirmEnding(desk, file, said);
  const news =
    file.state === 'vetoed'
      ? ({ kind: 'interrupted', outcome: 'vetoed', until: desk.clock.realInstant(desk.now) } as const)
      : ({ kind: 'datesMoved' } as const);
  await tell(desk, { kind: 'case', id: file.id }, news);
  return null;
}

async function tellApplicant(
  desk: Desk,
  file: Case,
  round: Round,
  ruleId: string,
  { outcome: appeal, reason }: Input,
): Promise<void> {
  const [now] = await desk.tx.select({ state: cases.state }).from(cases).where(eq(cases.id, file.id));
  await writeToApplicant(desk, round, file, {
    state: now?.state ?? file.state,
    ruleId,
    reason: inWords(reason),
    appeal,
  });
}

import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { nominations } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { askDeclarations } from '../city/ask-declarations.js';
import { catchUp } from '../city/catch-up.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { moveCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { nextNumber, padded } from '../kit/register.js';
import type { Round } from '../kit/round.js';
import { openRun, settleStage } from '../kit/stage.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { stillToSend } from './follow-bundle.js';
import { countySeat, lockCases, lockNomination, type Nomination, workOn } from './nominations.js';
import { readyCases } from './ready-cases.js';
import { refuseAfterRound, refuseLateBundle } from './refuse-late.js';

const input = z.strictObject({
  nominationId: z.uuid(),
  /** The candidates the officer was shown as cleared, in the county's order. */
  caseIds: z.array(z.uuid()).min(1).max(100),
});

export interface SentBundle {
  readonly bundleNumber: string;
  /** 1 is the bundle itself; later parts bring those who were held back or put in for another. */
  readonly part: number;
}

/**
 * HOST-22: the county sends all cleared forms together, under one number. Refuses `notFound`, `caseChanged` (others are cleared by
 * now), `windowClosed` (HOST-O14: after the city's date), `stageNotOpen` (HOST-25: the panel is drawn; HOST-15).
 */
export const submitBundle = act<PersonActor, z.infer<typeof input>, SentBundle>({
  name: 'submitBundle',
  input,
  chain: (i) => i.nominationId,
  run: async (desk, actor, { nominationId, caseIds }) => {
    const met = await lockNomination(desk, nominationId);
    const seat = met && (await countySeat(desk, actor, workOn(met, ['bundle'])));
    if (!met || !seat) return refused(refuse('notFound'));
    const { nomination, round } = met;
    const subject = { kind: 'nomination', id: nominationId } as const;
    const run = await openRun(desk, subject, 'bundle');
    // whom an objection held back is not late, but follows (NOTICE-O03)
    const isSupplement = run !== undefined && run.number > 1;
    const late = isSupplement ? refuseAfterRound(round) : await refuseLateBundle(desk, round, nomination);
    if (late) return refused(late);
    await lockCases(desk, caseIds);
    const files = await readyCases(desk, round, nomination);
    if (files.map((file) => file.id).join() !== caseIds.join())
      return refused(refuse('caseChanged', { ruleId: 'HOST-22', facts: { cleared: files.length } }));
    const bundle = await numberOf(desk, round, nomination);
    for (const file of files) {
      const no = await moveCase(desk, file, 'submitToCity');
      if (no) return refused(no);
      const story = { chain: file.id, act: 'submitBundle', seat, ruleIds: ['HOST-22'], formHash: file.formHash };
      await record(desk, actor, { ...story, facts: { number: bundle.bundleNumber, part: bundle.part } });
      const settled = { stage: 'countyNotice', number: 1, outcome: 'cleared' };
      await tell(desk, { kind: 'case', id: file.id }, { kind: 'settled', ...settled });
      await writeToApplicant(desk, round, file, { state: 'submittedToCity', ruleId: 'HOST-22' });
    }
    if (!isSupplement) await askDeclarations(desk, round);
    decide(desk, actor, seat, {
      subjectId: nominationId,
      stage: 'countyNotice',
      kind: 'submitBundle',
      seatKey: String(bundle.part),
      ruleIds: ['HOST-20', 'HOST-22'],
      decision: 'submitted',
      content: { ...bundle, cases: files.map(({ id, number, rank, formHash }) => ({ id, number, rank, formHash })) },
    });
    await desk.tx
      .update(nominations)
      .set({
        state: 'submitted',
        submittedAt: desk.now,
        bundleNumber: bundle.bundleNumber,
        bundleParts: bundle.part,
      })
      .where(eq(nominations.id, nominationId));
    await record(desk, actor, {
      chain: nominationId,
      act: 'submitBundle',
      seat,
      ruleIds: ['HOST-22'],
      facts: { number: bundle.bundleNumber, part: bundle.part, cases: files.length },
    });
    if (run) {
      const { number } = run;
      const outcome = (await stillToSend(desk, nomination)).length > 0 ? 'partly' : 'submitted';
      await settleStage(desk, { subject, stage: 'bundle', number, outcome, closedBy: actor.personId });
    }
    // where the panel is drawn already they join it
    if (isSupplement)
      for (const file of files) await catchUp(desk, round, { ...file, state: 'submittedToCity' }, 'NOTICE-O03');
    return accepted(bundle);
  },
});

/** One number per county and round, whichever nomination sends; the next part of it. */
async function numberOf(desk: Desk, round: Round, nomination: Nomination): Promise<SentBundle> {
  const rows = await desk.tx
    .select()
    .from(nominations)
    .where(and(eq(nominations.roundId, round.id), eq(nominations.orgId, nomination.orgId)))
    .orderBy(nominations.id)
    .for('update');
  const earlier = rows.find((row) => row.bundleNumber !== null)?.bundleNumber;
  const part = Math.max(0, ...rows.map((row) => row.bundleParts)) + 1;
  if (earlier) return { bundleNumber: earlier, part };
  return { bundleNumber: `${round.code}-SB${padded(await nextNumber(desk, 'bundle', round.code))}`, part };
}

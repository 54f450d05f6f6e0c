import { and, count, eq, inArray, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { cases, countyQuotas } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { inWords } from '../../domain/ending.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import { endRun, openRun, settleStage } from '../kit/stage.js';
import { countySeat, lockCases, lockNomination, type Nomination, refuseFrozen, workOn } from './nominations.js';
import { isAgreed, verificationsOf } from './verifications.js';

const notChosen = z.strictObject({
  caseId: z.uuid(),
  formHash: z.string(),
  /** Why others were preferred, or the place is left empty; the applicant reads it. */
  reason: z.string().trim().min(1).max(2000),
});
const input = z.strictObject({ nominationId: z.uuid(), notChosen: z.array(notChosen).max(200) });

/**
 * The county ends the reserve list: everybody on it is told that they are not forwarded, why, and until when to appeal. Cites
 * HOST-21 where the places are used up, else HOST-14 (places may stay empty). Ends the nomination with "nobody" once nothing can
 * come any more. Refuses `notFound`, `stageNotOpen` (HOST-15), `caseChanged` (I9), `ruleForbids` (HOST-20: not examined; HOST-21:
 * chosen; VETO-O03, HOST-O18: the application rests).
 */
export const closeNomination = act<PersonActor, z.infer<typeof input>, { readonly ended: boolean }>({
  name: 'closeNomination',
  input,
  chain: (i) => i.nominationId,
  run: async (desk, actor, i) => {
    const met = await lockNomination(desk, i.nominationId);
    const seat = met && (await countySeat(desk, actor, workOn(met, ['nomination', 'bundle'])));
    if (!met || !seat) return refused(refuse('notFound'));
    const { nomination, round } = met;
    const ruleId = (await placesLeft(desk, nomination)) > 0 ? 'HOST-14' : 'HOST-21';
    const appealUntil = dueAfter(desk.calendar(), desk.now, round.parameters.appealWorkingDays).due;
    const byId = await lockCases(
      desk,
      i.notChosen.map((one) => one.caseId),
    );
    const frozen = await refuseFrozen(desk, round, [...byId.keys()]);
    if (frozen) return refused(frozen);
    const verifications = await verificationsOf(desk, [...byId.values()]);
    for (const [at, one] of i.notChosen.entries()) {
      const field = `notChosen.${at}`;
      const file = byId.get(one.caseId);
      if (!file || file.countyId !== nomination.orgId || file.roundId !== round.id)
        return refused(refuse('notFound', { field }));
      if (file.formHash !== one.formHash) return refused(refuse('caseChanged', { field }));
      if (file.holdsPlace === 1) return refused(refuse('ruleForbids', { ruleId: 'HOST-21', field }));
      if (file.state === 'countyReview' && !isAgreed(file, verifications.get(file.id)))
        return refused(refuse('ruleForbids', { ruleId: 'HOST-20', field }));
      const no = await endCase(desk, round, file, 'notForward', { reason: inWords(one.reason), ruleId, appealUntil });
      if (no) return refused(no);
      decide(desk, actor, seat, {
        caseId: file.id,
        stage: 'countyReview',
        stageRound: file.stageRound,
        kind: 'countySelection',
        seatKey: 'closed',
        ruleIds: [ruleId],
        decision: 'notChosen',
        reason: one.reason,
        formHash: file.formHash,
      });
      const story = { chain: file.id, seat, ruleIds: [ruleId], formHash: file.formHash };
      await record(desk, actor, { ...story, act: 'closeNomination' });
      const settled = { stage: 'countyReview', number: file.stageRound, outcome: 'notForwarded' };
      await tell(desk, { kind: 'case', id: file.id }, { kind: 'settled', ...settled });
    }
    const ended = await endIfEmpty(desk, actor, nomination, round);
    const facts = { notChosen: i.notChosen.length, ended: String(ended) };
    await record(desk, actor, { chain: nomination.id, act: 'closeNomination', seat, ruleIds: [ruleId], facts });
    return accepted({ ended });
  },
});

async function placesLeft(desk: Desk, { roundId, orgId }: Nomination): Promise<number> {
  const [quota] = await desk.tx
    .select()
    .from(countyQuotas)
    .where(and(eq(countyQuotas.roundId, roundId), eq(countyQuotas.orgId, orgId)));
  return quota ? quota.cap - quota.used : 0;
}

/** Whoever may still become a candidate of the county, or wait on its notice; a withdrawal only while it can be undone. */
const underway: readonly CaseState[] = [
  'schoolReview',
  'returnedForCorrection',
  'recommended',
  'countyReview',
  'countyNotice',
];

/** After the application window, with nobody left who could be chosen or sent, the nomination is over. */
async function endIfEmpty(desk: Desk, actor: PersonActor, nomination: Nomination, round: Round): Promise<boolean> {
  const windowEnd = round.dates.applicationWindow;
  if (windowEnd && desk.now <= windowEnd) return false;
  const [left] = await desk.tx
    .select({ n: count() })
    .from(cases)
    .where(
      and(
        eq(cases.roundId, round.id),
        eq(cases.countyId, nomination.orgId),
        or(inArray(cases.state, [...underway]), and(eq(cases.state, 'withdrawn'), isNull(cases.endedAt))),
      ),
    );
  if (left && left.n > 0) return false;
  const subject = { kind: 'nomination', id: nomination.id } as const;
  const review = await openRun(desk, subject, 'nomination');
  if (review) {
    const { number } = review;
    await settleStage(desk, { subject, stage: 'nomination', number, outcome: 'nobody', closedBy: actor.personId });
    return true;
  }
  const bundle = await openRun(desk, subject, 'bundle');
  if (!bundle) return false;
  // All were removed from the notice: there is no bundle to send, and none is claimed to have been sent.
  await endRun(desk, bundle.id, 'void', 'nobody', actor.personId);
  await tell(desk, subject, { kind: 'settled', stage: 'bundle', number: bundle.number, outcome: 'nobody' });
  return true;
}

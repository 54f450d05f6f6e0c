import { eq } from 'drizzle-orm';
import { cases, vetoes } from '../../db/schema/all.js';
import type { Refusal } from '../../domain/refusal.js';
import { catchUp } from '../city/catch-up.js';
import { type Case, caseColumns, moveCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import { isOnOpenList } from '../notice/leave-list.js';
import { lockVeto, type VetoRow } from '../veto/find-veto.js';
import { thawUnlessResting } from '../veto/thaw-unless-resting.js';
import type { AppealAgainst } from './grounds.js';
import { type Decider, hangAgain } from './hang-again.js';
import { retakePlace } from './retake-place.js';

/** The event by which each kind of upheld appeal brings the case back. */
type Reopening = (desk: Desk, file: Case, round: Round, subjectId: string, by: Decider) => Promise<Refusal | null>;

/** Brings the case back to where the refusal met it, and lets its process go on. 'quotaExhausted' when its place is gone. */
export const reopen: Readonly<Record<AppealAgainst, Reopening>> = {
  declined: async (desk, file) => {
    const set = { stageRound: file.stageRound + 1, endedAt: null };
    return (await moveCase(desk, file, 'reopenSchoolReview', { set })) ?? goOn(desk, file);
  },
  // A round of its own, since the county found on this one already.
  notForwarded: async (desk, file) => {
    const set = { stageRound: file.stageRound + 1, endedAt: null };
    return (await moveCase(desk, file, 'reopenCountyReview', { set })) ?? goOn(desk, file);
  },
  objectionUpheld: async (desk, file, round, _, by) => {
    const no =
      (await retakePlace(desk, file, round)) ??
      (await moveCase(desk, file, 'reopenNotice', { set: { endedAt: null } }));
    if (no) return no;
    await goOn(desk, file);
    // The county's stage was left with the removal: its process first hears again that the case is on the notice.
    if (file.state === 'notForwarded') {
      const settled = { stage: 'countyReview', number: file.stageRound, outcome: 'forwarded' };
      await tell(desk, { kind: 'case', id: file.id }, { kind: 'settled', ...settled });
    }
    return hangAgain(desk, round, file.id, by);
  },
  ethicsVeto: async (desk, file, round, subjectId, by) => {
    const veto = await lockVeto(desk, subjectId);
    await desk.tx.update(vetoes).set({ state: 'overturned' }).where(eq(vetoes.id, veto.id));
    if (file.priorState === 'withdrawn') return backToWithdrawal(desk, file, round, veto, by);
    // A place on a list that the county has published without the case is no longer its own.
    const hasPlace = veto.heldPlace && (file.priorState !== 'countyReview' || (await isOnOpenList(desk, file)));
    const no =
      (hasPlace ? await retakePlace(desk, file, round) : null) ??
      (await moveCase(desk, file, 'restore', { set: { endedAt: null, ...(hasPlace ? {} : { rank: null }) } }));
    if (no) return no;
    await desk.tx.update(cases).set({ priorState: veto.priorState }).where(eq(cases.id, file.id));
    await thawUnlessResting(desk, round, file.id);
    await goOn(desk, file);
    const shut = await hangAgain(desk, round, file.id, by);
    if (shut) return shut;
    // The round did not wait for the case.
    const [now] = await desk.tx.select(caseColumns).from(cases).where(eq(cases.id, file.id));
    if (now) await catchUp(desk, round, now, 'VETO-O03');
    return null;
  },
};

/** A withdrawal that the veto overtook runs on to its own end, or has ended meanwhile. */
async function backToWithdrawal(
  desk: Desk,
  file: Case,
  round: Round,
  veto: VetoRow,
  by: Decider,
): Promise<Refusal | null> {
  const until = file.withdrawUndoUntil ?? desk.now;
  const hasEnded = until <= desk.now || file.formVersion === 0;
  const no =
    (veto.heldPlace && !hasEnded ? await retakePlace(desk, file, round) : null) ??
    (await moveCase(desk, file, 'restore', { set: { endedAt: hasEnded ? desk.now : null } }));
  if (no) return no;
  await desk.tx.update(cases).set({ priorState: veto.priorState }).where(eq(cases.id, file.id));
  if (file.formVersion > 0) {
    const ends = { outcome: 'withdrawn', until: desk.clock.realInstant(until) } as const;
    await tell(desk, { kind: 'case', id: file.id }, { kind: 'interrupted', ...ends });
  }
  return hasEnded ? null : hangAgain(desk, round, file.id, by);
}

async function goOn(desk: Desk, file: Case): Promise<null> {
  await tell(desk, { kind: 'case', id: file.id }, { kind: 'restored' });
  return null;
}

import { eq } from 'drizzle-orm';
import { cases, vetoes } from '../../db/schema/all.js';
import type { Refusal } from '../../domain/refusal.js';
import { type Case, moveCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import { lockVeto } from '../veto/find-veto.js';
import { thawTasks } from '../veto/freeze.js';
import type { AppealAgainst } from './grounds.js';
import { hangAgain } from './hang-again.js';
import { retakePlace } from './retake-place.js';

/** The event by which each kind of upheld appeal brings the case back. */
type Reopening = (desk: Desk, file: Case, round: Round, subjectId: string) => Promise<Refusal | null>;

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
  objectionUpheld: async (desk, file, round) => {
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
    await hangAgain(desk, file.id);
    return null;
  },
  ethicsVeto: async (desk, file, round, subjectId) => {
    const veto = await lockVeto(desk, subjectId);
    await desk.tx.update(vetoes).set({ state: 'overturned' }).where(eq(vetoes.id, veto.id));
    const no =
      (veto.heldPlace ? await retakePlace(desk, file, round) : null) ??
      (await moveCase(desk, file, 'restore', { set: { endedAt: null } }));
    if (no) return no;
    await desk.tx.update(cases).set({ priorState: veto.priorState }).where(eq(cases.id, file.id));
    await thawTasks(desk, file.id);
    // A withdrawal that the veto overtook runs on to its own end instead.
    if (file.priorState !== 'withdrawn') await goOn(desk, file);
    await hangAgain(desk, file.id);
    return null;
  },
};

async function goOn(desk: Desk, file: Case): Promise<null> {
  await tell(desk, { kind: 'case', id: file.id }, { kind: 'restored' });
  return null;
}

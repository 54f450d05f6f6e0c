import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { cases } from '../../db/schema/all.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { comeToPanel } from '../city/come-to-panel.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { type Case, moveCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { standingRound } from '../kit/round.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { leaveList } from '../notice/leave-list.js';
import { rejoinNotice } from '../notice/rejoin-notice.js';
import { endWithRound } from '../round/end-with-round.js';
import { thawUnlessResting } from '../veto/thaw-unless-resting.js';
import { meetAsApplicant } from './as-applicant.js';

const input = z.strictObject({ caseId: z.uuid() });

/**
 * The applicant takes a withdrawal back within the policy's hours: the case goes on where it stood, with its tasks, or where its
 * notice has led it meanwhile. Where the round is over by now it ends with the round instead, which says more than a withdrawal (HOST-26).
 * 'notFound', 'notYourPost', 'stageNotOpen' (HOST-15: not withdrawn), 'windowClosed' (too late).
 */
export const undoWithdrawal = act<PersonActor, z.output<typeof input>, { readonly state: CaseState }>({
  name: 'undoWithdrawal',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAsApplicant(desk, actor, i.caseId);
    if (!met.ok) return met;
    const { file, seat } = met.value;
    const set = { withdrawUndoUntil: null, endedAt: null };
    const no = (await moveCase(desk, file, 'undoWithdraw', { set })) ?? refuseTooLate(desk, file);
    if (no) return refused(no);
    const round = await standingRound(desk, file.roundId);
    if (round.state !== 'open') {
      const facts = { state: 'endedWithRound' };
      await record(desk, actor, { chain: file.id, act: 'undoWithdrawal', seat, formHash: file.formHash, facts });
      await endWithRound(desk, round, file);
      return accepted({ state: 'endedWithRound' });
    }
    const state = file.priorState ?? 'draft';
    await thawUnlessResting(desk, round, file.id);
    const freed = await leaveList(desk, file.id);
    await record(desk, actor, {
      chain: file.id,
      act: 'undoWithdrawal',
      seat,
      formHash: file.formHash,
      facts: { state, ...(freed ? { freedPlace: 1 } : {}) },
    });
    if (file.formVersion > 0) await tell(desk, { kind: 'case', id: file.id }, { kind: 'restored' });
    await rejoinNotice(desk, file.id);
    await comeToPanel(desk, round, file.id);
    const [now] = await desk.tx.select({ state: cases.state }).from(cases).where(eq(cases.id, file.id));
    // what its notice led to meanwhile has been told already
    if (now?.state === state) await writeToApplicant(desk, round, file, { state, ruleId: '' });
    return accepted({ state: now?.state ?? state });
  },
});

/** The last moment counts (CONV-06); once the process has ended the withdrawal there is nothing left to undo. */
function refuseTooLate(desk: Desk, { withdrawUndoUntil: until, endedAt, formVersion }: Case): Refusal | null {
  const ended = formVersion > 0 && endedAt !== null;
  return until && desk.now <= until && !ended ? null : refuse('windowClosed', { facts: { until: until ?? '' } });
}

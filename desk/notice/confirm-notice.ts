import { eq } from 'drizzle-orm';
import { notices } from '../../db/schema/all.js';
import type { Subject } from '../../domain/news.js';
import { followBundle } from '../county/follow-bundle.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { settleStage } from '../kit/stage.js';
import { setCall } from '../studio/commendation/calls.js';
import { isAppealed } from '../studio/commendation/list-waits.js';
import { lockNotice, type Notice, type NoticeSubject, subjectsOf } from './find-notice.js';

/** Under investigation, or waiting until an objector has confirmed an address. */
const heldBack: readonly NoticeSubject['state'][] = ['underInvestigation', 'listed', 'dismissed'];

/**
 * Confirms a notice that has come down as soon as somebody on it may go on, or nobody is held back any more
 * (NOTICE-O03: an objection holds back its subject alone, who follows later). The list of a call is decided on once and as a whole
 * (COMMEND-O01): it waits until nobody is held back, and until whoever was struck can appeal no more (NOTICE-O06). Tells the notice's process and its owner's.
 * Run twice it finds nothing to do.
 */
export async function confirmNotice(desk: Desk, noticeId: string): Promise<void> {
  const notice = await lockNotice(desk, noticeId);
  if (notice?.state === 'confirmed' && notice.nominationId) await followBundle(desk, notice.nominationId);
  if (notice?.state !== 'closed') return;
  const subjects = await subjectsOf(desk, noticeId);
  const cleared = subjects.filter((subject) => subject.state === 'cleared').length;
  const held = subjects.filter((subject) => heldBack.includes(subject.state)).length;
  if (held > 0 && (notice.callId || cleared === 0)) return;
  if (notice.callId && (await isAppealed(desk, notice.callId))) return;
  await desk.tx.update(notices).set({ state: 'confirmed' }).where(eq(notices.id, noticeId));
  const confirmed = { stage: 'notice', number: 1, outcome: 'confirmed' } as const;
  await settleStage(desk, { subject: { kind: 'notice', id: noticeId }, ...confirmed });
  if (notice.callId) await setCall(desk, notice.callId, { state: 'deciding' });
  await tell(desk, ownerOf(notice), { kind: 'settled', ...confirmed });
  await record(desk, system, {
    chain: noticeId,
    act: 'confirmNotice',
    ruleIds: ['NOTICE-O03'],
    facts: { cleared, held, subjects: subjects.length },
  });
}

/** Whose process follows it: a county's nomination, the round, or the call. @throws Error for none */
function ownerOf({ nominationId, roundId, callId }: Notice): Subject {
  if (nominationId) return { kind: 'nomination', id: nominationId };
  if (roundId) return { kind: 'round', id: roundId };
  if (callId) return { kind: 'call', id: callId };
  throw new Error('a notice of no round and no call');
}

import { followBundle } from '../county/follow-bundle.js';
import { lockCases } from '../county/nominations.js';
import type { Desk } from '../kit/deps.js';
import { roundOf } from '../kit/round.js';
import { latestNoticeOf } from './find-notice.js';
import { followSubject } from './follow-subject.js';

/**
 * A case came back from an interruption: what was found or cleared on its latest notice meanwhile is carried out now.
 * Call it in the transaction that restored the case.
 */
export async function rejoinNotice(desk: Desk, caseId: string): Promise<void> {
  const file = (await lockCases(desk, [caseId])).get(caseId);
  const latest = await latestNoticeOf(desk, caseId);
  if (!file || !latest) return;
  const on = { kind: 'case', round: await roundOf(desk, file.roundId), file } as const;
  await followSubject(desk, { notice: latest.notice, on, state: latest.subject.state });
  if (latest.notice.nominationId) await followBundle(desk, latest.notice.nominationId);
}

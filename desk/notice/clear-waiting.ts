import { lockCases } from '../county/nominations.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { roundOf } from '../kit/round.js';
import { lockNotice, type Notice, setSubject, subjectsOf } from './find-notice.js';
import { followSubject } from './follow-subject.js';
import { pendingObjections, turnIntoLeads } from './pending-objections.js';

/** Locks a notice and, before it, everybody on it. */
export async function lockWithCases(
  desk: Desk,
  noticeId: string,
): Promise<{ readonly notice: Notice | undefined; readonly files: ReadonlyMap<string, Case> }> {
  const subjects = await subjectsOf(desk, noticeId);
  const files = await lockCases(
    desk,
    subjects.map((subject) => subject.caseId),
  );
  return { notice: await lockNotice(desk, noticeId), files };
}

/**
 * The notice has come down: everybody without an objection goes on (NOTICE-O03). Whoever was objected to in time by somebody who may
 * still confirm the address waits for that (NOTICE-O02); run again once that time is over.
 */
export async function clearWaiting(desk: Desk, notice: Notice, files: ReadonlyMap<string, Case>): Promise<void> {
  const caseIds = [...files.keys()];
  await turnIntoLeads(desk, notice, caseIds);
  const pending = new Set((await pendingObjections(desk, caseIds)).map(({ caseId }) => caseId));
  const round = await roundOf(desk, notice.roundId);
  for (const subject of await subjectsOf(desk, notice.id)) {
    if (subject.state !== 'listed' && subject.state !== 'dismissed') continue;
    const file = files.get(subject.caseId);
    if (pending.has(subject.caseId)) continue;
    await setSubject(desk, subject, 'cleared');
    if (!file) continue;
    await record(desk, system, {
      chain: file.id,
      act: 'clearSubject',
      ruleIds: ['NOTICE-O03'],
      facts: { number: notice.number },
    });
    await followSubject(desk, { round, notice, file, state: 'cleared' });
  }
}

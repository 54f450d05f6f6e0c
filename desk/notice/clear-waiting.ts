import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { type Notice, setSubject, subjectsOf } from './find-notice.js';
import { followSubject } from './follow-subject.js';
import { chainOf, type OnNotice } from './on-notice.js';
import { pendingObjections, turnIntoLeads } from './pending-objections.js';

/**
 * The notice has come down: everybody without an objection goes on (NOTICE-O03). Whoever was objected to in time by somebody who may
 * still confirm the address waits for that (NOTICE-O02); run again once that time is over.
 */
export async function clearWaiting(desk: Desk, notice: Notice, shown: ReadonlyMap<string, OnNotice>): Promise<void> {
  const ids = [...shown.keys()];
  await turnIntoLeads(desk, notice, ids);
  const pending = new Set((await pendingObjections(desk, ids)).map(({ subjectId }) => subjectId));
  for (const subject of await subjectsOf(desk, notice.id)) {
    if (subject.state !== 'listed' && subject.state !== 'dismissed') continue;
    const on = shown.get(subject.subjectId);
    if (pending.has(subject.subjectId)) continue;
    await setSubject(desk, subject, 'cleared');
    if (!on) continue;
    const facts = { number: notice.number };
    await record(desk, system, { chain: chainOf(on), act: 'clearSubject', ruleIds: ['NOTICE-O03'], facts });
    await followSubject(desk, { notice, on, state: 'cleared' });
  }
}

import type { Refusal } from '../../domain/refusal.js';
import { type Case, moveCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { freePlace } from '../kit/quota.js';
import { leaveNotice } from '../notice/leave-notice.js';
import { freezeTasks, thawTasks } from './freeze.js';

/**
 * What an effective veto does to the application, the same day: it is out, its tasks rest, its place is free for another
 * (HOST-O14), it hangs on no notice. The process stands still while the one appeal may come (VETO-O05): no suspensive effect,
 * but a way back. @param appealUntil business instant
 */
export async function carryOutVeto(desk: Desk, file: Case, appealUntil: string): Promise<Refusal | null> {
  const no = await moveCase(desk, file, 'veto', { set: { endedAt: desk.now } });
  if (no) return no;
  await freezeTasks(desk, file.id, 'out');
  await freePlace(desk, file);
  await leaveNotice(desk, file.id);
  // Its objectors are owed an answer (NOTICE-O03), which can no longer move the case.
  await thawTasks(desk, file.id, ['objectionHandling']);
  const until = desk.clock.realInstant(appealUntil);
  await tell(desk, { kind: 'case', id: file.id }, { kind: 'interrupted', outcome: 'vetoed', until });
  return null;
}

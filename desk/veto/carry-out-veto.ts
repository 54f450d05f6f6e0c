import type { Why } from '../../domain/ending.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { freePlace } from '../kit/quota.js';
import type { Round } from '../kit/round.js';
import { leaveNotice } from '../notice/leave-notice.js';
import { freezeTasks, thawTasks } from './freeze.js';

/**
 * What an effective veto does to the application, the same day: it is out, its tasks rest, its place is free for another
 * (HOST-O14), it hangs on no notice. The process stands still while the one appeal may come (VETO-O05): no suspensive effect,
 * but a way back. @param why with `appealUntil`, a business instant
 */
export async function carryOutVeto(desk: Desk, round: Round, file: Case, why: Required<Why>): Promise<Refusal | null> {
  const no = await endCase(desk, round, file, 'veto', why);
  if (no) return no;
  await freezeTasks(desk, file.id, 'out');
  await freePlace(desk, file);
  await leaveNotice(desk, file.id);
  // Its objectors are owed an answer (NOTICE-O03), which can no longer move the case.
  await thawTasks(desk, file.id, ['objectionHandling']);
  const until = desk.clock.realInstant(why.appealUntil);
  await tell(desk, { kind: 'case', id: file.id }, { kind: 'interrupted', outcome: 'vetoed', until });
  return null;
}

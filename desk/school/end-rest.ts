import { eq } from 'drizzle-orm';
import { cases } from '../../db/schema/all.js';
import { catchUp } from '../city/catch-up.js';
import { frozenAmong } from '../county/nominations.js';
import { caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { thawTasks } from '../veto/freeze.js';

/**
 * HOST-O18: a departure is settled, and the application goes on where it rested; what the round did without it is made up for.
 * What an undecided ethics finding put to rest goes on resting (VETO-O03), and whoever is out stays out.
 */
export async function endRest(desk: Desk, round: Round, caseId: string): Promise<void> {
  const [file] = await desk.tx.select(caseColumns).from(cases).where(eq(cases.id, caseId));
  if (!file || file.state === 'withdrawn' || file.state === 'vetoed') return;
  if ((await frozenAmong(desk, round, [caseId])).length > 0) return;
  await thawTasks(desk, caseId);
  await catchUp(desk, round, file, 'HOST-O18');
}

import { and, eq } from 'drizzle-orm';
import { countyQuotas, noticeSubjects, organisations } from '../../db/schema/all.js';
import { inWords } from '../../domain/ending.js';
import { lockCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { freePlace } from '../kit/quota.js';
import type { Round } from '../kit/round.js';
import { openCounty } from './open-round.js';
import type { OrderChange } from './order-changes.js';

/** HOST-21, I13: frees the places of the cases named before the cap goes down; a county new to the round gets its process. */
export async function changeQuota(
  desk: Desk,
  round: Round,
  change: OrderChange & { kind: 'quota' },
  order: { readonly id: string; readonly reason: string },
): Promise<void> {
  for (const caseId of change.affected) await takeBack(desk, round, caseId, order);
  const changed = await desk.tx
    .update(countyQuotas)
    .set({ cap: change.cap })
    .where(and(eq(countyQuotas.roundId, round.id), eq(countyQuotas.orgId, change.countyId)))
    .returning();
  if (changed.length > 0) return;
  const [county] = await desk.tx.select().from(organisations).where(eq(organisations.id, change.countyId));
  if (county)
    await openCounty(desk, round, { orgId: county.id, code: county.code, name: county.name, places: change.cap });
}

/** Still under review it stays on the county's list; on a notice it leaves it and is not forwarded. */
async function takeBack(
  desk: Desk,
  round: Round,
  caseId: string,
  order: { readonly id: string; readonly reason: string },
): Promise<void> {
  const [file] = await lockCase(desk.tx, { caseId });
  if (!file) return;
  await freePlace(desk, file);
  if (file.state !== 'countyNotice') return;
  await endCase(desk, round, file, 'removeFromNotice', { reason: inWords(order.reason), ruleId: 'HOST-21' });
  await desk.tx
    .update(noticeSubjects)
    .set({ state: 'removed' })
    .where(and(eq(noticeSubjects.subjectId, caseId), eq(noticeSubjects.state, 'listed')));
  await tell(
    desk,
    { kind: 'case', id: caseId },
    { kind: 'settled', stage: 'countyNotice', number: 1, outcome: 'removed' },
  );
}

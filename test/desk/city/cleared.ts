import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { cases, noticeSubjects, notices } from '../../../db/schema/all.js';
import { decision } from '../../../desk/stages/decision.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';
import { candidate, formHash, open } from './panel-desk.js';

/** Candidates whom the city's notice has cleared, and the decision stage open. */
export async function cleared(
  desk: TestDesk,
  city: TinyCity,
  teachers: readonly string[],
  change: object = {},
): Promise<readonly string[]> {
  const noticeId = randomUUID();
  await desk.db.insert(notices).values({
    id: noticeId,
    number: `GS-${noticeId}`,
    roundId: city.roundId,
    orgId: city.org('bureau'),
    level: 'city',
    state: 'confirmed',
    publishedAt: '2026-06-29T01:00:00.000Z',
    closesAt: '2026-07-06T15:59:59.999Z',
    contentHash: '0'.repeat(64),
    calendarVersion: 'test',
  });
  const ids: string[] = [];
  for (const teacher of teachers) {
    const id = await candidate(desk, city, teacher, change);
    ids.push(id);
    await desk.db.update(cases).set({ state: 'finalDecision' }).where(eq(cases.id, id));
    await desk.db.insert(noticeSubjects).values({ noticeId, subjectId: id, shown: {}, state: 'cleared' });
  }
  await open(desk, city, 'decision', decision);
  return ids;
}

export const approval = (city: TinyCity, caseId: string, more: object = {}) => ({
  roundId: city.roundId,
  caseId,
  formHash,
  decision: 'approve',
  decisionNumber: '江教发〔2026〕18号',
  ...more,
});

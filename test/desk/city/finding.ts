import { eq } from 'drizzle-orm';
import { cases, vetoes } from '../../../db/schema/all.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';

/** An ethics finding stands in the record and is not decided yet. */
export async function registeredFinding(desk: TestDesk, city: TinyCity, caseId: string): Promise<void> {
  const [file] = await desk.db.select().from(cases).where(eq(cases.id, caseId));
  await desk.db.insert(vetoes).values({
    id: crypto.randomUUID(),
    personId: file?.applicantId ?? '',
    roundId: city.roundId,
    caseId,
    orgId: city.org('bureau'),
    ground: 'ethicsViolation',
    facts: '经查',
    evidence: ['档-1'],
    decisionReference: '1号',
    state: 'registered',
    registeredBy: city.personId('cityOfficer'),
    registeredAt: await desk.clock.now(),
    hearingUntil: '2026-12-31T15:59:59.999Z',
  });
}

import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { cases, rounds, vetoes } from '../../../db/schema/all.js';
import { saveDraft } from '../../../desk/application/save-draft.js';
import { startApplication } from '../../../desk/application/start-application.js';
import { submitApplication } from '../../../desk/application/submit-application.js';
import { perform } from '../../../desk/kit/act.js';
import { soundForm } from '../../domain/host-selection/sample.js';
import { runOnDesk, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';
import { done, refusalsOf, submitted } from './steps.js';

/** A further round, with the dates of the first. */
async function nextRound(desk: TestDesk, city: TinyCity, reapplication = city.parameters.reapplication) {
  const [first] = await desk.db.select().from(rounds).where(eq(rounds.id, city.roundId));
  if (!first) expect.fail('no round');
  const parameters = { ...city.parameters, reapplication };
  const id = randomUUID();
  await desk.db.insert(rounds).values({ ...first, id, code: 'T2026B', parameters });
  return id;
}

runOnDesk('applying again', (desk) => {
  const apply = async (city: TinyCity, roundId: string) => {
    const actor = city.person('teacherA1a');
    const started = await perform(desk(), startApplication, actor, { roundId });
    if (!started.ok) return refusalsOf(started);
    const { caseId, version } = started.value;
    const saved = done(await perform(desk(), saveDraft, actor, { caseId, version, form: soundForm }));
    return refusalsOf(await perform(desk(), submitApplication, actor, { caseId, version: saved.version }));
  };

  it('HOST-O17: whoever was declined is free to apply in the next round, where policy says so', async () => {
    const city = await tinyCity(desk());
    const id = await submitted(desk(), city, city.person('teacherA1a'));
    await desk().db.update(cases).set({ state: 'declined' }).where(eq(cases.id, id));
    expect(await apply(city, city.roundId)).toEqual(['ruleForbids HOST-O17']);
    expect(await apply(city, await nextRound(desk(), city))).toEqual([]);
  });

  it('HOST-O17: after a veto (VETO-01) the next round is barred until the record is lifted', async () => {
    const city = await tinyCity(desk());
    const id = await submitted(desk(), city, city.person('teacherA1a'));
    await desk().db.update(cases).set({ state: 'vetoed' }).where(eq(cases.id, id));
    const at = await desk().clock.now();
    await desk()
      .db.insert(vetoes)
      .values({
        id: randomUUID(),
        personId: city.personId('teacherA1a'),
        roundId: city.roundId,
        caseId: id,
        orgId: city.org('countyA'),
        ground: 'ethicsViolation',
        facts: '经查',
        evidence: ['档-1'],
        decisionReference: '1号',
        state: 'effective',
        registeredBy: city.personId('countyOfficerA'),
        registeredAt: at,
        hearingUntil: at,
        decidedBy: city.personId('countyLeaderA'),
        decidedRole: 'countyLeader',
        decidedOrgId: city.org('countyA'),
        decidedAt: at,
      });
    const roundId = await nextRound(desk(), city);
    expect(await apply(city, roundId)).toEqual(['notEligible VETO-01']);
    await desk().db.update(vetoes).set({ state: 'lifted' });
    await desk().db.delete(cases).where(eq(cases.roundId, roundId));
    expect(await apply(city, roundId)).toEqual([]);
  });
});

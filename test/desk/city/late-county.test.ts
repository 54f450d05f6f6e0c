import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cases, stageRuns, tasks } from '../../../db/schema/all.js';
import { afterLeaving } from '../../../desk/city/after-leaving.js';
import { performSystem } from '../../../desk/kit/act.js';
import { openStage } from '../../../desk/kit/stage.js';
import { panelFormation } from '../../../desk/stages/panel-formation.js';
import { runOnDesk, type TestDesk, tinyCity } from '../../support/desk.js';

runOnDesk('a county late for the panel', (open) => {
  const panelOf = async (desk: TestDesk, roundId: string) =>
    performSystem(desk, (at) =>
      openStage(at, panelFormation, {
        subject: { kind: 'round', id: roundId },
        stage: 'panelFormation',
        number: 1,
        roundId,
      }),
    );
  const state = async (desk: TestDesk) => (await desk.db.select({ state: stageRuns.state }).from(stageRuns))[0]?.state;

  test('HOST-O14: no clock closes the round while a candidate can still come; the city is asked', async () => {
    const desk = open();
    const city = await tinyCity(desk);
    const id = randomUUID();
    await desk.db.insert(cases).values({
      id,
      number: 'T2026-001',
      roundId: city.roundId,
      applicantId: city.personId('teacherA1a'),
      schoolId: city.org('schoolA1'),
      countyId: city.org('countyA'),
      route: 'county',
      state: 'countyReview',
      formVersion: 1,
      createdAt: '2026-03-03T01:00:00.000Z',
    });
    await panelOf(desk, city.roundId);
    expect(await state(desk)).toBe('open');
    expect((await desk.db.select().from(tasks)).map((task) => task.kind)).toContain('panelFormation');

    await desk.db
      .update(cases)
      .set({ state: 'notForwarded', endedAt: '2026-06-01T01:00:00.000Z' })
      .where(eq(cases.id, id));
    await performSystem(desk, (at) => afterLeaving(at, id));
    expect(await state(desk)).toBe('settled');
  });

  test('HOST-14: where nobody was nominated and nobody can come, places stay empty and the round goes on', async () => {
    const desk = open();
    const city = await tinyCity(desk);
    await panelOf(desk, city.roundId);
    expect(await state(desk)).toBe('settled');
    expect(await desk.db.select().from(tasks)).toEqual([]);
  });
});

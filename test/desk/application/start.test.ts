import { expect, it } from 'vitest';
import { rounds } from '../../../db/schema/all.js';
import { startApplication } from '../../../desk/application/start-application.js';
import { perform } from '../../../desk/kit/act.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { caseOf, done, refusalsOf, start, storyOf } from './steps.js';

runOnDesk('starting an application', (desk) => {
  it('HOST-22: a county school goes by its county', async () => {
    const city = await tinyCity(desk());
    const { caseId, number, route } = await start(desk(), city, city.person('teacherA1a'));
    expect([number, route]).toEqual(['T2026-001', 'county']);
    const file = await caseOf(desk(), caseId);
    expect([file.state, file.countyId, file.schoolId]).toEqual(['draft', city.org('countyA'), city.org('schoolA1')]);
    expect(await storyOf(desk(), caseId)).toEqual(['startApplication done']);
  });

  it('HOST-24: a city-direct school and, by HOST-O11, a private school go to the city', async () => {
    const city = await tinyCity(desk());
    for (const code of ['teacherD1a', 'teacherP1a']) {
      const { caseId, route } = await start(desk(), city, city.person(code));
      expect([route, (await caseOf(desk(), caseId)).countyId]).toEqual(['direct', null]);
    }
  });

  it('HOST-O11: a private school in no county cannot go by one', async () => {
    const city = await tinyCity(desk(), { privateSchoolRoute: 'county' });
    const result = await perform(desk(), startApplication, city.person('teacherP1a'), { roundId: city.roundId });
    expect(refusalsOf(result)).toEqual(['ruleForbids HOST-O11']);
  });

  it('HOST-01: only a head teacher may apply', async () => {
    const city = await tinyCity(desk());
    const result = await perform(desk(), startApplication, city.person('clerkA1'), { roundId: city.roundId });
    expect(refusalsOf(result)).toEqual(['notYourPost HOST-01']);
  });

  it('HOST-O17: one application of one person in one round', async () => {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    await start(desk(), city, actor);
    const again = await perform(desk(), startApplication, actor, { roundId: city.roundId });
    expect(refusalsOf(again)).toEqual(['ruleForbids HOST-O17']);
  });

  it('CONV-06: the last day of the window counts whole, the moment after it does not', async () => {
    const city = await tinyCity(desk());
    desk().clock.set('2026-03-30T15:59:59.999Z');
    await start(desk(), city, city.person('teacherA1a'));
    desk().clock.set('2026-03-30T16:00:00.000Z');
    const late = await perform(desk(), startApplication, city.person('teacherA1b'), { roundId: city.roundId });
    expect(refusalsOf(late)).toEqual(['windowClosed CONV-06']);
  });

  it('HOST-15: a closed round takes none, a drafted one is unknown', async () => {
    const city = await tinyCity(desk());
    const attempt = () => perform(desk(), startApplication, city.person('teacherA1a'), { roundId: city.roundId });
    await desk().db.update(rounds).set({ state: 'closed' });
    expect(refusalsOf(await attempt())).toEqual(['stageNotOpen HOST-15']);
    await desk().db.update(rounds).set({ state: 'draft' });
    expect(refusalsOf(await attempt())).toEqual(['notFound']);
  });

  it('the same key gets the same answer; the numbers have no gap', async () => {
    const city = await tinyCity(desk());
    const attempt = () => perform(desk(), startApplication, city.person('teacherA1a'), { roundId: city.roundId }, 'k1');
    const first = done(await attempt());
    expect(done(await attempt())).toEqual(first);
    await perform(desk(), startApplication, city.person('teacherA1a'), { roundId: city.roundId });
    expect((await start(desk(), city, city.person('teacherA1b'))).number).toBe('T2026-002');
  });
});

import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { candidatesToDeclare } from '../../../db/read/panel.js';
import { cases, mails, scoreSheets, tasks } from '../../../db/schema/all.js';
import { afterLeaving } from '../../../desk/city/after-leaving.js';
import { catchUp } from '../../../desk/city/catch-up.js';
import { declareConflicts } from '../../../desk/city/declare-conflicts.js';
import { drawPanel } from '../../../desk/city/draw-panel.js';
import { openSheets } from '../../../desk/city/open-sheets.js';
import { passOverExpert } from '../../../desk/city/pass-over-expert.js';
import { recuse } from '../../../desk/city/recuse.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { scoring } from '../../../desk/stages/scoring.js';
import { runOnDesk, type TinyCity, tinyCity } from '../../support/desk.js';
import { candidate, done, drawn, open, poolReady, refusalOf, sealAll, sixExperts } from './panel-desk.js';

runOnDesk('a candidate who reaches the city after the draw', (desk) => {
  const stateOf = async (id: string) => (await desk().db.select().from(cases).where(eq(cases.id, id)))[0]?.state;
  const sheetsOf = (id: string) => desk().db.select().from(scoreSheets).where(eq(scoreSheets.caseId, id));
  const assigned = async (id: string) => (await sheetsOf(id)).filter((sheet) => sheet.state === 'assigned');
  const asks = (city: TinyCity, code: string, state: 'open' | 'done' | 'cancelled') =>
    desk()
      .db.select()
      .from(tasks)
      .where(and(eq(tasks.personId, city.personId(code)), eq(tasks.kind, 'declareConflicts'), eq(tasks.state, state)));
  /** A county's further part brings them (NOTICE-O03). */
  const arrive = async (city: TinyCity, teacher: string) => {
    const id = await candidate(desk(), city, teacher);
    await again(city, id);
    return id;
  };
  const again = (city: TinyCity, id: string) =>
    performSystem(desk(), async (tx) => {
      const [file] = await tx.tx.select().from(cases).where(eq(cases.id, id));
      if (file) await catchUp(tx, await roundOf(tx, city.roundId), file, 'NOTICE-O03');
    });
  const says = (city: TinyCity, code: string, caseId: string, word: 'none' | 'kinship') =>
    done(desk(), declareConflicts, city.person(code), {
      roundId: city.roundId,
      declarations: [{ caseId, says: word }],
    });

  it('HOST-O15: gets no sheet before the whole pool has spoken on them, and none from whoever names kinship', async () => {
    const city = await tinyCity(desk());
    await drawn(desk(), city, [await candidate(desk(), city, 'teacherD1a')]);
    const late = await arrive(city, 'teacherD2a');
    await again(city, late);
    expect([await stateOf(late), (await sheetsOf(late)).length]).toEqual(['submittedToCity', 0]);
    for (const code of sixExperts) {
      const [ask, second] = await asks(city, code, 'open');
      expect(second).toBeUndefined();
      const letters = desk().db.select().from(mails);
      expect(await letters.where(eq(mails.eventId, `task:${ask?.id}`))).toHaveLength(1);
      const at = { roundId: city.roundId, personId: city.personId(code), named: true };
      const list = (await candidatesToDeclare(desk().db, at)) ?? [];
      expect(list.map((one) => [one.caseId, one.says])).toEqual([[late, null]]);
    }
    const [kin = '', ...others] = sixExperts;
    await says(city, kin, late, 'kinship');
    for (const code of others.slice(1)) await says(city, code, late, 'none');
    expect((await sheetsOf(late)).length).toBe(0);
    await says(city, others[0] ?? '', late, 'none');

    expect(await stateOf(late)).toBe('expertReview');
    const holders = (await sheetsOf(late)).map((sheet) => sheet.personId);
    expect(holders).not.toContain(city.personId(kin));
    // of the panel of five, all who are free: four where the lot had put the relative on it
    expect([4, 5]).toContain(holders.length);
    const given = { roundId: city.roundId, declarations: [{ caseId: late, says: 'none' }] };
    const word = await perform(desk(), declareConflicts, city.person(kin), given);
    expect(refusalOf(word)).toBe('stageNotOpen HOST-O15');
  });

  it('HOST-O15: the sheets are opened only once every word on a late candidate is there', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const early = await candidate(desk(), city, 'teacherD1a');
    await drawn(desk(), city, [early]);
    await sealAll(desk(), city, new Map([[early, ['20']]]));
    const late = await arrive(city, 'teacherD2a');
    const officer = city.person('cityOfficer');
    const named = { roundId, tooFew: [late], reason: '不再等待' };
    expect(refusalOf(await perform(desk(), openSheets, officer, named))).toBe('stageNotOpen HOST-O15');
    for (const code of sixExperts) await says(city, code, late, 'none');
    await sealAll(desk(), city, new Map([[late, ['21']]]));
    await done(desk(), openSheets, officer, { roundId });
  });

  it('HOST-O15: where kinship leaves too few, the candidate is opened by name and with a reason, as any other', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const early = await candidate(desk(), city, 'teacherD1a');
    await drawn(desk(), city, [early]);
    const late = await arrive(city, 'teacherD2a');
    for (const code of sixExperts) await says(city, code, late, 'kinship');
    expect([await stateOf(late), (await sheetsOf(late)).length]).toEqual(['expertReview', 0]);
    await sealAll(desk(), city, new Map([[early, ['20']]]));
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), openSheets, officer, { roundId }))).toBe('quorumMissing HOST-O15');
    await done(desk(), openSheets, officer, { roundId, tooFew: [late], reason: '全体专家须回避' });
  });

  it('HOST-O15: the last two words may come at one moment, and the candidate joins once', async () => {
    const city = await tinyCity(desk());
    await drawn(desk(), city, [await candidate(desk(), city, 'teacherD1a')]);
    const late = await arrive(city, 'teacherD2a');
    await Promise.all(sixExperts.map((code) => says(city, code, late, 'none')));
    expect([await stateOf(late), (await sheetsOf(late)).length]).toEqual(['expertReview', 5]);
  });

  it('HOST-O15: whoever comes between the draw and the scoring is declared on as the scoring opens', async () => {
    const city = await tinyCity(desk());
    const early = await candidate(desk(), city, 'teacherD1a');
    await poolReady(desk(), city, [early]);
    await done(desk(), drawPanel, city.person('cityOfficer'), { roundId: city.roundId });
    const late = await arrive(city, 'teacherD2a');
    expect(await stateOf(late)).toBe('submittedToCity');
    await open(desk(), city, 'scoring', scoring);
    for (const code of sixExperts) await says(city, code, late, 'none');
    expect([await stateOf(late), (await sheetsOf(late)).length]).toEqual(['expertReview', 5]);
  });

  it('HOST-O15: an expert who stays silent is passed over by the officer with a reason, and never steps in later', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    await drawn(desk(), city, [await candidate(desk(), city, 'teacherD1a')]);
    const late = await arrive(city, 'teacherD2a');
    const [silent = '', ...others] = sixExperts;
    for (const code of others) await says(city, code, late, 'none');
    const officer = city.person('cityOfficer');
    const whom = { roundId, personId: city.personId(silent), reason: '因病住院' };
    expect(refusalOf(await perform(desk(), passOverExpert, city.person('leaderA1'), whom))).toBe('notFound');
    await done(desk(), passOverExpert, officer, whom);
    expect(await asks(city, silent, 'cancelled')).toHaveLength(1);
    expect(refusalOf(await perform(desk(), passOverExpert, officer, whom))).toBe('stageNotOpen HOST-O15');
    // all free ones step back, whoever steps in after them too: the silent one is never asked
    for (let out = await assigned(late); out.length > 0; out = await assigned(late)) {
      expect(out.map((sheet) => sheet.personId)).not.toContain(city.personId(silent));
      const holder = { ...city.person('expert1'), personId: out[0]?.personId ?? '' };
      await done(desk(), recuse, holder, { roundId, caseId: late, ground: 'declared' });
    }
  });

  it('HOST-15: of whoever leaves meanwhile no word is asked any more', async () => {
    const city = await tinyCity(desk());
    await drawn(desk(), city, [await candidate(desk(), city, 'teacherD1a')]);
    const late = await arrive(city, 'teacherD2a');
    const ended = { state: 'withdrawn' as const, endedAt: '2026-03-03T01:00:00.000Z' };
    await desk().db.update(cases).set(ended).where(eq(cases.id, late));
    await performSystem(desk(), (tx) => afterLeaving(tx, late));
    for (const code of sixExperts) expect(await asks(city, code, 'open')).toEqual([]);
  });
});

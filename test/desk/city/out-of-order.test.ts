import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { cases, scoreSheets } from '../../../db/schema/all.js';
import { addExpert } from '../../../desk/city/add-expert.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { drawPanel } from '../../../desk/city/draw-panel.js';
import { openSheets } from '../../../desk/city/open-sheets.js';
import { removeExpert } from '../../../desk/city/remove-expert.js';
import { replaceExpert } from '../../../desk/city/replace-expert.js';
import { sealSheet } from '../../../desk/city/seal-sheet.js';
import { perform } from '../../../desk/kit/act.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { approval, cleared } from './cleared.js';
import { candidate, done, drawn, formHash, points, poolReady, refusalOf } from './panel-desk.js';

runOnDesk('acts of the panel out of their order', (desk) => {
  it('HOST-25: after the draw nobody joins the pool or leaves it, and before the scoring nobody scores or is replaced', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const a = await candidate(desk(), city, 'teacherD1a');
    await poolReady(desk(), city, [a]);
    const officer = city.person('cityOfficer');
    await done(desk(), drawPanel, officer, { roundId });
    const outsider = { roundId, personId: city.personId('leaderA1') };
    expect(refusalOf(await perform(desk(), addExpert, officer, outsider))).toBe('stageNotOpen HOST-25');
    const leaving = { roundId, personId: city.personId('expert1'), reason: '出差' };
    expect(refusalOf(await perform(desk(), removeExpert, officer, leaving))).toBe('stageNotOpen HOST-25');
    const [sheet] = await desk().db.select().from(scoreSheets);
    const personId = sheet?.personId ?? '';
    const given = { roundId, caseId: a, formHash, points: points('20'), remark: '' };
    const holder = { ...city.person('expert1'), personId };
    expect(refusalOf(await perform(desk(), sealSheet, holder, given))).toBe('stageNotOpen HOST-25');
    const away = { roundId, caseId: a, personId, reason: '生病' };
    expect(refusalOf(await perform(desk(), replaceExpert, officer, away))).toBe('stageNotOpen HOST-25');
  });

  it('HOST-25, HOST-15: no sheet is opened before the scoring, or while one is out', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), openSheets, officer, { roundId }))).toBe('stageNotOpen HOST-15');
    const a = await candidate(desk(), city, 'teacherD1a');
    await drawn(desk(), city, [a]);
    expect(refusalOf(await perform(desk(), openSheets, officer, { roundId }))).toBe('stageNotOpen HOST-25');
    const out = and(eq(scoreSheets.caseId, a), eq(scoreSheets.state, 'opened'));
    expect(await desk().db.select().from(scoreSheets).where(out)).toEqual([]);
  });

  it('HOST-31: nobody decides finally on themselves', async () => {
    const city = await tinyCity(desk());
    const [a = ''] = await cleared(desk(), city, ['teacherD1a']);
    await desk()
      .db.update(cases)
      .set({ applicantId: city.personId('cityLeader') })
      .where(eq(cases.id, a));
    const leader = city.person('cityLeader');
    expect(refusalOf(await perform(desk(), decideFinally, leader, approval(city, a)))).toBe(
      'conflictOfInterest HOST-31',
    );
  });
});

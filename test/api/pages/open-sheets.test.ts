import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { nested } from '../../../api/pages/names.js';
import { inputOf, rowNamed } from '../../../api/pages/perform.js';
import { rows } from '../../../api/routes/all.js';
import { scoreSheets } from '../../../db/schema/all.js';
import { openSheets } from '../../../desk/city/open-sheets.js';
import { tooFewScores } from '../../../desk/city/too-few.js';
import { perform } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { candidate, drawn, refusalOf, sealAll } from '../../desk/city/panel-desk.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';

runOnDesk('the page on which the sheets are opened', (desk) => {
  it('HOST-O15: names whoever has too few sheets, and what is ticked there opens them', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    await drawn(desk(), city, [a, b]);
    const sheets = await desk().db.select().from(scoreSheets).where(eq(scoreSheets.caseId, b));
    for (const { personId } of sheets.slice(2)) {
      const own = and(eq(scoreSheets.caseId, b), eq(scoreSheets.personId, personId));
      await desk().db.update(scoreSheets).set({ state: 'recused' }).where(own);
    }
    await sealAll(
      desk(),
      city,
      new Map([
        [a, ['20']],
        [b, ['25']],
      ]),
    );
    const round = await roundOf({ tx: desk().db }, roundId);
    expect(await tooFewScores({ tx: desk().db }, round)).toEqual([
      { caseId: b, caseNumber: 'SB-teacherD2a', present: 2, needed: 3 },
    ]);
    const row = rowNamed(rows, 'openSheets', false);
    if (row?.kind !== 'act') throw new Error('no such act');
    const posted = async (fields: Record<string, readonly string[]>) => {
      const input = inputOf(row, nested({ roundId: [roundId], ...fields }));
      return refusalOf(await perform(desk(), openSheets, city.person('cityOfficer'), input));
    };
    expect(await posted({ reason: ['专家库已无人可补'] })).toBe('quorumMissing HOST-O15');
    expect(await posted({ [`ticked:tooFew:${b}`]: ['on'], reason: [''] })).toBe('quorumMissing HOST-O15');
    expect(await posted({ [`ticked:tooFew:${b}`]: ['on'], reason: ['专家库已无人可补'] })).toBe('ok');
  });
});

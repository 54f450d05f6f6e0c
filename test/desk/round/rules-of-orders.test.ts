import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, rounds } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { createRound } from '../../../desk/round/create-round.js';
import { openRound } from '../../../desk/round/open-round.js';
import { proposeOrder } from '../../../desk/round/propose-order.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';

runOnDesk('the rules a round and its orders stand on', (desk) => {
  test('HOST-21: a round without places for any county is not opened', async () => {
    const city = await tinyCity(desk());
    const officer = city.person('cityOfficer');
    const draft = { code: 'N1', name: '第二批', countyQuotas: { countyA: 0 }, parameters: { roundsPerYear: 12 } };
    const made = await perform(desk(), createRound, officer, draft);
    if (!made.ok) throw new Error('not drafted');
    const { roundId } = made.value;
    const answer = await perform(desk(), openRound, officer, { roundId, version: 1 });
    expect(answer).toMatchObject({
      refusals: [{ code: 'ruleForbids', ruleId: 'HOST-21', facts: { contradiction: 'noCountyQuota' } }],
    });
    const [row] = await desk().db.select().from(rounds).where(eq(rounds.id, roundId));
    expect(row?.state).toBe('draft');
  });

  test('HOST-28: an order that changes the places of the round stands on record under this rule', async () => {
    const city = await tinyCity(desk(), { countyQuotas: { countyA: 2, countyB: 1 } });
    const [row] = await desk().db.select().from(rounds);
    const order = {
      roundId: city.roundId,
      version: row?.version,
      number: '评选〔2026〕1号',
      reason: '全市布点调整，名额相应减少。',
      changes: [{ kind: 'capacity', capacity: 9 }],
    };
    const answer = await perform(desk(), proposeOrder, city.person('cityOfficer'), order);
    expect(answer.ok).toBe(true);
    const [story] = await desk().db.select().from(audit).where(eq(audit.act, 'proposeOrder'));
    expect(story?.ruleIds).toContain('HOST-28');
  });
});

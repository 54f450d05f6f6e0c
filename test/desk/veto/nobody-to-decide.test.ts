import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { postHoldings, vetoes } from '../../../db/schema/all.js';
import { registerVeto } from '../../../desk/veto/register-veto.js';
import { runOnDesk } from '../../support/desk.js';
import { finding } from './steps.js';
import { said, world } from './world.js';

runOnDesk('an ethics finding that nobody else could decide', (desk) => {
  test('VETO-01: it is not registered by the only person who could decide it', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const second = eq(postHoldings.personId, w.personId('cityLeader2'));
    await desk().db.update(postHoldings).set({ toDay: '2026-01-31' }).where(second);
    expect(said(await w.say(registerVeto, 'cityLeader', { caseId, ...finding }))).toBe('secondPersonRequired VETO-01');
    expect(await desk().db.select().from(vetoes)).toEqual([]);
    await desk().db.update(postHoldings).set({ toDay: null }).where(second);
    expect(said(await w.say(registerVeto, 'cityLeader', { caseId, ...finding }))).toBe('ok');
  });
});

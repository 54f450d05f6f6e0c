import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { callFor } from '../../../api/reads/honours.js';
import { calls, mails } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { runOnDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { heard } from './finding-steps.js';
import { brokenInCalls, honourRows, states } from './honour-reads.js';
import { decides, hostOf, inACall, listed, studioOf, unitOf } from './honour-steps.js';

runOnDesk('the decision on a commendation', (desk) => {
  it('ASSESS-08: the leader decides, the honours are granted with their numbers in the same transaction, and those honoured are written to', async () => {
    const call = await inACall(desk());
    for (const candidate of [studioOf(call), unitOf(call), hostOf(call)])
      await call.nominates('sectionOfficer', 'sectionOfficer', candidate);
    const [studio = '', unit = '', host = ''] = await listed(desk(), call);
    const leader = call.city.person('cityLeader');
    expect(refusalOf(await perform(desk(), decideHonours, leader, await decides(call, [studio, host])))).toContain(
      'badInput',
    );
    const listedBy = async (who: string) =>
      desk()
        .db.update(calls)
        .set({ listedBy: call.city.personId(who) })
        .where(eq(calls.id, call.callId));
    await listedBy('cityLeader');
    const own = await perform(desk(), decideHonours, leader, await decides(call, [studio, unit, host]));
    expect(refusalOf(own)).toBe('secondPersonRequired COMMEND-O01');
    await listedBy('cityOfficer');
    const said = await done(desk(), decideHonours, leader, await decides(call, [studio, host], '单位另行表彰'));
    expect(said).toEqual({ commended: 2, notCommended: 1 });
    expect(await states(call)).toEqual(['studio commended', 'unit notCommended', 'host commended']);
    const year = (await desk().clock.now()).slice(0, 4);
    const granted = await honourRows(desk());
    expect(granted.map(({ number, recipient, status, nomineeId }) => [number, recipient, status, nomineeId])).toEqual([
      [`RY${year}-001`, 'studio', 'valid', studio],
      [`RY${year}-002`, 'host', 'valid', host],
    ]);
    expect(granted[1]?.printed).toMatchObject({ holderName: '人员teacherA1a', decisionNumber: '市教发〔2027〕9号' });
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'honourGranted'));
    expect(letters).toHaveLength(3);
    const at = { tx: desk().db, now: await desk().clock.now() };
    const seen = await callFor({ ...at, actor: call.city.person('leaderA1') }, call.callId);
    expect(seen.ok && seen.value.nominees.map((one) => [one.honourNumber, one.score])).toEqual([
      [`RY${year}-001`, null],
      [null, null],
      [`RY${year}-002`, null],
    ]);
    expect((await callFor({ ...at, actor: call.city.person('teacherB1a') }, call.callId)).ok).toBe(false);
    expect(await brokenInCalls(desk())).toEqual([]);
  });

  it('VETO-O03: who is found against and not decided on is neither listed nor commended', async () => {
    const call = await inACall(desk());
    await call.nominates('countyOfficerA', 'countyOfficer', hostOf(call));
    const [host = ''] = await listed(desk(), call);
    await heard(desk(), call);
    expect(
      await perform(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, [host])),
    ).toMatchObject({ refusals: [{ code: 'ruleForbids', ruleId: 'VETO-O03' }] });
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, [], '尚在调查'));
    expect(await states(call)).toEqual(['host notCommended']);
  });
});

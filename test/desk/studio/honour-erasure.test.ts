import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { nominees, rounds } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { refuseErasure } from '../../../desk/privacy/still-needed.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { runOnDesk } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { honourRows, states } from './honour-reads.js';
import { decides, hostOf, hung, inACall, listed, vetoesHost } from './honour-steps.js';
import { dismissed, nominated, objected, upheld } from './objection-steps.js';
import { lapses } from './strike-steps.js';

runOnDesk('erasing whoever was nominated', (desk) => {
  it('COMMEND-O01: nobody is erased while nominated; after that number and day of an honour stay, and no name', async () => {
    const call = await inACall(desk());
    await call.nominates('countyOfficerA', 'countyOfficer', hostOf(call));
    await desk()
      .db.update(nominees)
      .set({ recipientId: call.city.personId('teacherB1a'), recipient: 'member' });
    const early = await performSystem(desk(), (at) => refuseErasure(at, call.city.personId('teacherB1a')));
    expect(early).toMatchObject({ code: 'erasureTooEarly', facts: { because: 'procedureOpen' } });
    await desk().db.update(nominees).set({ recipientId: call.studio.hostId, recipient: 'host' });
    const nomineeIds = await listed(desk(), call);
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, nomineeIds));
    await performSystem(desk(), (at) => erasePerson(at, call.studio.hostId));
    const [honour] = await honourRows(desk());
    expect(honour?.printed).toMatchObject({ holderName: '—', studioName: '—', honourNumber: honour?.number });
  });

  it('NOTICE-O03, COMMEND-O01: struck from the list, by a veto or another objection, nobody is erased while an objection to it is not answered', async () => {
    const call = await nominated(desk());
    const { nomineeIds, noticeId } = await hung(desk(), call);
    const [host = ''] = nomineeIds;
    const officer = call.city.person('cityOfficer');
    const answers = async (taskId: string, finding: object) =>
      done(desk(), disposeObjection, officer, { taskId, finding });
    const because = async () =>
      (await performSystem(desk(), (at) => refuseErasure(at, call.studio.hostId)))?.facts?.because;
    const first = await objected(desk(), call, noticeId, host);
    const second = await objected(desk(), call, noticeId, host);
    const third = await objected(desk(), call, noticeId, host);
    await answers(first.id, upheld);
    // nothing else is open: neither the round nor the unit’s place on the list
    await desk().db.update(rounds).set({ state: 'closed' });
    await desk().db.update(nominees).set({ state: 'notCommended' }).where(eq(nominees.recipient, 'unit'));
    expect([await states(call), await because()]).toEqual([['host struck', 'unit notCommended'], 'procedureOpen']);
    await vetoesHost(desk(), call, 'formalism');
    await answers(second.id, upheld);
    expect(await because()).toBe('procedureOpen');
    await answers(third.id, dismissed);
    // an appeal against the first may still come (NOTICE-O06)
    expect(await because()).toBe('procedureOpen');
    await lapses(desk(), call.callId);
    expect(await because()).toBe('termRuns');
  });
});

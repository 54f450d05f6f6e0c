import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { vetoes as vetoRows } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { appealFinding } from '../../../desk/studio/veto/appeal-finding.js';
import { decideFindingAppeal } from '../../../desk/studio/veto/decide-finding-appeal.js';
import { runOnDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { vetoed } from './finding-steps.js';
import { brokenInCalls, honourRows, states } from './honour-reads.js';
import {
  achieved,
  applicationVeto,
  calledFor,
  decides,
  hostOf,
  inACall,
  listed,
  serves,
  studioOf,
  unitOf,
  vetoesHost,
} from './honour-steps.js';

runOnDesk('a veto and the honours it reaches', (desk) => {
  it('VETO-03: a performance veto strikes host and studio from the list, and leaves the unit', async () => {
    const call = await inACall(desk());
    for (const candidate of [studioOf(call), unitOf(call), hostOf(call)])
      await call.nominates('countyOfficerA', 'countyOfficer', candidate);
    const [studio = '', unit = '', host = ''] = await listed(desk(), call);
    await vetoesHost(desk(), call, 'formalism');
    expect(await states(call)).toEqual(['studio struck', 'unit listed', 'host struck']);
    const all = await perform(
      desk(),
      decideHonours,
      call.city.person('cityLeader'),
      await decides(call, [studio, unit, host]),
    );
    expect(refusalOf(all)).toContain('badInput');
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, [unit]));
    expect((await honourRows(desk())).map(({ recipient }) => recipient)).toEqual(['unit']);
    expect(await brokenInCalls(desk())).toEqual([]);
  });

  it('ASSESS-08, MEMBER-O03: a member who serves is commended for what the studio achieved; a veto on the host leaves the member, one of the own bars', async () => {
    const all = await running(desk());
    const personId = all.city.personId('teacherA2b');
    await achieved(desk(), all.termId, all.studio.hostId);
    await serves(desk(), all, 'teacherA2b');
    const call = await calledFor(desk(), all, { member: 1 });
    await call.nominates('sectionOfficer', 'sectionOfficer', `member/${personId}`);
    const nomineeIds = await listed(desk(), call);
    const bar = await applicationVeto(desk(), all, personId);
    const commends = async () =>
      perform(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, nomineeIds));
    expect(await commends()).toMatchObject({ refusals: [{ code: 'ruleForbids', ruleId: 'VETO-02' }] });
    await desk().db.delete(vetoRows).where(eq(vetoRows.id, bar));
    await vetoesHost(desk(), call);
    expect(await states(call)).toEqual(['member listed']);
    expect((await commends()).ok).toBe(true);
    expect((await honourRows(desk())).map(({ recipient, printed }) => [recipient, printed.holderName])).toEqual([
      ['member', '人员teacherA2b'],
    ]);
    expect(await brokenInCalls(desk())).toEqual([]);
  });

  it('VETO-02, VETO-O05: with the title the honours of studio and host are revoked, and an overturned veto gives them back', async () => {
    const call = await inACall(desk());
    for (const candidate of [studioOf(call), unitOf(call), hostOf(call)])
      await call.nominates('countyOfficerA', 'countyOfficer', candidate);
    const nomineeIds = await listed(desk(), call);
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, nomineeIds));
    const finding = await vetoed(desk(), call);
    const statuses = async () => (await honourRows(desk())).map(({ recipient, status }) => `${recipient} ${status}`);
    expect(await statuses()).toEqual(['studio revoked', 'unit valid', 'host revoked']);
    expect(await brokenInCalls(desk())).toEqual([]);
    const { city, asks, taskId } = finding;
    await done(desk(), appealFinding, city.person('teacherA1a'), {
      taskId: await taskId('findingAppeal'),
      text: '不实',
    });
    await asks('findingAppealDecision');
    const answer = { taskId: await taskId('findingAppealDecision'), outcome: 'overturned', reason: '认定不实' };
    await done(desk(), decideFindingAppeal, city.person('cityLeader2'), answer);
    expect(await statuses()).toEqual(['studio valid', 'unit valid', 'host valid']);
    expect(await brokenInCalls(desk())).toEqual([]);
  });

  it('VETO-O05: overturned while nominations still come in, a struck nominee is in the running again', async () => {
    const call = await inACall(desk());
    await call.nominates('countyOfficerA', 'countyOfficer', hostOf(call));
    const { city, asks, taskId } = await vetoed(desk(), call);
    expect(await states(call)).toEqual(['host struck']);
    await done(desk(), appealFinding, city.person('teacherA1a'), {
      taskId: await taskId('findingAppeal'),
      text: '不实',
    });
    await asks('findingAppealDecision');
    const answer = { taskId: await taskId('findingAppealDecision'), outcome: 'overturned', reason: '认定不实' };
    await done(desk(), decideFindingAppeal, city.person('cityLeader2'), answer);
    expect(await states(call)).toEqual(['host nominated']);
    expect(await brokenInCalls(desk())).toEqual([]);
  });
});

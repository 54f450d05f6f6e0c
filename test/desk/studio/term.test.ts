import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { decisions, mails, rounds, stageRuns, tasks } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { refuseErasure } from '../../../desk/privacy/still-needed.js';
import { confirmOffice } from '../../../desk/studio/confirm-office.js';
import { decideRenewal } from '../../../desk/studio/decide-renewal.js';
import { receivePapers } from '../../../desk/studio/receive-papers.js';
import { returnPlaque } from '../../../desk/studio/return-plaque.js';
import { runOnDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { climbs, founded, opens, openTask, termOf } from './steps.js';

const office = { office: '教学楼 302 室', equipment: '电脑一台、打印机一台' };

runOnDesk('a term', (desk) => {
  it('STUDIO-14, STUDIO-15, STUDIO-17: its first year asks the unit for receipt, office and equipment, the section for the letter', async () => {
    const { city, studio, termId } = await founded(desk());
    await opens(desk(), termId, 'studioYear');
    expect((await termOf(desk(), termId))?.state).toBe('establishing');
    const asked = await desk().db.select().from(tasks).where(eq(tasks.termId, termId));
    expect(asked.map(({ kind, orgId, role, state }) => [kind, orgId, role, state]).toSorted()).toEqual([
      ['letterDrafting', city.org('section'), 'sectionOfficer', 'open'],
      ['receipt', studio.unitId, 'schoolLeader', 'open'],
      ['unitConfirmation', studio.unitId, 'schoolLeader', 'open'],
    ]);
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'taskOpened'));
    const leader = letters.filter(({ personId }) => personId === city.personId('leaderA1'));
    expect(leader.map(({ data }) => (data as { about: string }).about)).toEqual(
      expect.arrayContaining(['GZS2026-001', 'GZS2026-001']),
    );
  });

  it('STUDIO-15: only the leader of the unit confirms; for all others the task does not exist', async () => {
    const { city, termId } = await founded(desk());
    await opens(desk(), termId, 'studioYear');
    const { id: taskId } = await openTask(desk(), 'unitConfirmation');
    for (const who of ['teacherA1a', 'clerkA1', 'leaderA2', 'countyOfficerA', 'cityOfficer', 'expert1'])
      expect([who, refusalOf(await perform(desk(), confirmOffice, city.person(who), { taskId, ...office }))]).toEqual([
        who,
        'notFound',
      ]);
    const other = await openTask(desk(), 'receipt');
    const leader = city.person('leaderA1');
    const wrongLink = city.person('leaderA1', { channel: 'link', taskId: other.id });
    expect(refusalOf(await perform(desk(), confirmOffice, wrongLink, { taskId, ...office }))).toBe('notFound');
    expect(refusalOf(await perform(desk(), confirmOffice, leader, { taskId, ...office, office: ' ' }))).toBe(
      'badInput',
    );
    const byLink = city.person('leaderA1', { channel: 'link', taskId, secondFactor: false });
    await done(desk(), confirmOffice, byLink, { taskId, ...office });
    expect(refusalOf(await perform(desk(), confirmOffice, leader, { taskId, ...office }))).toBe('taskClosed');
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'unitConfirmation'));
    expect(said).toMatchObject({ subjectId: termId, decision: 'confirmed', content: office, ruleIds: ['STUDIO-15'] });
  });

  it('HOST-27: the unit receives certificate and plaque once', async () => {
    const { city, termId } = await founded(desk());
    await opens(desk(), termId, 'studioYear');
    const { id: taskId } = await openTask(desk(), 'receipt');
    await done(desk(), receivePapers, city.person('leaderA1'), { taskId });
    expect(refusalOf(await perform(desk(), receivePapers, city.person('leaderA1'), { taskId }))).toBe('taskClosed');
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'receipt'));
    expect(run).toMatchObject({ state: 'settled', outcome: 'received', roundId: null, termId });
  });

  it('STUDIO-O03, STUDIO-06: it ends on its last day though nothing was confirmed, and only a leader’s word closes it; STUDIO-O08: then the unit gives the plaque back, by link, once', async () => {
    const { city, termId } = await founded(desk());
    for (const year of [1, 2, 3]) {
      await opens(desk(), termId, 'studioYear', year);
      const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.number, year));
      const due = (await desk().db.select().from(stageRuns)).find(
        (one) => one.stage === 'studioYear' && one.number === year,
      )?.due;
      expect(run).toBeDefined();
      desk().clock.set(due ?? '');
      expect((await climbs(desk(), termId, 'studioYear', year)).settled).toBe(null);
      desk().clock.set(new Date(Date.parse(due ?? '') + 1).toISOString());
      expect((await climbs(desk(), termId, 'studioYear', year)).settled).toBe('ended');
      expect((await termOf(desk(), termId))?.state).toBe(year < 3 ? 'establishing' : 'termEnded');
    }
    await opens(desk(), termId, 'renewalDecision');
    const { id: taskId } = await openTask(desk(), 'renewalDecision');
    const close = { taskId, decision: 'close', reason: '聘期届满，未申请续聘' };
    const weak = city.person('cityLeader', { secondFactor: false });
    expect(refusalOf(await perform(desk(), decideRenewal, weak, close))).toBe('secondFactorRequired');
    for (const who of ['cityOfficer', 'leaderA1', 'teacherA1a', 'sectionOfficer'])
      expect(refusalOf(await perform(desk(), decideRenewal, city.person(who), close))).toBe('notFound');
    const stillNeeded = () => performSystem(desk(), (at) => refuseErasure(at, city.personId('teacherA1a')));
    await desk().db.update(rounds).set({ state: 'closed' });
    expect(await stillNeeded()).toMatchObject({ code: 'erasureTooEarly', facts: { because: 'termRuns' } });
    await done(desk(), decideRenewal, city.person('cityLeader'), close);
    expect(await stillNeeded()).toBe(null);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'closed', endedAt: await desk().clock.now() });
    expect(refusalOf(await perform(desk(), decideRenewal, city.person('cityLeader2'), close))).toBe('taskClosed');
    await opens(desk(), termId, 'plaqueReturn');
    const back = await openTask(desk(), 'plaqueReturn');
    const given = { taskId: back.id, note: '已送交市局德育科' };
    for (const who of ['teacherA1a', 'clerkA1', 'leaderA2', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), returnPlaque, city.person(who), given))]).toEqual([who, 'notFound']);
    const byLink = city.person('leaderA1', { channel: 'link', taskId: back.id, secondFactor: false });
    await done(desk(), returnPlaque, byLink, given);
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'plaqueReturn'));
    expect(said).toMatchObject({ decision: 'returned', reason: given.note, ruleIds: ['STUDIO-O08'] });
    expect(refusalOf(await perform(desk(), returnPlaque, byLink, given))).toBe('taskClosed');
  });

  it('STUDIO-05: nobody closes it under that task before the last day is past', async () => {
    const { city, termId } = await founded(desk());
    await opens(desk(), termId, 'studioYear');
    await opens(desk(), termId, 'renewalDecision');
    const { id: taskId } = await openTask(desk(), 'renewalDecision');
    const close = { taskId, decision: 'close', reason: '提前终止' };
    expect(refusalOf(await perform(desk(), decideRenewal, city.person('cityLeader'), close))).toBe(
      'stageNotOpen STUDIO-05',
    );
  });
});

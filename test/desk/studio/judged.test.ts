import { and, desc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { accountabilityRecords, audit, decisions } from '../../../db/schema/all.js';
import { reportOf, sheetOf } from '../../../desk/studio/assessment/assessments.js';
import { confirmScores } from '../../../desk/studio/assessment/confirm-scores.js';
import { reportYear } from '../../../desk/studio/assessment/report-year.js';
import { scoreYear } from '../../../desk/studio/assessment/score-year.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { decideRenewal } from '../../../desk/studio/decide-renewal.js';
import type { Besides } from '../../../domain/studio/assessment/report.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { answersTo, called, pointsOf, running } from './assessment-steps.js';
import { lastYear, over } from './cycle-steps.js';
import { vetoed } from './finding-steps.js';
import { funded } from './fund-steps.js';
import { hostOf, inACall, listed } from './honour-steps.js';

// What the documents leave to somebody's judgement is nowhere computed: the record says who judged it, in which post, and when.

/** The newest record of one kind of decision. */
const recordOf = async (desk: TestDesk, kind: string) => {
  const [row] = await desk.db
    .select()
    .from(decisions)
    .where(eq(decisions.kind, kind))
    .orderBy(desc(decisions.decidedAt))
    .limit(1);
  return row ?? expect.fail(`no ${kind}`);
};

/** A year reported with words besides the letter, scored and confirmed. */
async function assessed(desk: TestDesk, besides: Partial<Besides>) {
  const all = await called(desk);
  const { city, assessmentId, asks, taskId, letter } = all;
  const answers = { letterVersion: letter.version, answers: answersTo(letter.tasks), besides };
  await done(desk, reportYear, city.person('teacherA1a'), { taskId: await taskId('selfReport'), ...answers });
  await asks('yearScoring');
  const report = await reportOf({ tx: desk.db, vault: desk.vault }, assessmentId);
  await done(desk, scoreYear, city.person('instituteOfficer'), {
    taskId: await taskId('yearScoring'),
    reportHash: report?.contentHash,
    points: pointsOf(85),
    check: { method: 'siteVisit', checkedOn: dayOf(await desk.clock.now()), minutes: '到校查看' },
  });
  await asks('resultConfirmation');
  const sheetHash = (await sheetOf({ tx: desk.db }, assessmentId))?.contentHash;
  const given = { taskId: await taskId('resultConfirmation'), sheetHash, decision: 'confirm' };
  await done(desk, confirmScores, city.person('sectionOfficer'), given);
  return { ...all, report };
}

runOnDesk('what is left to judgement, in a term', (desk) => {
  it('STUDIO-20, STUDIO-21, STUDIO-23, STUDIO-24, STUDIO-25, MEMBER-07, MEMBER-08, ASSESS-04, ASSESS-05, ASSESS-06 (E): the Institute scores the duties of host and members, by name and date, after its check', async () => {
    const { city } = await assessed(desk(), {});
    const record = await recordOf(desk(), 'yearScoring');
    expect(record).toMatchObject({
      ...{ deciderId: city.personId('instituteOfficer'), deciderRole: 'instituteOfficer' },
      ...{ orgId: city.org('institute'), decidedAt: await desk().clock.now(), decision: 'scored' },
    });
    for (const ruleId of [
      ...['STUDIO-20', 'STUDIO-21', 'STUDIO-23', 'STUDIO-24', 'STUDIO-25', 'MEMBER-07', 'MEMBER-08'],
      ...['ASSESS-04', 'ASSESS-05', 'ASSESS-06'],
    ])
      expect(record.ruleIds).toContain(ruleId);
  });

  it('STUDIO-08, STUDIO-09, STUDIO-19, STUDIO-27 (E): what the host says of ethics and of support is read by Institute and section, and the section confirms it by name and date', async () => {
    const said = { ethics: '坚持师德学习', support: '县里拨付设备' };
    const { city, report } = await assessed(desk(), said);
    expect(report?.besides).toEqual(said);
    const record = await recordOf(desk(), 'resultConfirmation');
    expect(record).toMatchObject({
      ...{ deciderId: city.personId('sectionOfficer'), deciderRole: 'sectionOfficer', decision: 'confirmed' },
      ...{
        decidedAt: await desk().clock.now(),
        ruleIds: ['STUDIO-10', 'STUDIO-19', 'STUDIO-08', 'STUDIO-09', 'STUDIO-27'],
      },
    });
  });

  it('STUDIO-19, STUDIO-27 (E): nobody claims to have judged what was not said', async () => {
    await assessed(desk(), { ethics: ' ' });
    expect((await recordOf(desk(), 'resultConfirmation')).ruleIds).toEqual(['STUDIO-10']);
  });

  it('STUDIO-07: section and Institute carry a studio’s year out together, each its own part, in its own organisation', async () => {
    const { city } = await assessed(desk(), {});
    const hands = await desk().db.select().from(decisions);
    const by = (kind: string) => hands.find((one) => one.kind === kind);
    expect([by('yearScoring')?.orgId, by('resultConfirmation')?.orgId]).toEqual([
      city.org('institute'),
      city.org('section'),
    ]);
    // the letter they assess by was drafted by the section
    const [issued] = await desk().db.select().from(audit).where(eq(audit.act, 'issueLetter'));
    expect(issued?.personId).toBe(city.personId('sectionOfficer'));
  });

  it('STUDIO-15 (E): the unit says which office and equipment it gives, by name and date', async () => {
    const { city } = await running(desk());
    expect(await recordOf(desk(), 'unitConfirmation')).toMatchObject({
      ...{ deciderId: city.personId('leaderA1'), deciderRole: 'schoolLeader', orgId: city.org('schoolA1') },
      ...{ ruleIds: ['STUDIO-15'] },
    });
  });

  it('STUDIO-06 (E): whether the studio goes on according to the actual situation is decided by the city’s leader, with the reason', async () => {
    const all = await lastYear(desk(), []);
    const leader = all.city.person('cityLeader');
    await done(desk(), decideRenewal, leader, {
      taskId: await over(desk(), all),
      decision: 'close',
      reason: '任务已完成',
    });
    expect(await recordOf(desk(), 'renewalDecision')).toMatchObject({
      ...{ deciderId: leader.personId, deciderRole: 'cityLeader', decision: 'closed', reason: '任务已完成' },
      ...{ decidedAt: await desk().clock.now() },
    });
  });

  it('ASSESS-09, VETO-04 (E): that a host failed the goals is decided by the leader; who answers for it is put on record the same day', async () => {
    const all = await running(desk());
    await vetoed(desk(), all, 'failedGoals');
    const record = await recordOf(desk(), 'findingDecision');
    expect(record).toMatchObject({ deciderId: all.city.personId('cityLeader'), decision: 'effective' });
    expect(record.ruleIds).toEqual(['VETO-03', 'ASSESS-09', 'VETO-O05']);
    const [answers] = await desk().db.select().from(accountabilityRecords);
    expect(answers).toMatchObject({ termId: all.termId });
  });

  it('ASSESS-08, COMMEND-02 (E): who is commended, and so comes first, is decided by the leader, by name and date', async () => {
    const call = await inACall(desk());
    await call.nominates('countyOfficerA', 'countyOfficer', hostOf(call));
    const nomineeIds = await listed(desk(), call);
    const leader = call.city.person('cityLeader');
    const given = {
      taskId: await call.taskId('honourDecision'),
      nomineeIds,
      decisionNumber: '市教发〔2027〕9号',
      reason: '',
    };
    await done(desk(), decideHonours, leader, given);
    const record = await recordOf(desk(), 'honourDecision');
    expect(record).toMatchObject({ deciderId: leader.personId, decidedAt: await desk().clock.now() });
    expect(record.ruleIds).toEqual(['ASSESS-08', 'COMMEND-O01', 'COMMEND-02']);
  });

  it('FUND-03 (E): who set money aside for the studios, when, and by which document', async () => {
    const { city, termId } = await funded(desk());
    const [granted] = await desk()
      .db.select()
      .from(audit)
      .where(and(eq(audit.chain, termId), eq(audit.act, 'grantFunds')));
    expect(granted).toMatchObject({ personId: city.personId('cityOfficer'), at: await desk().clock.now() });
    expect(granted?.ruleIds).toContain('FUND-03');
  });
});

import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { findingViews } from '../../../api/reads/findings.js';
import { accountabilityRecords, audit, decisions, mails, outbox, stageRuns, tasks } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { appealFinding } from '../../../desk/studio/veto/appeal-finding.js';
import { closeAccountability } from '../../../desk/studio/veto/close-accountability.js';
import { decideFindingAppeal } from '../../../desk/studio/veto/decide-finding-appeal.js';
import { liftVeto } from '../../../desk/veto/lift-veto.js';
import { runOnDesk, type TestDesk, type TinyCity, tinyCounty } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { only } from './county-steps.js';
import { appealOver, type Registered, vetoed } from './finding-steps.js';
import { brokenAmong } from './steps.js';

const broken = brokenAmong([
  ...['findingsApart', 'barsAnswered', 'revokedAtRest', 'heldSeats', 'oneDecisionPerSeat', 'stagesAsk'],
  ...['stagesAndTasks', 'taskLetters', 'windowsEnd', 'stageDates', 'wordsSealed'],
]);
const recordOf = async (desk: TestDesk) =>
  (await desk.db.select().from(accountabilityRecords))[0] ?? expect.fail('no record');
const lift = ({ vetoId }: Registered) => ({ vetoId, decisionNumber: '市教发〔2026〕40号', reason: '整改到位' });
const said = async (one: Registered, outcome: 'pursued' | 'notPursued' = 'pursued') => ({
  ...{ taskId: await one.taskId('findingAccountability'), outcome, reason: '已约谈并通报批评' },
});

/** A performance veto that stands for good, the section asked what came of it. */
async function answeredFor(desk: TestDesk, given?: TinyCity): Promise<Registered> {
  const one = await vetoed(desk, await running(desk, given), 'failedGoals');
  await appealOver(desk, one);
  await one.asks('findingAccountability');
  return one;
}
/** As far as it is confirmed on appeal. */
async function confirmed(desk: TestDesk): Promise<Registered> {
  const one = await vetoed(desk, await running(desk), 'formalism');
  const appeal = { taskId: await one.taskId('findingAppeal'), text: '请求复核' };
  await done(desk, appealFinding, one.city.person('teacherA1a'), appeal);
  await one.asks('findingAppealDecision');
  const answer = { taskId: await one.taskId('findingAppealDecision'), outcome: 'confirmed', reason: '事实清楚' };
  await done(desk, decideFindingAppeal, one.city.person('cityLeader2'), answer);
  return one;
}

runOnDesk('a record of responsibility', (desk) => {
  it('VETO-04: once the veto stands for good the section closes it by link, with outcome and reason; host and unit are written to, and the bar stays', async () => {
    const one = await answeredFor(desk());
    const { city, termId } = one;
    expect(await recordOf(desk())).toMatchObject({ state: 'open', outcome: null, closedBy: null, closedAt: null });
    const closes = await said(one);
    for (const who of ['teacherA1a', 'leaderA1', 'instituteOfficer', 'cityOfficer', 'cityLeader', 'countyOfficerA'])
      expect([who, refusalOf(await perform(desk(), closeAccountability, city.person(who), closes))]).toEqual([
        ...[who, 'notFound'],
      ]);
    const byLink = city.person('sectionOfficer', { channel: 'link', taskId: closes.taskId, secondFactor: false });
    expect(refusalOf(await perform(desk(), closeAccountability, byLink, { ...closes, reason: ' ' }))).toBe('badInput');
    const now = await desk().clock.now();
    expect(await done(desk(), closeAccountability, byLink, closes)).toEqual({ outcome: 'pursued', closedAt: now });
    const kept = { outcome: 'pursued', closedBy: city.personId('sectionOfficer'), closedAt: now };
    expect(await recordOf(desk())).toMatchObject({ state: 'closed', ...kept });
    expect(await findingViews(desk().db, termId)).toMatchObject([
      { accountability: 'closed', accountabilityOutcome: 'pursued', accountabilityClosedAt: now, status: 'effective' },
    ]);
    const [decision] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'findingAccountability'));
    expect(decision).toMatchObject({ decision: 'pursued', reason: '已约谈并通报批评', ruleIds: ['VETO-04'] });
    const entries = await desk().db.select().from(audit).where(eq(audit.act, 'closeAccountability'));
    expect(entries.map(({ chain }) => chain).toSorted()).toEqual([one.vetoId, termId].toSorted());
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'vetoDecided'));
    const told = letters.filter(({ data }) => JSON.stringify(data).includes('"pursued"'));
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      [city.personId('teacherA1a'), city.personId('leaderA1')].toSorted(),
    );
    for (const where of [entries, letters, await desk().db.select().from(outbox)])
      expect(JSON.stringify(where)).not.toContain('约谈');
    expect(refusalOf(await perform(desk(), closeAccountability, byLink, closes))).toBe('taskClosed');
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-04: whoever opened it with the veto, or confirmed the veto on appeal, does not close it, nor does the host; another person does', async () => {
    const one = await confirmed(desk());
    const { city } = one;
    await one.asks('findingAccountability');
    const closes = await said(one, 'notPursued');
    const refuses = async (who: string, code: string) => {
      // what they could not by their own post: it came to them
      const given = { personId: city.personId(who), role: 'cityLeader', orgId: city.org('bureau') } as const;
      await desk().db.update(tasks).set(given).where(eq(tasks.id, closes.taskId));
      expect([who, refusalOf(await perform(desk(), closeAccountability, city.person(who), closes))]).toEqual([
        who,
        code,
      ]);
    };
    for (const who of ['cityLeader', 'cityLeader2']) await refuses(who, 'secondPersonRequired VETO-04');
    const back = { personId: null, role: 'sectionOfficer', orgId: city.org('section') } as const;
    await desk().db.update(tasks).set(back).where(eq(tasks.id, closes.taskId));
    await done(desk(), closeAccountability, city.person('sectionOfficer'), closes);
    expect(await recordOf(desk())).toMatchObject({ state: 'closed', outcome: 'notPursued' });
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-04: left open it reminds, informs and never closes by itself', async () => {
    const one = await answeredFor(desk());
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'findingAccountability'));
    expect(run?.due).not.toBeNull();
    desk().clock.set(new Date(Date.parse(run?.due ?? '') - 3_600_000).toISOString());
    expect(await one.looks('findingAccountability')).toMatchObject({ settled: null });
    const reminders = await desk().db.select().from(mails).where(eq(mails.template, 'reminder'));
    expect(reminders.map(({ personId }) => personId)).toEqual([one.city.personId('sectionOfficer')]);
    desk().clock.set(new Date(Date.parse(run?.hard ?? '') + 86_400_000 * 10).toISOString());
    expect(await one.looks('findingAccountability')).toMatchObject({ settled: null });
    expect(await recordOf(desk())).toMatchObject({ state: 'open' });
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O06: lifted before anybody answered, nobody is asked any more, whether the task was open or not yet', async () => {
    const one = await answeredFor(desk());
    await done(desk(), liftVeto, one.city.person('cityLeader'), lift(one));
    expect(await recordOf(desk())).toMatchObject({ state: 'void', closedAt: null });
    const runs = () => desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'findingAccountability'));
    expect(await runs()).toMatchObject([{ state: 'settled', outcome: 'lifted' }]);
    expect(await broken(desk())).toEqual([]);
    await desk().empty();
    const early = await confirmed(desk());
    await done(desk(), liftVeto, early.city.person('cityLeader'), lift(early));
    await early.asks('findingAccountability');
    expect(await runs()).toMatchObject([{ state: 'settled', outcome: 'lifted' }]);
    expect(await desk().db.select().from(tasks).where(eq(tasks.kind, 'findingAccountability'))).toEqual([]);
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O06: what was closed before the veto is lifted stays closed: the bar falls, not what was done', async () => {
    const one = await answeredFor(desk());
    await done(desk(), closeAccountability, one.city.person('sectionOfficer'), await said(one));
    await done(desk(), liftVeto, one.city.person('cityLeader'), lift(one));
    expect(await recordOf(desk())).toMatchObject({ state: 'closed', outcome: 'pursued' });
    expect(await broken(desk())).toEqual([]);
  });

  it('LOCAL-01, VETO-04: a county’s own studio is the county’s section’s to answer for', async () => {
    const county = await tinyCounty(desk());
    const one = await answeredFor(desk(), county);
    await only(desk(), county, [closeAccountability, 'sectionOfficer', await said(one)]);
  });
});

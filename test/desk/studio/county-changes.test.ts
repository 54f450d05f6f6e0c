import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mails, organisations, studios } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { answerRemoval } from '../../../desk/studio/answer-removal.js';
import { decideRemoval } from '../../../desk/studio/decide-removal.js';
import { leaveStudio } from '../../../desk/studio/leave-studio.js';
import { loseHost } from '../../../desk/studio/loss/lose-host.js';
import { reportHostLoss } from '../../../desk/studio/loss/report-host-loss.js';
import { consentMove } from '../../../desk/studio/move/consent-move.js';
import { moveStudio } from '../../../desk/studio/move/move-studio.js';
import { registerRemoval } from '../../../desk/studio/register-removal.js';
import { returnPlaque } from '../../../desk/studio/return-plaque.js';
import { decideSuspension } from '../../../desk/studio/suspension/decide-suspension.js';
import { resumeStudio } from '../../../desk/studio/suspension/resume-studio.js';
import { suspendStudio } from '../../../desk/studio/suspension/suspend-studio.js';
import { finishInterruption } from '../../../desk/system/finish-interruption.js';
import { addDays, at as atTime, dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk, type TinyCounty, tinyCounty } from '../../support/desk.js';
import { refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { only, taskOf } from './county-steps.js';
import { decision, loss } from './loss-steps.js';
import { begun, rowOf, serves } from './member-steps.js';
import { brokenAmong, climbs, opens, termOf } from './steps.js';

const broken = brokenAmong([
  ...['hostsRest', 'lossesApart', 'lossesCarriedOut', 'movesCarriedOut', 'removalsDecided', 'membersEnded'],
  ...['paperStatus', 'heldSeats', 'oneDecisionPerSeat', 'stagesAsk', 'stagesAndTasks', 'taskLetters', 'windowsEnd'],
]);
const todayOf = async (desk: TestDesk) => dayOf(await desk.clock.now());
const unitOf = async (desk: TestDesk, county: TinyCounty, key: 'schoolA2' | 'schoolB1' | 'direct1') => {
  const [unit] = await desk.db
    .select()
    .from(organisations)
    .where(eq(organisations.id, county.org(key)));
  return { code: unit?.code ?? '', name: unit?.name ?? '' };
};
/** To whom of the county a letter went; the city's people get none of it. */
const readersOf = async (desk: TestDesk, template: 'studioSuspended' | 'studioMoved' | 'studioEnded') =>
  (await desk.db.select().from(mails).where(eq(mails.template, template))).map(({ personId }) => personId).toSorted();
const peopleOf = (county: TinyCounty, who: readonly string[]) => who.map(county.personId).toSorted();

runOnDesk('what changes in the term of a county’s own studio', (desk) => {
  it('LOCAL-01, LOCAL-02, STUDIO-O05: the county’s section suspends and resumes it, and once the months are over its leader is asked', async () => {
    const county = await tinyCounty(desk());
    const { termId } = await running(desk(), county);
    const stands = { termId, from: await todayOf(desk()), words: '因病住院' };
    const { until } = await only(desk(), county, [suspendStudio, 'sectionOfficer', stands]);
    expect(await readersOf(desk(), 'studioSuspended')).toEqual(
      peopleOf(county, ['teacherA1a', 'leaderA1', 'sectionOfficer']),
    );
    desk().clock.set(atTime(addDays(until, -60), '10:00'));
    await only(desk(), county, [resumeStudio, 'sectionOfficer', { termId }]);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'running' });
    const again = { ...stands, from: await todayOf(desk()) };
    const second = await only(desk(), county, [suspendStudio, 'sectionOfficer', again]);
    desk().clock.set(atTime(addDays(second.until, 1), '00:00'));
    await climbs(desk(), termId, 'studioYear');
    const decides = {
      taskId: await taskOf(desk(), 'suspensionDecision'),
      outcome: 'resumed',
      decisionNumber: '甲县教发〔2026〕3号',
    };
    await only(desk(), county, [decideSuspension, 'cityLeader', decides]);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'running' });
    expect(await broken(desk())).toEqual([]);
  });

  it('LOCAL-01, LOCAL-02, STUDIO-14, STUDIO-O05: it moves to a school of its own county, which consents, and to none of another county or of the city', async () => {
    const county = await tinyCounty(desk());
    const { termId, studio } = await running(desk(), county);
    const moves = {
      termId,
      ground: 'transfer',
      words: '调令〔2026〕5号',
      ...(await unitOf(desk(), county, 'schoolA2')),
    };
    for (const key of ['schoolB1', 'direct1'] as const) {
      const outside = { ...moves, ...(await unitOf(desk(), county, key)) };
      const refused = await perform(desk(), moveStudio, county.person('sectionOfficer'), outside);
      expect([key, refusalOf(refused)]).toEqual([key, 'badInput']);
    }
    await only(desk(), county, [moveStudio, 'sectionOfficer', moves]);
    const consents = { taskId: await taskOf(desk(), 'moveConsent'), outcome: 'consented' };
    await only(desk(), county, [consentMove, 'leaderA2', consents]);
    const [moved] = await desk().db.select().from(studios);
    expect(moved).toMatchObject({ unitId: county.org('schoolA2'), countyId: studio.countyId, number: studio.number });
    expect(await readersOf(desk(), 'studioMoved')).toEqual(peopleOf(county, ['teacherA1a', 'leaderA1', 'leaderA2']));
    expect(await broken(desk())).toEqual([]);
  });

  it('LOCAL-01, LOCAL-02, STUDIO-O04, STUDIO-O08: that it lost its host the county’s section reports and its leader decides, and the unit gives the county’s plaque back', async () => {
    const county = await tinyCounty(desk());
    const { termId } = await running(desk(), county);
    await only(desk(), county, [reportHostLoss, 'sectionOfficer', loss(termId, await todayOf(desk()))]);
    const decided = decision(await taskOf(desk(), 'hostLossDecision'));
    await only(desk(), county, [loseHost, 'cityLeader', decided]);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'closed' });
    expect(await readersOf(desk(), 'studioEnded')).toEqual(peopleOf(county, ['teacherA1a', 'leaderA1']));
    await performSystem(desk(), (at) => finishInterruption(at, { kind: 'term', id: termId }, 'hostLost'));
    await opens(desk(), termId, 'plaqueReturn');
    const back = { taskId: await taskOf(desk(), 'plaqueReturn'), note: '已交回县教育局' };
    await only(desk(), county, [returnPlaque, 'leaderA1', back]);
    expect(await broken(desk())).toEqual([]);
  });

  it('LOCAL-01, MEMBER-01, MEMBER-O03: a member’s ethics problem is registered by the county’s officer, and county and host decide', async () => {
    const county = await tinyCounty(desk());
    const all = await begun(desk(), county);
    const { termId } = all;
    const number = await serves(desk(), all, 'teacherA2a');
    const finding = {
      ...{ termId, number, ground: 'ethicsViolation', decisionReference: '甲教处〔2026〕1号' },
      ...{ evidence: ['档-1'], facts: '体罚学生，查证属实' },
    };
    await only(desk(), county, [registerRemoval, 'cityOfficer', finding]);
    const spoken = { taskId: await taskOf(desk(), 'removalHearing'), statement: '事出有因' };
    await only(desk(), county, [answerRemoval, 'teacherA2a', spoken]);
    const byCounty = { taskId: await taskOf(desk(), 'removalDecision'), outcome: 'agreed' };
    await only(desk(), county, [decideRemoval, 'cityOfficer', byCounty]);
    const byHost = { taskId: await taskOf(desk(), 'removalDecisionAsHost'), outcome: 'agreed' };
    const { decision: said } = await only(desk(), county, [decideRemoval, 'teacherA1a', byHost]);
    expect(said).toBe('removed');
    expect(await rowOf(desk(), number)).toMatchObject({ state: 'removed', toDay: await todayOf(desk()) });
    expect(await broken(desk())).toEqual([]);
  });

  it('LOCAL-01, MEMBER-O04: a member’s leaving is stated by host or member, and nobody of the city hears of it', async () => {
    const county = await tinyCounty(desk());
    const all = await begun(desk(), county);
    const number = await serves(desk(), all, 'teacherA2a');
    const lastDay = await todayOf(desk());
    const leaves = { termId: all.termId, number, reason: 'personal', words: '个人原因', lastDay };
    await only(desk(), county, [leaveStudio, 'teacherA2a', leaves]);
    expect(await rowOf(desk(), number)).toMatchObject({ state: 'left', toDay: lastDay });
    expect(await broken(desk())).toEqual([]);
  });
});

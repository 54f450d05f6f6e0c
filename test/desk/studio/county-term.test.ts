import { and, asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { studioFor, studiosFor } from '../../../db/read/studios.js';
import { organisations, tasks, terms } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { seatsOf } from '../../../desk/kit/seats.js';
import { termOf as termRow } from '../../../desk/kit/term.js';
import { applyRenewal } from '../../../desk/studio/apply-renewal.js';
import { appealResult } from '../../../desk/studio/assessment/appeal-result.js';
import { reportOf, sheetOf } from '../../../desk/studio/assessment/assessments.js';
import { confirmScores } from '../../../desk/studio/assessment/confirm-scores.js';
import { decideResultAppeal } from '../../../desk/studio/assessment/decide-result-appeal.js';
import { publishResult } from '../../../desk/studio/assessment/publish-result.js';
import { reportYear } from '../../../desk/studio/assessment/report-year.js';
import { scoreYear } from '../../../desk/studio/assessment/score-year.js';
import { confirmOffice } from '../../../desk/studio/confirm-office.js';
import { decideMember } from '../../../desk/studio/decide-member.js';
import { decideRenewal } from '../../../desk/studio/decide-renewal.js';
import { filePlan } from '../../../desk/studio/file-plan.js';
import { askGoalChange } from '../../../desk/studio/goals/ask-goal-change.js';
import { decideGoalChange } from '../../../desk/studio/goals/decide-goal-change.js';
import { giveOpinion } from '../../../desk/studio/goals/give-opinion.js';
import { issueLetter } from '../../../desk/studio/issue-letter.js';
import { letterOf } from '../../../desk/studio/letters.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { receivePapers } from '../../../desk/studio/receive-papers.js';
import { returnPlaque } from '../../../desk/studio/return-plaque.js';
import { signLetter } from '../../../desk/studio/sign-letter.js';
import { startStudio } from '../../../desk/studio/start-studio.js';
import { spanOf } from '../../../desk/studio/terms.js';
import { answerFinding } from '../../../desk/studio/veto/answer-finding.js';
import { appealFinding } from '../../../desk/studio/veto/appeal-finding.js';
import { decideFinding } from '../../../desk/studio/veto/decide-finding.js';
import { decideFindingAppeal } from '../../../desk/studio/veto/decide-finding-appeal.js';
import { registerFinding } from '../../../desk/studio/veto/register-finding.js';
import { proposedTasks } from '../../../domain/studio/letter/issue.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { countyEdition } from '../../../policy/studio/default-edition.js';
import { runOnDesk, type TestDesk, type TinyCounty, tinyCounty } from '../../support/desk.js';
import { refusalOf } from '../city/panel-desk.js';
import { afterYear, answersTo, askedIn, pointsOf, running } from './assessment-steps.js';
import { only, taskOf } from './county-steps.js';
import { finished, lastYear } from './cycle-steps.js';
import { decision, found, registered } from './finding-steps.js';
import { asking, signed } from './goal-steps.js';
import { climbs, type Founded, firstPlans, founded, opens, openTask } from './steps.js';

const signs = async (
  desk: TestDesk,
  county: TinyCounty,
  body: 'bureau' | 'schoolA1',
  kind: TaskKind = 'signLetter',
) => {
  const [task] = await desk.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.kind, kind), eq(tasks.state, 'open'), eq(tasks.orgId, county.org(body))));
  return task?.id ?? expect.fail('nobody is asked to sign');
};
const reads = async (desk: TestDesk, county: TinyCounty, who: string, studioId: string) => {
  const personId = county.city.personId(who);
  const seats = await seatsOf({ tx: desk.db, now: await desk.clock.now() }, personId);
  const listed = await studiosFor(desk.db, { personId, seats }, { limit: 10 });
  const one = await studioFor(desk.db, { personId, seats }, studioId);
  return { listed: listed.length, one: one?.level ?? null };
};

runOnDesk('the term of a county’s own studio', (desk) => {
  it('LOCAL-01, STUDIO-10, STUDIO-15, STUDIO-17, MEMBER-01: it is established by the county’s section and leader, and its members by the county', async () => {
    const county = await tinyCounty(desk());
    const { termId } = await founded(desk(), county);
    await opens(desk(), termId, 'studioYear');
    const received = { taskId: await taskOf(desk(), 'receipt') };
    await only(desk(), county, [receivePapers, 'leaderA1', received]);
    const office = { taskId: await taskOf(desk(), 'unitConfirmation'), office: '302室', equipment: '电脑' };
    await only(desk(), county, [confirmOffice, 'leaderA1', office]);
    const term = await termRow({ tx: desk().db }, termId);
    expect([term.level, term.name, term.editionId]).toEqual([
      'county',
      '人员teacherA1a优秀班主任工作室',
      countyEdition.id,
    ]);
    const issued = { termId, version: 0, tasks: proposedTasks(spanOf(term), term.parameters) };
    await only(desk(), county, [issueLetter, 'sectionOfficer', issued]);
    const letter = await letterOf({ tx: desk().db }, termId);
    const shown = { version: letter?.version, contentHash: letter?.contentHash };
    const byHost = { taskId: await taskOf(desk(), 'signLetterAsHost'), ...shown };
    await only(desk(), county, [signLetter, 'teacherA1a', byHost]);
    const byLeader = { taskId: await signs(desk(), county, 'bureau'), ...shown };
    await only(desk(), county, [signLetter, 'cityLeader', byLeader]);
    const byUnit = { taskId: await signs(desk(), county, 'schoolA1'), ...shown };
    await only(desk(), county, [signLetter, 'leaderA1', byUnit]);
    for (const plan of firstPlans(termId)) await only(desk(), county, [filePlan, 'teacherA1a', plan]);
    await only(desk(), county, [startStudio, 'sectionOfficer', { termId }]);
    const nominated = {
      termId,
      code: 'teacherA2a',
      name: '人员teacherA2a',
      servesAsHeadTeacher: true,
      grounds: '带班扎实',
    };
    await only(desk(), county, [nominateMember, 'teacherA1a', nominated]);
    const decided = { taskId: await taskOf(desk(), 'memberDecision'), outcome: 'agreed' };
    await only(desk(), county, [decideMember, 'cityOfficer', decided]);
    // of the county's own schools, not of another's
    const outside = { ...nominated, code: 'teacherB1a', name: '人员teacherB1a' };
    expect(refusalOf(await perform(desk(), nominateMember, county.person('teacherA1a'), outside))).toBe('badInput');
  });

  it('LOCAL-01, STUDIO-10, STUDIO-11, ASSESS-07, ASSESS-O07: the county’s institute scores, its section confirms and answers, its leader publishes', async () => {
    const county = await tinyCounty(desk());
    const { termId } = await running(desk(), county);
    await afterYear(desk(), termId);
    const { assessmentId, taskId, asks, letter } = await askedIn(desk(), termId, 'annual', 1);
    const report = { letterVersion: letter.version, answers: answersTo(letter.tasks) };
    await only(desk(), county, [reportYear, 'teacherA1a', { taskId: await taskId('selfReport'), ...report }]);
    await asks('yearScoring');
    const reported = await reportOf({ tx: desk().db, vault: desk().vault }, assessmentId);
    const sheet = {
      taskId: await taskId('yearScoring'),
      reportHash: reported?.contentHash,
      points: pointsOf(80),
      check: { method: 'siteVisit', checkedOn: dayOf(await desk().clock.now()), minutes: '到校查看' },
    };
    await only(desk(), county, [scoreYear, 'instituteOfficer', sheet]);
    await asks('resultConfirmation');
    const sheetHash = (await sheetOf({ tx: desk().db }, assessmentId))?.contentHash;
    const confirmed = { taskId: await taskId('resultConfirmation'), sheetHash, decision: 'confirm' };
    await only(desk(), county, [confirmScores, 'sectionOfficer', confirmed]);
    await asks('resultPublication');
    const published = { taskId: await taskId('resultPublication'), sheetHash };
    await only(desk(), county, [publishResult, 'cityLeader', published]);
    await asks('resultAppealWindow');
    const appealed = { taskId: await taskId('resultAppeal'), text: '第三项漏计一次活动' };
    await only(desk(), county, [appealResult, 'teacherA1a', appealed]);
    await asks('resultAppealDecision');
    const answered = { taskId: await taskId('resultAppealDecision'), outcome: 'dismissed', reason: '核对无误' };
    await only(desk(), county, [decideResultAppeal, 'sectionOfficer', answered]);
  });

  it('LOCAL-01, STUDIO-16, STUDIO-O07: on its goals the county’s institute gives its opinion and its section decides', async () => {
    const county = await tinyCounty(desk());
    const all = await running(desk(), county);
    await only(desk(), county, [askGoalChange, 'teacherA1a', await asking(desk(), all)]);
    const opinion = { taskId: await taskOf(desk(), 'goalOpinion'), opinion: 'supported', reason: '情况属实' };
    await only(desk(), county, [giveOpinion, 'instituteOfficer', opinion]);
    const granted = { taskId: await taskOf(desk(), 'goalChange'), outcome: 'granted', reason: '同意折减' };
    await only(desk(), county, [decideGoalChange, 'sectionOfficer', granted]);
    await signed(desk(), all);
  });

  it('LOCAL-01, VETO-02, VETO-O04, VETO-O05: a finding is the county’s to register, to decide and, in a third person, to answer on appeal', async () => {
    const county = await tinyCounty(desk());
    const all: Founded = await running(desk(), county);
    await only(desk(), county, [registerFinding, 'sectionOfficer', found(all.termId, 'failedGoals')]);
    const one = await registered(desk(), all, 'ethicsViolation', 'sectionOfficer');
    const spoken = { taskId: await one.taskId('findingHearing'), statement: '情况与认定不符' };
    await only(desk(), county, [answerFinding, 'teacherA1a', spoken]);
    await one.asks('findingDecision');
    await only(desk(), county, [decideFinding, 'cityLeader', await decision(one)]);
    await one.asks('findingAppealWindow');
    const appeal = { taskId: await one.taskId('findingAppeal'), text: '证据不足' };
    await only(desk(), county, [appealFinding, 'teacherA1a', appeal]);
    await one.asks('findingAppealDecision');
    const answer = { taskId: await one.taskId('findingAppealDecision'), outcome: 'overturned', reason: '证据不足' };
    await only(desk(), county, [decideFindingAppeal, 'countyLeaderA2', answer]);
  });

  it('LOCAL-01, STUDIO-06, STUDIO-O08: its leader renews it under the county’s edition, or closes it and the unit gives the plaque back', async () => {
    for (const outcome of ['renew', 'close'] as const) {
      await desk().empty();
      const county = await tinyCounty(desk());
      const twoYears = [
        ['80/1', 'final'],
        ['85/1', 'final'],
      ] as const;
      const last = await lastYear(desk(), twoYears, county);
      const { termId, term } = last;
      await finished(desk(), last, 'annual', 85);
      await finished(desk(), last, 'cycle', 85);
      const applied = {
        termId,
        statement: '三年带出七名骨干',
        servesAsHeadTeacher: true,
        expectedEndDate: '2040-07-01',
      };
      if (outcome === 'renew') await only(desk(), county, [applyRenewal, 'teacherA1a', applied]);
      desk().clock.set(`${term.toDay}T16:00:00.000Z`);
      await climbs(desk(), termId, 'studioYear', 3);
      await opens(desk(), termId, 'renewalDecision');
      const decided = { taskId: await taskOf(desk(), 'renewalDecision'), decision: outcome, reason: '县局研究决定' };
      await only(desk(), county, [decideRenewal, 'cityLeader', decided]);
      const all = await desk().db.select().from(terms).orderBy(asc(terms.number));
      expect(all.map(({ state, editionId }) => [state, editionId])).toEqual(
        outcome === 'renew'
          ? [
              ['renewed', countyEdition.id],
              ['approved', countyEdition.id],
            ]
          : [['closed', countyEdition.id]],
      );
      if (outcome === 'renew') continue;
      await opens(desk(), termId, 'plaqueReturn');
      const back = { taskId: await taskOf(desk(), 'plaqueReturn'), note: '已交回县教育局' };
      await only(desk(), county, [returnPlaque, 'leaderA1', back]);
    }
  });

  it('LOCAL-01: it is read by its host, its unit and the county’s own bodies; to the city and other counties it does not exist', async () => {
    const county = await tinyCounty(desk());
    const { studio } = await founded(desk(), county);
    const seen = { listed: 1, one: 'county' };
    for (const who of ['teacherA1a', 'leaderA1', 'countyOfficerA', 'countyLeaderA'])
      expect([who, await reads(desk(), county, who, studio.id)]).toEqual([who, seen]);
    for (const who of ['cityOfficer', 'cityLeader', 'sectionOfficer', 'instituteOfficer', 'countyLeaderB', 'leaderA2'])
      expect([who, await reads(desk(), county, who, studio.id)]).toEqual([who, { listed: 0, one: null }]);
  });

  it('LOCAL-01, STUDIO-11: a county without an institute of its own has its officers score and confirm, two persons', async () => {
    const county = await tinyCounty(desk());
    const city = county.city.org('bureau');
    for (const code of ['section', 'institute'] as const)
      await desk()
        .db.update(organisations)
        .set({ parentId: city })
        .where(eq(organisations.id, county.org(code)));
    const { termId } = await founded(desk(), county);
    await opens(desk(), termId, 'studioYear');
    const asked = await openTask(desk(), 'letterDrafting');
    expect([asked.orgId, asked.role]).toEqual([county.org('bureau'), 'countyOfficer']);
  });
});

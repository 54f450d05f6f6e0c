import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import {
  attachments,
  cases,
  certificates,
  goalChanges,
  hearingInvitations,
  links,
  notices,
  organisations,
  papers,
  scoreSheets,
  stageRuns,
  studios,
  tasks,
  terms,
} from '../../db/schema/all.js';
import { fileAppeal } from '../../desk/appeal/file-appeal.js';
import { addAttachment } from '../../desk/application/add-attachment.js';
import { saveDraft } from '../../desk/application/save-draft.js';
import { startApplication } from '../../desk/application/start-application.js';
import { submitApplication } from '../../desk/application/submit-application.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { addExpert } from '../../desk/city/add-expert.js';
import { confirmRanking } from '../../desk/city/confirm-ranking.js';
import { decideFinally } from '../../desk/city/decide-finally.js';
import { declareConflicts } from '../../desk/city/declare-conflicts.js';
import { drawPanel } from '../../desk/city/draw-panel.js';
import { justifyProject } from '../../desk/city/justify-project.js';
import { openSheets } from '../../desk/city/open-sheets.js';
import { publishCityNotice } from '../../desk/city/publish-city-notice.js';
import { recuse } from '../../desk/city/recuse.js';
import { sealSheet } from '../../desk/city/seal-sheet.js';
import { publishCountyNotice } from '../../desk/county/publish-county-notice.js';
import { selectNominees } from '../../desk/county/select-nominees.js';
import { submitBundle } from '../../desk/county/submit-bundle.js';
import { verifyApplication } from '../../desk/county/verify-application.js';
import { answerHearing } from '../../desk/hearing/answer-hearing.js';
import { inviteHearing } from '../../desk/hearing/invite-hearing.js';
import { type Act, perform, performSystem } from '../../desk/kit/act.js';
import type { Actor, PersonActor, PublicActor } from '../../desk/kit/actor.js';
import { climb } from '../../desk/kit/climb.js';
import { sealedFor } from '../../desk/kit/data-key.js';
import { linkSecret } from '../../desk/kit/links.js';
import { openStage } from '../../desk/kit/stage.js';
import { type Term, termOf as termRow } from '../../desk/kit/term.js';
import { confirmObjection } from '../../desk/notice/confirm-objection.js';
import { disposeObjection } from '../../desk/notice/dispose-objection.js';
import { endNoticeWindow } from '../../desk/notice/end-notice-window.js';
import { fileObjection } from '../../desk/notice/file-objection.js';
import { concludeEthics } from '../../desk/school/conclude-ethics.js';
import { decideRecommendation } from '../../desk/school/decide-recommendation.js';
import { verifyAttachment } from '../../desk/school/verify-attachment.js';
import { stagePlans } from '../../desk/stages/all.js';
import { addWorkEvidence } from '../../desk/studio/add-work-evidence.js';
import { answerRemoval } from '../../desk/studio/answer-removal.js';
import { appealResult } from '../../desk/studio/assessment/appeal-result.js';
import { confirmScores } from '../../desk/studio/assessment/confirm-scores.js';
import { decideResultAppeal } from '../../desk/studio/assessment/decide-result-appeal.js';
import { publishResult } from '../../desk/studio/assessment/publish-result.js';
import { reportYear } from '../../desk/studio/assessment/report-year.js';
import { scoreYear } from '../../desk/studio/assessment/score-year.js';
import { startAssessment } from '../../desk/studio/assessment/start-assessments.js';
import { decideHonours } from '../../desk/studio/commendation/decide-honours.js';
import { listHonours } from '../../desk/studio/commendation/list-honours.js';
import { nominateHonour } from '../../desk/studio/commendation/nominate-honour.js';
import { openCall } from '../../desk/studio/commendation/open-call.js';
import { scoreHonours } from '../../desk/studio/commendation/score-honours.js';
import { decideMember } from '../../desk/studio/decide-member.js';
import { filePlan } from '../../desk/studio/file-plan.js';
import { addVoucher } from '../../desk/studio/fund/add-voucher.js';
import { approveFunds } from '../../desk/studio/fund/approve-funds.js';
import { grantFunds } from '../../desk/studio/fund/grant-funds.js';
import { handInVouchers } from '../../desk/studio/fund/hand-in-vouchers.js';
import { requestFunds } from '../../desk/studio/fund/request-funds.js';
import { issueLetter } from '../../desk/studio/issue-letter.js';
import { leaveStudio } from '../../desk/studio/leave-studio.js';
import { agreementOf } from '../../desk/studio/letters.js';
import { reportHostLoss } from '../../desk/studio/loss/report-host-loss.js';
import { moveStudio } from '../../desk/studio/move/move-studio.js';
import { nominateMember } from '../../desk/studio/nominate-member.js';
import { addPagePicture } from '../../desk/studio/page/add-page-picture.js';
import { moderatePage } from '../../desk/studio/page/moderate-page.js';
import { savePage } from '../../desk/studio/page/save-page.js';
import { recordWork } from '../../desk/studio/record-work.js';
import { registerRemoval } from '../../desk/studio/register-removal.js';
import { signAgreement } from '../../desk/studio/sign-agreement.js';
import { spanOf } from '../../desk/studio/terms.js';
import { answerFinding } from '../../desk/studio/veto/answer-finding.js';
import { appealFinding } from '../../desk/studio/veto/appeal-finding.js';
import { decideFinding } from '../../desk/studio/veto/decide-finding.js';
import { registerFinding } from '../../desk/studio/veto/register-finding.js';
import { registerVeto } from '../../desk/veto/register-veto.js';
import type { Subject } from '../../domain/news.js';
import type { AskedStage } from '../../domain/process.js';
import { assessmentsOf } from '../../domain/studio/assessment/dates.js';
import { proposedTasks } from '../../domain/studio/letter/issue.js';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Role } from '../../domain/vocabulary.js';
import { answersTo, pointsOf } from '../desk/studio/assessment-steps.js';
import { achieved } from '../desk/studio/honour-steps.js';
import { sectionsOf } from '../desk/studio/steps.js';
import { soundForm } from '../domain/host-selection/sample.js';
import { type TinyCity, tinyDates } from '../support/city.js';
import type { TestDesk } from '../support/desk.js';
import { type TermWords, termWordsOf } from './term-words.js';

/** The tasks of an assessment in their order. */
const assessing = [
  'selfReport',
  'yearScoring',
  'resultConfirmation',
  'resultPublication',
  'resultAppeal',
  'resultAppealDecision',
  'improvementPlan',
] as const satisfies readonly TaskKind[];

/** Where the one case stands, in the order of a round; the last three are side ways, walked and taken back. */
export const moments = [
  'draft',
  'schoolReview',
  'countyReview',
  'countyListed',
  'countyNotice',
  'submittedToCity',
  'expertReview',
  'ranked',
  'cityNotice',
  'finalDecision',
  'approved',
  'assessed',
  'commended',
  'found',
  'withdrawn',
  'vetoHearing',
  'declined',
] as const;
export type Moment = (typeof moments)[number];

const publicActor: PublicActor = { kind: 'public', channel: 'public', language: 'zh' };
const words = { title: '推荐人选公示', text: '现予公示。', receivingUnit: '教育局' };
const minute = 60_000;

/** What people wrote, by where: the tests of personal data put their markers here. */
export interface Spoken {
  readonly form: typeof soundForm;
  readonly opinion: string;
  readonly minutes: string;
  readonly heard: string;
  readonly remark: string;
  readonly objection: { readonly text: string; readonly fromName: string; readonly contact: string };
  /** What the objector's evidence is called. */
  readonly handedIn: string;
  readonly appeal: string;
  readonly fileName: string;
  readonly notice?: { readonly title: string; readonly text: string; readonly receivingUnit: string };
  /** In the term; what is left out is said in the words above. */
  readonly term?: Partial<TermWords>;
  /** Another form for this applicant. */
  readonly formOf?: (teacher: string) => typeof soundForm;
}
export const plainWords: Spoken = {
  form: soundForm,
  opinion: '材料属实',
  minutes: '会议研究同意',
  heard: '很好的老师',
  remark: '带班扎实',
  objection: { text: '署名不实', fromName: '周某', contact: 'zhou@out.example' },
  handedIn: '聊天记录.pdf',
  appeal: '请求复核',
  fileName: '证书.pdf',
};

/** A round walked by its people with real acts; stages are opened as its processes would. */
export function walker(
  desk: TestDesk,
  city: TinyCity,
  spoken: Spoken = plainWords,
  keep = async () => ({ sha256: '0'.repeat(64), blob: '0'.repeat(64) }),
) {
  const { roundId } = city;
  const notice = spoken.notice ?? words;
  const inTerm = termWordsOf(spoken);
  const does = async <A extends Actor, I, O>(actor: A, act: Act<A, I, O>, input: unknown): Promise<O> => {
    const result = await perform(desk, act, actor, input);
    if (!result.ok) throw new Error(`${act.name}: ${JSON.stringify(result.refusals)}`);
    return result.value;
  };
  const act = <I, O>(who: string, what: Act<PersonActor, I, O>, input: unknown) => does(city.person(who), what, input);
  const open = (subject: Subject, stage: AskedStage, number = 1) =>
    performSystem(desk, (at) => openStage(at, stagePlans[stage], { subject, stage, number, roundId }));
  const look = (subject: Subject, stage: AskedStage) =>
    performSystem(desk, (at) => climb(at, stagePlans[stage], { subject, stage, number: 1 }));
  const file = async (caseId: string) => {
    const [row] = await desk.db.select().from(cases).where(eq(cases.id, caseId));
    if (!row) throw new Error('no such case');
    return row;
  };
  const shown = async (caseId: string) => ({ caseId, formHash: (await file(caseId)).formHash });
  const termOf = async (caseId: string): Promise<string> => {
    const [found] = await desk.db
      .select({ id: terms.id })
      .from(terms)
      .innerJoin(studios, eq(studios.id, terms.studioId))
      .where(eq(studios.caseId, caseId));
    return found?.id ?? 'none';
  };
  const taskOf = async (kind: TaskKind, subjectId: string, role?: Role): Promise<string> => {
    const found = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.kind, kind), eq(tasks.subjectId, subjectId), eq(tasks.state, 'open')));
    return found.find((one) => !role || one.role === role)?.id ?? 'none';
  };
  /** The member signs; the host is still asked. */
  const agreed = async (membershipId: string, member: string): Promise<void> => {
    const shown = await agreementOf({ tx: desk.db }, membershipId);
    const [task] = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.kind, 'signAgreement'), eq(tasks.personId, city.personId(member))));
    if (!shown || !task) throw new Error('no agreement');
    const { version, contentHash } = shown;
    await act(member, signAgreement, { taskId: task.id, version, contentHash });
  };

  const round = { kind: 'round', id: roundId } as const;
  const nominationId = city.nominationId('countyA');

  const drafts = async (teacher: string): Promise<{ caseId: string; version: number }> => {
    const { caseId } = await act(teacher, startApplication, { roundId });
    const paper = { caseId, name: spoken.fileName, mediaType: 'application/pdf', size: 4, ...(await keep()) };
    const { attachmentId } = await act(teacher, addAttachment, paper);
    const own = spoken.formOf?.(teacher) ?? spoken.form;
    const [honour] = own.honours;
    const form = { ...own, honours: [{ ...honour, files: [attachmentId] }] };
    const { version } = await act(teacher, saveDraft, { caseId, version: (await file(caseId)).version, form });
    return { caseId, version };
  };
  const submits = async (teacher: string, draft: { caseId: string; version: number }): Promise<void> => {
    await act(teacher, submitApplication, draft);
    await open({ kind: 'case', id: draft.caseId }, 'schoolRecommendation');
  };
  const examines = async (caseId: string, leader: string): Promise<void> => {
    const form = await shown(caseId);
    await act(leader, concludeEthics, { ...form, conclusion: 'clear' });
    const invitations = ['teachers', 'parents', 'students'].map((group) => ({
      group,
      address: `${group}.${caseId.slice(0, 8)}@home.example`,
    }));
    await act(leader, inviteHearing, { ...form, invitations });
  };
  const recommends = async (caseId: string, leader: string, decision: 'recommend' | 'decline' = 'recommend') => {
    const asked = await desk.db.select().from(hearingInvitations).where(eq(hearingInvitations.caseId, caseId));
    for (const { id, answeredAt } of asked)
      if (!answeredAt)
        await does({ kind: 'respondent', invitationId: id, channel: 'link', language: 'zh' }, answerHearing, {
          view: 'support',
          text: spoken.heard,
        });
    const form = await shown(caseId);
    for (const { id } of await desk.db.select().from(attachments).where(eq(attachments.caseId, caseId)))
      await act(leader, verifyAttachment, { ...form, attachmentId: id, verdict: 'genuine' });
    await act(leader, decideRecommendation, {
      ...form,
      taskId: await taskOf('schoolRecommendation', caseId),
      decision,
      reason: spoken.opinion,
      stayConsent: true,
      meeting: await meeting(decision),
    });
  };
  const meeting = async (decision: 'recommend' | 'decline') => {
    const votesFor = decision === 'recommend' ? 3 : 0;
    const votes = { entitled: 5, present: 3, votesFor, votesAgainst: 3 - votesFor, abstain: 0 };
    const date = dayOf(await desk.clock.now());
    return { date, attendees: ['甲', '乙', '丙'], ...votes, minutes: spoken.minutes };
  };
  const noticeOf = async (level: 'county' | 'city') => {
    const [found] = await desk.db.select().from(notices).where(eq(notices.level, level));
    if (!found) throw new Error('no notice');
    return found;
  };
  const takesDown = async (level: 'county' | 'city'): Promise<void> => {
    const { id, closesAt } = await noticeOf(level);
    desk.clock.set(new Date(Date.parse(closesAt) + minute).toISOString());
    await look({ kind: 'notice', id }, 'noticeWindow');
  };

  let own = '';
  let bystander = { caseId: '', version: 0 };
  let version = 0;
  let rankingHash = '';
  const others: string[] = [];
  const all = () => [own, ...others];

  /** From one moment to the next. */
  const steps: Record<Moment, () => Promise<void>> = {
    draft: async () => {
      ({ caseId: own, version } = await drafts('teacherA1a'));
      // Somebody else's application, which stays where it is: its link opens nothing of ours.
      bystander = await drafts('teacherB1a');
      await submits('teacherB1a', bystander);
    },
    schoolReview: async () => {
      await submits('teacherA1a', { caseId: own, version });
      await examines(own, 'leaderA1');
    },
    countyReview: async () => {
      await recommends(own, 'leaderA1');
      for (const [teacher, leader] of [
        ['teacherA2a', 'leaderA2'],
        ['teacherD1a', 'leaderD1'],
      ] as const) {
        const draft = await drafts(teacher);
        await submits(teacher, draft);
        await examines(draft.caseId, leader);
        await recommends(draft.caseId, leader);
        others.push(draft.caseId);
      }
      desk.clock.set(tinyDates.applicationWindow ?? '');
      await open({ kind: 'nomination', id: nominationId }, 'nomination');
    },
    countyListed: async () => {
      const listed = all().slice(0, 2);
      for (const caseId of listed)
        await act('countyOfficerA', verifyApplication, {
          ...(await shown(caseId)),
          decision: 'agree',
          opinion: spoken.opinion,
        });
      const nominees = await Promise.all(listed.map(async (id) => ({ ...(await shown(id)), reason: '实绩突出' })));
      const taskId = await taskOf('nomination', nominationId);
      await act('countyOfficerA', selectNominees, { taskId, nominees });
    },
    countyNotice: async () => {
      const listed = all().slice(0, 2);
      const publishing = { taskId: await taskOf('publishNotice', nominationId), caseIds: listed, ...notice };
      const { noticeId } = await act('countyLeaderA', publishCountyNotice, publishing);
      await open({ kind: 'notice', id: noticeId }, 'noticeWindow');
      await objects(noticeId);
    },
    submittedToCity: async () => {
      const { objectionId } = await objectionLink();
      const finding = { outcome: 'dismissed', reason: spoken.opinion, evidenceIds: [] };
      const taskId = await taskOf('objectionHandling', objectionId ?? '');
      await act('countyOfficerA', disposeObjection, { taskId, finding });
      await takesDown('county');
      await open({ kind: 'nomination', id: nominationId }, 'bundle');
      await act('countyOfficerA', submitBundle, { nominationId, caseIds: all().slice(0, 2) });
      desk.clock.set(new Date(Date.parse(tinyDates.nominationWindow ?? '') + minute).toISOString());
      await open(round, 'panelFormation');
      for (const code of [...experts, 'expertOfA1'])
        await act('cityOfficer', addExpert, { roundId, personId: city.personId(code) });
      const declarations = all().map((caseId) => ({ caseId, says: 'none' }));
      for (const code of experts.slice(1)) await act(code, declareConflicts, { roundId, declarations });
    },
    expertReview: async () => {
      const declarations = all().map((caseId) => ({ caseId, says: 'none' }));
      await act('expert1', declareConflicts, { roundId, declarations });
      const kinship = all().map((caseId) => ({ caseId, says: caseId === own ? 'kinship' : 'none' }));
      await act('expertOfA1', declareConflicts, { roundId, declarations: kinship });
      await act('cityOfficer', drawPanel, { roundId });
      await open(round, 'scoring');
      await seeDraw();
      await act(scorers[1] ?? '', recuse, { roundId, caseId: own, ground: 'declared' });
    },
    ranked: async () => {
      for (const { caseId, personId } of await sheets('assigned'))
        await does({ ...city.person('expert1'), personId }, sealSheet, await sheetFor(caseId));
      rankingHash = (await act('cityOfficer', openSheets, { roundId })).hash;
      await open(round, 'ranking');
      await act('cityOfficer', confirmRanking, { roundId, rankingHash });
      await open(round, 'justification');
    },
    cityNotice: async () => {
      for (const caseId of all())
        await act('sectionOfficer', justifyProject, { roundId, ...(await shown(caseId)), decision: 'justified' });
      await act('cityOfficer2', publishCityNotice, { roundId, ...notice });
      await open({ kind: 'notice', id: (await noticeOf('city')).id }, 'noticeWindow');
    },
    finalDecision: async () => {
      await takesDown('city');
      await open(round, 'decision');
    },
    approved: async () => {
      for (const caseId of all())
        await act('cityLeader', decideFinally, {
          roundId,
          ...(await shown(caseId)),
          decision: 'approve',
          decisionNumber: '教发〔2026〕1号',
        });
      const termId = await termOf(own);
      const term = { kind: 'term', id: termId } as const;
      // what comes after three years is opened here as well, to be knocked at
      const frame = { subject: term, number: 1, termId };
      for (const stage of ['studioYear', 'renewalDecision', 'plaqueReturn', 'suspensionDecision'] as const)
        await performSystem(desk, (at) => openStage(at, stagePlans[stage], { ...frame, stage }));
      const begun = await termRow({ tx: desk.db }, termId);
      const tasks = [...proposedTasks(spanOf(begun), begun.parameters)];
      await act('sectionOfficer', issueLetter, { termId, version: 0, tasks });
      const nominee = {
        code: 'teacherA1b',
        name: '人员teacherA1b',
        servesAsHeadTeacher: true,
        grounds: inTerm.grounds,
      };
      const member = 'teacherA2b';
      const first = { ...nominee, code: member, name: `人员${member}` };
      const { membershipId } = await act('teacherA1a', nominateMember, { termId, ...first });
      const decided = { taskId: await taskOf('memberDecision', termId), outcome: 'agreed' };
      await act('countyOfficerA', decideMember, decided);
      await agreed(membershipId, member);
      const found = { ground: 'ethicsViolation', decisionReference: '甲教处〔2026〕2号', evidence: ['档-2'] };
      await act('teacherA1a', registerRemoval, { termId, number: 1, ...found, facts: inTerm.removalFacts });
      const statement = { taskId: await taskOf('removalHearing', termId), statement: inTerm.removalStatement };
      await act(member, answerRemoval, statement);
      const { number } = await act('teacherA1a', nominateMember, { termId, ...nominee });
      const lastDay = dayOf(await desk.clock.now());
      await act('teacherA1a', leaveStudio, { termId, number, reason: 'personal', words: inTerm.leavingWords, lastDay });
      await act('teacherA1a', nominateMember, { termId, ...nominee });
      const sections = sectionsOf(inTerm.plan);
      await act('teacherA1a', filePlan, { termId, kind: 'workPlan', version: 0, sections });
      const lecture = { kind: 'lecture', level: 'city', on: begun.fromDay, hours: '2', participants: 40 };
      const said = { title: inTerm.workTitle, summary: inTerm.workSummary };
      const { workId } = await act('teacherA1a', recordWork, { termId, ...lecture, ...said });
      const evidence = { name: inTerm.evidence, mediaType: 'application/pdf', size: 4, ...(await keep()) };
      await act('teacherA1a', addWorkEvidence, { termId, workId, ...evidence });
      await act('teacherA1a', addPagePicture, { termId, mediaType: 'image/png', size: 4, ...(await keep()) });
      // whatever is said stands as it was typed
      const about = `![课堂](图1)\n\n    ${inTerm.page.replaceAll(/\s/g, ' ')}`;
      const page = { termId, sections: { about }, change: inTerm.pageChange, outcome: 'submitted' };
      const { contentHash } = await act('teacherA1a', savePage, { ...page, version: 0 });
      const taskId = await taskOf('pageModeration', termId);
      await act('leaderA1', moderatePage, { taskId, contentHash, outcome: 'published' });
      await act('teacherA1a', savePage, { ...page, version: 1 });
      await asksForGoals(termId, tasks);
      await financed(termId, Number(begun.fromDay.slice(0, 4)));
      const lost = { termId, ground: 'leftPost', lastDay: begun.fromDay, words: inTerm.lossReport };
      await act('sectionOfficer', reportHostLoss, lost);
      const [unit] = await desk.db
        .select()
        .from(organisations)
        .where(eq(organisations.id, city.org('schoolA2')));
      const there = { code: unit?.code, name: unit?.name, words: inTerm.moveWords };
      await act('sectionOfficer', moveStudio, { termId, ground: 'transfer', ...there });
    },
    assessed: async () => {
      const term = await termRow({ tx: desk.db }, await termOf(own));
      const letter = proposedTasks(spanOf(term), term.parameters);
      // its signatures are knocked at while they are asked for; here it is in force
      const inForce = { sealedAt: await desk.clock.now() };
      await desk.db.update(papers).set(inForce).where(eq(papers.kind, 'responsibilityLetter'));
      for (const kind of assessing) await assessed(term, letter, kind);
    },
    commended: async () => {
      const termId = await termOf(own);
      await achieved(desk, termId, city.personId('teacherA1a'));
      for (const until of ['over', 'honourNomination', 'honourReview', 'honourListing', 'honourDecision'] as const)
        await calledFor(until);
    },
    found: async () => {
      const termId = await termOf(own);
      // one that is appealed, one that may be, one to be decided, one to be heard
      for (const until of ['findingAppealDecision', 'findingAppeal', 'findingDecision', 'findingHearing'] as const)
        await foundAgainst(termId, until);
    },
    // From the school's stage, the county's notice and the school's stage again.
    withdrawn: async () => void (await act('teacherA1a', withdrawApplication, { caseId: own })),
    vetoHearing: async () => {
      const { vetoId } = await act('countyOfficerA', registerVeto, {
        caseId: own,
        ground: 'ethicsViolation',
        evidence: ['档-1'],
        decisionReference: '甲教处〔2026〕1号',
        facts: spoken.opinion,
      });
      await open({ kind: 'veto', id: vetoId }, 'vetoHearing');
    },
    declined: async () => {
      await recommends(own, 'leaderA1', 'decline');
      const { appealId } = await act('teacherA1a', fileAppeal, { caseId: own, text: spoken.appeal });
      await open({ kind: 'appeal', id: appealId }, 'appealDecision');
    },
  };
  /** The host's request to change the goals, with the tasks of both who say something to it; the letter itself waits for its signatures. */
  const asksForGoals = async (termId: string, list: LetterTask[]): Promise<void> => {
    const subject = { kind: 'term', id: termId } as const;
    await performSystem(desk, async (at) => {
      const said = { request: await sealedFor(at, termId, inTerm.goalRequest), contentHash: 'h', requestedAt: at.now };
      const base = {
        id: randomUUID(),
        termId,
        number: 1,
        state: 'asked' as const,
        baseVersion: 1,
        tasks: list,
        met: [],
      };
      await at.tx.insert(goalChanges).values({ ...base, ...said, requestedBy: city.personId('teacherA1a') });
      for (const stage of ['goalOpinion', 'goalChange'] as const)
        await openStage(at, stagePlans[stage], { subject, stage, number: 1, termId });
    });
  };
  /** A year's money, and requests on it: one to be decided, one to be vouched for, one to be settled. */
  const financed = async (termId: string, year: number): Promise<void> => {
    const grant = { termId, year, amounts: { office: '1000', other: '9' }, reference: '教财〔2026〕3号' };
    await act('cityOfficer', grantFunds, { ...grant, otherReason: inTerm.grantReason });
    const asks = () =>
      act('teacherA1a', requestFunds, { termId, year, category: 'office', amount: '100', purpose: inTerm.purpose });
    const approves = async () => {
      const { requestId } = await asks();
      const taskId = await taskOf('fundApproval', termId);
      await act('cityOfficer', approveFunds, { taskId, outcome: 'approved', reason: inTerm.fundApproval });
      const paper = { amount: '60', name: inTerm.voucher, mediaType: 'application/pdf', size: 4, ...(await keep()) };
      await act('teacherA1a', addVoucher, { termId, requestId, ...paper });
      return requestId;
    };
    await act('teacherA1a', handInVouchers, { termId, requestId: await approves() });
    await approves();
    await asks();
  };
  /** An assessment whose task of one kind is open, those before it done; a year of its own, so that each kind can be knocked at. */
  const assessed = async (
    term: Term,
    letterTasks: readonly LetterTask[],
    until: (typeof assessing)[number],
  ): Promise<void> => {
    const [first] = assessmentsOf(spanOf(term), term.parameters);
    const planned = first && { ...first, year: assessing.indexOf(until) + 1 };
    const id = planned && (await performSystem(desk, (at) => startAssessment(at, term, planned)));
    if (!id) throw new Error('no assessment');
    const subject = { kind: 'assessment', id } as const;
    let shown: object = {};
    const checkedOn = dayOf(await desk.clock.now());
    const steps: Readonly<Record<string, () => Promise<unknown>>> = {
      selfReport: async () => {
        const given = { letterVersion: 1, answers: answersTo(letterTasks, inTerm.selfReport) };
        const report = await act('teacherA1a', reportYear, { taskId: await taskOf('selfReport', id), ...given });
        shown = { reportHash: report.contentHash };
      },
      yearScoring: async () => {
        const given = {
          ...shown,
          points: pointsOf(52),
          check: { method: 'documents', checkedOn, minutes: inTerm.minutes },
        };
        const sheet = await act('instituteOfficer', scoreYear, { taskId: await taskOf('yearScoring', id), ...given });
        shown = { sheetHash: sheet.contentHash };
      },
      resultConfirmation: async () => {
        const given = { taskId: await taskOf('resultConfirmation', id), ...shown, decision: 'confirm' };
        await act('sectionOfficer', confirmScores, given);
      },
      resultPublication: async () => {
        await act('cityLeader', publishResult, { taskId: await taskOf('resultPublication', id), ...shown });
      },
      resultAppeal: async () => {
        await act('teacherA1a', appealResult, { taskId: await taskOf('resultAppeal', id), text: inTerm.resultAppeal });
      },
      resultAppealDecision: async () => {
        const given = {
          taskId: await taskOf('resultAppealDecision', id),
          outcome: 'dismissed',
          reason: inTerm.appealDecision,
        };
        await act('sectionOfficer', decideResultAppeal, given);
      },
    };
    for (const kind of assessing) {
      const stage: AskedStage = kind === 'resultAppeal' ? 'resultAppealWindow' : kind;
      const key = { subject, stage, number: 1, termId: term.id };
      await performSystem(desk, (at) => openStage(at, stagePlans[stage], key));
      if (kind === until) return;
      await steps[kind]?.();
    }
  };
  /** A call for commendations whose task of one kind is open, those before it done; its one nominee is the unit. */
  const calledFor = async (until: TaskKind | 'over'): Promise<void> => {
    const year = Number(dayOf(await desk.clock.now()).slice(0, 4));
    const { callId } = await act('cityOfficer', openCall, { name: '年度表彰', year, awards: { unit: 1, host: 1 } });
    const subject = { kind: 'call', id: callId } as const;
    const nomineeIds: string[] = [];
    const steps: Readonly<Record<string, () => Promise<unknown>>> = {
      honourNomination: async () => {
        const taskId = await taskOf('honourNomination', callId, 'countyOfficer');
        const given = { taskId, candidate: `unit/${city.org('schoolA1')}`, reason: inTerm.honourReason };
        nomineeIds.push((await act('countyOfficerA', nominateHonour, given)).nomineeId);
      },
      honourReview: async () => {
        const points = Object.fromEntries(nomineeIds.map((id) => [id, '90']));
        for (const who of ['cityOfficer', 'sectionOfficer', 'instituteOfficer'] as const)
          await act(who, scoreHonours, { taskId: await taskOf('honourReview', callId, who), points });
      },
      honourListing: async () => {
        const taskId = await taskOf('honourListing', callId);
        const list = { taskId, nomineeIds, reason: inTerm.honourList, ...notice };
        const listed = await act('cityOfficer', listHonours, list);
        if (!listed.notice) throw new Error('nothing hangs');
        const { noticeId, closesAt } = listed.notice;
        // its time is over: the others of the walk keep theirs
        const now = new Date(Date.parse(closesAt) + 1).toISOString();
        await performSystem(desk, (at) => endNoticeWindow({ ...at, now }, noticeId));
      },
      honourDecision: async () => {
        const taskId = await taskOf('honourDecision', callId);
        await act('cityLeader', decideHonours, { taskId, nomineeIds, decisionNumber: '市教发〔2026〕9号' });
      },
    };
    for (const stage of ['honourNomination', 'honourReview', 'honourListing', 'honourDecision'] as const) {
      const key = { subject, stage, number: 1, callId };
      await performSystem(desk, (at) => openStage(at, stagePlans[stage], key));
      if (stage === until) return;
      await steps[stage]?.();
    }
  };
  /** A finding against the host whose task of one kind is open, those before it done. */
  const foundAgainst = async (termId: string, until: TaskKind): Promise<void> => {
    const ground = until === 'findingHearing' ? 'ethicsViolation' : 'formalism';
    const { vetoId } = await act('sectionOfficer', registerFinding, {
      ...{ termId, ground, decisionReference: '甲教处〔2026〕2号', evidence: ['档-2'], facts: inTerm.findingFacts },
    });
    const subject = { kind: 'veto', id: vetoId } as const;
    const steps: Readonly<Record<string, readonly [AskedStage, () => Promise<unknown>]>> = {
      findingHearing: [
        'findingHearing',
        async () =>
          act('teacherA1a', answerFinding, {
            taskId: await taskOf('findingHearing', vetoId),
            statement: inTerm.findingStatement,
          }),
      ],
      findingDecision: [
        'findingDecision',
        async () =>
          act('cityLeader2', decideFinding, {
            ...{ taskId: await taskOf('findingDecision', vetoId), outcome: 'effective' },
            ...{ decisionNumber: '市教处〔2026〕7号', reason: inTerm.findingReason },
          }),
      ],
      findingAppeal: [
        'findingAppealWindow',
        async () =>
          act('teacherA1a', appealFinding, {
            taskId: await taskOf('findingAppeal', vetoId),
            text: inTerm.findingAppeal,
          }),
      ],
      findingAppealDecision: ['findingAppealDecision', async () => undefined],
    };
    for (const [kind, [stage, does]] of Object.entries(steps)) {
      await performSystem(desk, (at) => openStage(at, stagePlans[stage], { subject, stage, number: 1, termId }));
      if (kind === until) return;
      await does();
    }
  };
  const experts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'];

  /** Who was given the case by lot: before the draw anybody of the pool. */
  let scorers = ['expert1', 'expert2'];
  const seeDraw = async (): Promise<void> => {
    const given = (await sheets('assigned')).filter((sheet) => sheet.caseId === own);
    scorers = experts.filter((code) => given.some(({ personId }) => personId === city.personId(code)));
  };
  const sheets = (state: 'assigned') =>
    desk.db.select().from(scoreSheets).where(eq(scoreSheets.state, state)).orderBy(asc(scoreSheets.caseId));
  const sheetFor = async (caseId: string) => ({
    roundId,
    ...(await shown(caseId)),
    points: { ethics: '14', classWork: '27', cases: '18', research: '18', proposal: '14' },
    remark: spoken.remark,
  });
  const objectionLink = async () => {
    const found = (await desk.db.select().from(links)).find((one) => one.objectionId);
    if (!found) throw new Error('no link of an objection');
    return found;
  };
  const objects = async (noticeId: string): Promise<void> => {
    const objection = { kind: 'named', subjectId: own, ...spoken.objection };
    const files = [{ name: spoken.handedIn, mediaType: 'application/pdf', size: 4, ...(await keep()) }];
    await does(publicActor, fileObjection, { noticeId, objection, files });
    const { id: linkId, objectionId } = await objectionLink();
    await does(publicActor, confirmObjection, { linkId, secret: linkSecret(desk.linkKey, linkId) });
    await open({ kind: 'objection', id: objectionId ?? '' }, 'objectionHandling');
  };

  return {
    act,
    does,
    open,
    file,
    taskOf,
    shown,
    meeting,
    sheetFor,
    noticeOf,
    own: () => own,
    others: () => others,
    bystander: () => bystander.caseId,
    rankingHash: () => rankingHash,
    /** Who scores the case, and who has stepped back from it. */
    expert: (relation: 'own' | 'recused') => scorers[relation === 'own' ? 0 : 1] ?? '',
    to: (moment: Moment) => steps[moment](),
    runs: () => desk.db.select().from(stageRuns),
    paper: async () => (await desk.db.select().from(certificates).where(eq(certificates.caseId, own)))[0],
  };
}
export type Walk = ReturnType<typeof walker>;

import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { AnyRow } from '../../api/routes/call.js';
import {
  appeals,
  assessments,
  attachments,
  calendarYears,
  calls,
  certificates,
  erasures,
  fundRequests,
  hearingInvitations,
  honours,
  links,
  nominees,
  notices,
  objectionFiles,
  objections,
  pageVersions,
  papers,
  people,
  peopleProposals,
  roundOrders,
  rounds,
  studios,
  tasks,
  terms,
  vetoes,
  vouchers,
  workEvidence,
  works,
} from '../../db/schema/all.js';
import { proposeCalendarYear } from '../../desk/calendar/propose-year.js';
import { performSystem } from '../../desk/kit/act.js';
import { linkSecret } from '../../desk/kit/links.js';
import { receiptCode } from '../../desk/notice/receipt-code.js';
import { replaceHolder } from '../../desk/organisations/replace-holder.js';
import { proposeErasure } from '../../desk/privacy/propose-erasure.js';
import { createRound } from '../../desk/round/create-round.js';
import { proposeOrder } from '../../desk/round/propose-order.js';
import { evidenceHash } from '../../desk/studio/evidence.js';
import { accountHash } from '../../desk/studio/fund/requests.js';
import { openAddressTask } from '../../desk/tasks/open-address-task.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { answersTo, pointsOf } from '../desk/studio/assessment-steps.js';
import { sectionsOf } from '../desk/studio/steps.js';
import { soundForm } from '../domain/host-selection/sample.js';
import { nameOf } from './routes.js';
import type { AccessWorld } from './world.js';

/** What stands beside the round from the beginning: a draft, a proposed order, a proposed year, an address that bounced. */
export async function prepare({ desk, city, walk }: AccessWorld): Promise<void> {
  const entered = { nominatedByOrgId: city.org('countyA') };
  await desk.db.update(people).set(entered).where(eq(people.code, 'leaderA2'));
  const { roundId } = city;
  await walk.act('cityOfficer2', createRound, { code: 'DRAFT', name: '草案' });
  const order = { number: '1号', reason: '因汛期整体顺延', changes: [{ kind: 'capacity', capacity: 9 }] };
  await walk.act('cityOfficer2', proposeOrder, { roundId, version: 1, ...order });
  await walk.act('cityOfficer2', proposeCalendarYear, year);
  for (const code of ['leaver1', 'leaver2'])
    await desk.db
      .insert(people)
      .values({ id: randomUUID(), code, name: '离任者', nominatedByOrgId: city.org('schoolA1') });
  await walk.act('cityOfficer2', proposeErasure, { ...erasing, code: 'leaver1' });
  const leaving = { orgId: city.org('schoolA2'), role: 'schoolLeader', leavingId: city.personId('leaderA2') };
  await walk.act('cityOfficer2', replaceHolder, { ...leaving, comingId: city.personId('teacherA2b') });
  await performSystem(desk, (at) => openAddressTask(at, city.personId('teacherA1b')));
}

const year = {
  year: 2027,
  source: '国办发明电〔2026〕7号',
  publishedOn: '2026-03-01',
  breaks: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
};
const erasing = { ground: 'request', reference: '信访〔2026〕1号' };
const words = { title: '公示', text: '现予公示。', receivingUnit: '教育局' };
const someHash = '0'.repeat(64);
const unknownId = '00000000-0000-4000-8000-000000000000';
const csv = 'code,name,kind,parent\nN1,新校,countySchool,countyA\n';
const files: Readonly<Record<string, readonly [string, string]>> = {
  importOrganisations: ['bodies.csv', csv],
  importPeople: ['people.csv', 'code,name,email\nP1,王,wang@test.example\n'],
  importPosts: ['posts.csv', 'person,organisation,role,from\nteacherA1a,schoolA1,schoolClerk,2026-03-02\n'],
  addAttachment: [
    'a.pdf',
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ],
  // no picture, no voucher and no evidence: whoever passes the door is told so
  addPagePicture: ['a.png', 'not a picture'],
  addVoucher: ['a.pdf', 'not a file of its kind'],
  addWorkEvidence: ['a.pdf', 'not a file of its kind'],
};

/** One request that is right in form and speaks of what there is at this moment. */
export interface Sample {
  readonly path: string;
  readonly body?: object;
  readonly file?: readonly [string, string];
}

/** What ids and words of the moment stand for. Asked once a moment. */
export async function factsOf({ deps, city, walk }: AccessWorld) {
  const { db } = deps;
  const caseId = walk.own();
  const { roundId } = city;
  const file = await walk.file(caseId);
  const form = { caseId, formHash: file.formHash ?? someHash };
  const first = async <T>(rows: Promise<readonly T[]>): Promise<T | undefined> => (await rows)[0];
  const notice = await first(db.select().from(notices).orderBy(desc(notices.publishedAt)).limit(1));
  const paper = await first(db.select().from(certificates).where(eq(certificates.caseId, caseId)));
  const studio = await first(db.select().from(studios).where(eq(studios.caseId, caseId)));
  const issued = await first(db.select().from(papers).where(eq(papers.kind, 'responsibilityLetter')));
  const agreed = await first(db.select().from(papers).where(eq(papers.kind, 'memberAgreement')));
  const letter = issued ?? { termId: unknownId, version: 1, contentHash: someHash, tasks: [] };
  const term = await first(db.select().from(terms).where(eq(terms.id, letter.termId)));
  const recorded = await first(db.select().from(works));
  const shown = await first(db.select().from(workEvidence));
  const submitted = await first(db.select().from(pageVersions).where(eq(pageVersions.state, 'submitted')));
  const vouched = await first(db.select().from(fundRequests).where(eq(fundRequests.state, 'approved')));
  const toSettle = await first(db.select().from(fundRequests).where(eq(fundRequests.state, 'handedIn')));
  const paperOf = async (of: typeof vouched) =>
    of ? first(db.select().from(vouchers).where(eq(vouchers.requestId, of.id))) : undefined;
  const [voucher, settling] = [await paperOf(vouched), await paperOf(toSettle)];
  const assessed = await first(db.select().from(assessments).where(isNotNull(assessments.publishedAt)));
  const called = await first(db.select().from(calls).orderBy(calls.number));
  const honoured = await first(db.select().from(honours));
  const attachment = await first(db.select().from(attachments).where(eq(attachments.caseId, caseId)));
  const order = await first(db.select().from(roundOrders));
  const proposed = await first(db.select().from(calendarYears));
  const erasure = await first(db.select().from(erasures));
  const proposal = await first(db.select().from(peopleProposals));
  const veto = await first(db.select().from(vetoes).where(isNotNull(vetoes.caseId)));
  const objection = await first(db.select().from(objections));
  const handedIn = await first(db.select().from(objectionFiles));
  const appealed = await db.select({ id: appeals.id }).from(appeals);
  const draft = await first(db.select().from(rounds).where(eq(rounds.code, 'DRAFT')));
  const objecting = await first(db.select().from(links).where(isNotNull(links.objectionId)));
  const invited = await first(
    db
      .select({ id: links.id })
      .from(links)
      .innerJoin(hearingInvitations, eq(hearingInvitations.id, links.invitationId))
      .where(and(eq(hearingInvitations.caseId, caseId), eq(links.state, 'live'))),
  );
  const byKind = new Map<TaskKind, string>();
  for (const task of await db
    .select()
    .from(tasks)
    .orderBy(tasks.openedAt, sql`${tasks.state} = 'open'`, desc(tasks.role)))
    if (!task.caseId || task.caseId === caseId) byKind.set(task.kind, task.id);
  return {
    caseId,
    roundId,
    form,
    file,
    letter,
    agreement: agreed ?? { version: 1, contentHash: someHash, tasks: letter.tasks },
    begunOn: term?.fromDay ?? '2026-03-02',
    honoured: studio?.hostId ?? unknownId,
    evidenceHash: evidenceHash(shown ? [shown] : []),
    pageHash: submitted?.contentHash ?? someHash,
    settling: {
      requestId: toSettle?.id ?? unknownId,
      voucherId: settling?.id ?? unknownId,
      contentHash: toSettle && settling ? accountHash(toSettle, [settling]) : someHash,
    },
    invitationLink: invited?.id ?? null,
    task: (kind: TaskKind) => byKind.get(kind) ?? randomUUID(),
    kindOf: (act: string): TaskKind | undefined => taskKinds[act],
    subjects: [city.roundId, objection?.id, veto?.id, ...appealed.map(({ id }) => id)].flatMap((id) => id ?? []),
    draft,
    objecting,
    receipt: objection?.receipt ?? 'YY-0',
    params: {
      caseId,
      roundId,
      attachmentId: attachment?.id ?? randomUUID(),
      fileId: handedIn?.id ?? randomUUID(),
      countyId: city.org('countyA'),
      nominationId: city.nominationId('countyA'),
      noticeId: notice?.id ?? randomUUID(),
      number: notice?.number ?? 'GS-0',
      code: paper?.verificationCode ?? 'none',
      roundCode: 'T2026',
      sha256: someHash,
      sheet: 'people.csv',
      tokenId: randomUUID(),
      taskId: byKind.get('schoolRecommendation') ?? randomUUID(),
      orderId: order?.id ?? randomUUID(),
      yearId: proposed?.id ?? randomUUID(),
      erasureId: erasure?.id ?? randomUUID(),
      proposalId: proposal?.id ?? randomUUID(),
      // the same each time: a page that is not there names the address asked for
      studioId: studio?.id ?? unknownId,
      workId: recorded?.id ?? unknownId,
      evidenceId: shown?.id ?? unknownId,
      requestId: vouched?.id ?? unknownId,
      voucherId: voucher?.id ?? unknownId,
      year: term?.fromDay.slice(0, 4) ?? '2026',
      termId: letter.termId,
      version: '1',
      termNumber: '1',
      studioNumber: studio?.number ?? 'GZS0',
      picture: '1',
      assessmentId: assessed?.id ?? unknownId,
      vetoId: veto?.id ?? randomUUID(),
      callId: called?.id ?? unknownId,
      honourId: honoured?.id ?? unknownId,
      personId: city.personId('expert6'),
      orgId: city.org('schoolA1'),
      role: 'schoolLeader',
      linkId: 'unknown',
      link: objecting?.id ?? 'unknown',
    } as Readonly<Record<string, string>>,
  };
}
export type Facts = Awaited<ReturnType<typeof factsOf>>;

/** Which task an act is about; the case's own where it is about one. */
const taskKinds: Readonly<Record<string, TaskKind>> = {
  handOver: 'nomination',
  releaseTask: 'nomination',
  correctAddress: 'addressCorrection',
  selectNominees: 'nomination',
  verifyApplication: 'nomination',
  sendBackList: 'publishNotice',
  publishCountyNotice: 'publishNotice',
  disposeObjection: 'objectionHandling',
  respondToVeto: 'vetoResponse',
  decideVeto: 'vetoDecision',
  decideAppeal: 'appealDecision',
  receivePapers: 'receipt',
  confirmOffice: 'unitConfirmation',
  signLetter: 'signLetter',
  giveOpinion: 'goalOpinion',
  decideGoalChange: 'goalChange',
  loseHost: 'hostLossDecision',
  consentMove: 'moveConsent',
  decideSuspension: 'suspensionDecision',
  decideMember: 'memberDecision',
  signAgreement: 'signAgreement',
  declineAgreement: 'signAgreement',
  answerRemoval: 'removalHearing',
  fileGrowthPlan: 'growthPlan',
  guideGrowthPlan: 'guideGrowthPlan',
  handInSummary: 'memberSummary',
  acknowledgeSummary: 'acknowledgeSummary',
  judgeMember: 'memberCompletion',
  decideRemoval: 'removalDecision',
  appealRemoval: 'removalAppeal',
  decideRemovalAppeal: 'removalAppealDecision',
  moderatePage: 'pageModeration',
  approveFunds: 'fundApproval',
  decideRenewal: 'renewalDecision',
  returnPlaque: 'plaqueReturn',
  answerFinding: 'findingHearing',
  decideFinding: 'findingDecision',
  appealFinding: 'findingAppeal',
  decideFindingAppeal: 'findingAppealDecision',
  closeAccountability: 'findingAccountability',
  nominateHonour: 'honourNomination',
  scoreHonours: 'honourReview',
  listHonours: 'honourListing',
  decideHonours: 'honourDecision',
  appealStrike: 'strikeAppeal',
  decideStrikeAppeal: 'strikeAppealDecision',
  reportYear: 'selfReport',
  returnReport: 'yearScoring',
  scoreYear: 'yearScoring',
  confirmScores: 'resultConfirmation',
  publishResult: 'resultPublication',
  appealResult: 'resultAppeal',
  decideResultAppeal: 'resultAppealDecision',
  fileImprovementPlan: 'improvementPlan',
};

/** Bodies by the name of the act or call. Absent: none is needed. */
const bodies: Readonly<Record<string, (facts: Facts, world: AccessWorld) => object | Promise<object>>> = {
  signIn: () => ({ login: 'nobody', password: 'wrong' }),
  stepUp: () => ({ code: '000000' }),
  enrolTotp: () => ({ secret: 'A'.repeat(32), code: '000000', password: 'wrong' }),
  changePassword: () => ({ current: 'wrong', newPassword: '另一个长长的密码 2' }),
  endSessions: () => ({ password: 'wrong' }),
  forgotPassword: () => ({ login: 'teachera1a' }),
  setPassword: () => ({ code: 'wrong', newPassword: '另一个长长的密码 2' }),
  manageAccount: () => ({ code: 'leaderA2', change: 'disable', reason: '离任' }),
  createToken: () => ({ name: 't', scope: 'read', days: 1 }),
  openLink: () => ({ secret: 'wrong' }),
  handOver: (_, { city }) => ({ toPersonId: city.personId('countyOfficerA2'), reason: '出差' }),
  correctAddress: () => ({ email: 'new@test.example' }),
  saveDraft: ({ file }) => ({ version: file.version, form: soundForm }),
  submitApplication: ({ file }) => ({ version: file.version }),
  resubmitApplication: ({ file }) => ({ version: file.version }),
  concludeEthics: ({ form }) => ({ ...form, conclusion: 'clear' }),
  verifyAttachment: ({ form }) => ({ ...form, verdict: 'genuine' }),
  decideRecommendation: async ({ form, task }, { walk }) => ({
    ...form,
    taskId: task('schoolRecommendation'),
    decision: 'return',
    reason: '请补充',
    fields: ['title'],
    meeting: await walk.meeting('decline'),
  }),
  reportDeparture: (_, { city }) => ({ reason: '调动', toSchoolId: city.org('schoolA2') }),
  lapseApplication: () => ({ reason: '逾期' }),
  keepApplication: () => ({ reason: '未调动' }),
  inviteHearing: ({ form }) => ({ ...form, invitations: [{ group: 'teachers', address: 'one.more@home.example' }] }),
  answerHearing: () => ({ view: 'support' }),
  verifyApplication: ({ form }) => ({ ...form, decision: 'agree', opinion: '属实' }),
  selectNominees: ({ form }) => ({ nominees: [{ ...form, reason: '突出' }] }),
  sendBackList: () => ({ reason: '再议' }),
  publishCountyNotice: ({ caseId }, { walk }) => ({ caseIds: [caseId, ...walk.others().slice(0, 1)], ...words }),
  submitBundle: ({ caseId }, { walk }) => ({ caseIds: [caseId, ...walk.others().slice(0, 1)] }),
  closeNomination: () => ({ notChosen: [] }),
  reopenBundle: () => ({ untilDay: '2026-06-02', reason: '系统故障' }),
  createRound: () => ({ code: 'NEW', name: '新批次' }),
  updateRound: () => ({ version: 1, name: '改名' }),
  openRound: () => ({ version: 1 }),
  proposeOrder: () => ({
    version: 1,
    number: '2号',
    reason: '因故再顺延',
    changes: [{ kind: 'capacity', capacity: 8 }],
  }),
  decideOrder: () => ({ decision: 'inForce' }),
  proposeCalendarYear: () => year,
  decideCalendarYear: () => ({ decision: 'rejected' }),
  proposeErasure: () => ({ ...erasing, code: 'leaver2' }),
  decideErasure: () => ({ decision: 'rejected' }),
  addExpert: (_, { city }) => ({ personId: city.personId('expertX') }),
  removeExpert: () => ({ reason: '退出' }),
  passOverExpert: () => ({ reason: '因病' }),
  declareConflicts: ({ caseId }, { walk }) => ({
    declarations: [caseId, ...walk.others()].map((id) => ({ caseId: id, says: 'none' })),
  }),
  sealSheet: async ({ caseId }, { walk }) => {
    const { formHash, points, remark } = await walk.sheetFor(caseId);
    return { formHash, points, remark };
  },
  recuse: () => ({ ground: 'kinship' }),
  replaceExpert: (_, { city, codeOf }) => ({ personId: city.personId(codeOf('expert.own')), reason: '生病' }),
  breakTie: ({ caseId }, { walk, city, codeOf }) => {
    const chairId = city.personId(codeOf('expert.own'));
    const order = [caseId, walk.others()[0] ?? ''];
    return { rankingHash: walk.rankingHash() || someHash, order, chairId, votes: [{ personId: chairId, caseId }] };
  },
  confirmRanking: (_, { walk }) => ({ rankingHash: walk.rankingHash() || someHash }),
  justifyProject: ({ form }) => ({ ...form, decision: 'justified' }),
  publishCityNotice: () => words,
  decideFinally: ({ form }) => ({ ...form, decision: 'approve', decisionNumber: '教发〔2026〕1号' }),
  deferDecision: ({ form }) => ({ ...form, reason: '待核实' }),
  fileObjection: ({ caseId }) => ({ kind: 'anonymous', subjectId: caseId, text: '有异议' }),
  confirmObjection: ({ objecting }, { deps }) => ({ secret: linkSecret(deps.linkKey, objecting?.id ?? '') }),
  askAfterObjection: ({ receipt }, { deps }) => ({ receipt, code: receiptCode(deps, receipt) }),
  disposeObjection: () => ({ outcome: 'dismissed', reason: '不成立', evidenceIds: [] }),
  proposeCertificateStatus: () => ({ status: 'suspended', reason: '核查' }),
  setCertificateStatus: () => ({ proposalId: randomUUID(), decisionNumber: '2号', reason: '属实' }),
  registerVeto: () => ({
    ground: 'ethicsViolation',
    evidence: ['档-1'],
    decisionReference: '甲教处〔2026〕1号',
    facts: '经查属实',
  }),
  respondToVeto: () => ({ statement: '情况说明' }),
  decideVeto: ({ file }) => ({
    version: file.version,
    outcome: 'dismissed',
    decisionNumber: '2号',
    reason: '查无实据',
  }),
  liftVeto: () => ({ decisionNumber: '3号', reason: '撤销' }),
  fileAppeal: () => ({ text: '请求复核' }),
  decideAppeal: () => ({ outcome: 'dismissed', reason: '维持' }),
  issueLetter: ({ letter: { version, tasks } }) => ({
    version,
    tasks: tasks.map((one) => ({ ...one, target: 9 })),
    reason: '指标调整',
  }),
  suspendStudio: ({ begunOn }) => ({ from: begunOn, words: '长期病假' }),
  decideSuspension: () => ({ outcome: 'resumed', decisionNumber: '7号' }),
  moveStudio: () => ({ ground: 'merged', code: 'schoolA2', name: '单位schoolA2', words: '合并' }),
  consentMove: () => ({ outcome: 'declined', reason: '没有场所' }),
  reportHostLoss: ({ begunOn }) => ({ ground: 'leftPost', lastDay: begunOn, words: '任免文件' }),
  loseHost: () => ({ outcome: 'stays', decisionNumber: '6号', reason: '仍任班主任' }),
  askGoalChange: ({ letter: { version, tasks } }) => ({
    version,
    tasks: tasks.map((one) => ({ ...one, target: 5 })),
    reason: '任务有变',
  }),
  giveOpinion: () => ({ opinion: 'supported', reason: '属实' }),
  decideGoalChange: () => ({ outcome: 'refused', reason: '维持原目标' }),
  signLetter: ({ letter: { version, contentHash } }) => ({ version, contentHash }),
  reportYear: ({ letter: { version, tasks } }) => ({ letterVersion: version, answers: answersTo(tasks) }),
  returnReport: () => ({ reason: '请补充' }),
  scoreYear: () => ({
    reportHash: someHash,
    points: pointsOf(80),
    check: { method: 'documents', checkedOn: '2026-05-01', minutes: '查阅台账' },
  }),
  confirmScores: () => ({ sheetHash: someHash, decision: 'confirm' }),
  publishResult: () => ({ sheetHash: someHash }),
  appealResult: () => ({ text: '漏计活动' }),
  decideResultAppeal: () => ({ outcome: 'dismissed', reason: '维持' }),
  fileImprovementPlan: () => ({ plan: '每月一次研讨' }),
  registerFinding: () => ({
    ground: 'ethicsViolation',
    decisionReference: '甲教处〔2026〕1号',
    evidence: ['档-1'],
    facts: '查证属实',
  }),
  answerFinding: () => ({ statement: '情况不符' }),
  decideFinding: () => ({ outcome: 'dismissed', decisionNumber: '4号', reason: '证据不足' }),
  appealFinding: () => ({ text: '请求复核' }),
  decideFindingAppeal: () => ({ outcome: 'confirmed', reason: '维持' }),
  appealStrike: () => ({ text: '请求复核' }),
  decideStrikeAppeal: () => ({ outcome: 'confirmed', reason: '维持' }),
  closeAccountability: () => ({ outcome: 'pursued', reason: '已通报' }),
  openCall: ({ begunOn }) => ({ name: '表彰', year: Number(begunOn.slice(0, 4)), awards: { host: 1 } }),
  nominateHonour: ({ honoured }) => ({ candidate: `host/${honoured}`, reason: '成绩突出' }),
  scoreHonours: async ({ task }, { deps }) => {
    const asked = await deps.db
      .select({ id: nominees.id })
      .from(nominees)
      .innerJoin(tasks, eq(tasks.subjectId, nominees.callId))
      .where(eq(tasks.id, task('honourReview')));
    return { points: Object.fromEntries(asked.map(({ id }) => [id, '90'])) };
  },
  listHonours: () => ({ nomineeIds: [], reason: '宁缺勿滥' }),
  decideHonours: () => ({ nomineeIds: [], decisionNumber: '5号', reason: '另行研究' }),
  nominateMember: () => ({
    code: 'teacherD1a',
    name: '人员teacherD1a',
    servesAsHeadTeacher: true,
    grounds: '带班扎实',
  }),
  decideMember: () => ({ outcome: 'agreed' }),
  registerRemoval: () => ({
    ...{ ground: 'ethicsViolation', decisionReference: '甲教处〔2026〕1号', evidence: ['档-1'], facts: '查证属实' },
  }),
  judgeMember: () => ({ outcome: 'completed' }),
  reviseGrowthPlan: () => ({}),
  fileGrowthPlan: () => ({ sections: { goals: '成为骨干' } }),
  guideGrowthPlan: () => ({ outcome: 'agreed', words: '可行', contentHash: someHash }),
  handInSummary: () => ({ sections: { work: '全部完成' } }),
  acknowledgeSummary: () => ({ words: '', contentHash: someHash }),
  answerRemoval: () => ({ statement: '情况不符' }),
  decideRemoval: () => ({ outcome: 'agreed' }),
  appealRemoval: () => ({ text: '请求复核' }),
  decideRemovalAppeal: () => ({ outcome: 'confirmed', reason: '维持' }),
  // a day that is past: whoever passes the door is told so
  leaveStudio: () => ({ reason: 'transfer', words: '工作调动', lastDay: '2026-01-01' }),
  issueAgreement: ({ agreement: { version, tasks } }) => ({
    version,
    tasks: tasks.map((one) => ({ ...one, target: 7 })),
    reason: '指标调整',
  }),
  declineAgreement: () => ({ reason: '时间不允许' }),
  signAgreement: ({ agreement: { version, contentHash } }) => ({ version, contentHash }),
  filePlan: () => ({ kind: 'trainingPlan', version: 0, sections: sectionsOf('每月一次研讨') }),
  recordWork: ({ begunOn }) => ({
    kind: 'seminar',
    level: 'school',
    on: begunOn,
    hours: '2',
    participants: 6,
    title: '研讨',
  }),
  confirmWork: ({ evidenceHash }) => ({ outcome: 'confirmed', evidenceHash }),
  savePage: () => ({ sections: { about: '简介' }, change: '开通', version: 2, outcome: 'draft' }),
  takeDownPage: () => ({ version: 1, reason: '有学生姓名' }),
  moderatePage: ({ pageHash }) => ({ outcome: 'published', contentHash: pageHash }),
  grantFunds: ({ params }) => ({ year: Number(params.year), amounts: { website: '5' }, reference: '教财〔2026〕4号' }),
  requestFunds: ({ params }) => ({ year: Number(params.year), category: 'office', amount: '1', purpose: '买书' }),
  approveFunds: () => ({ outcome: 'approved' }),
  addVoucher: () => ({ amount: '1' }),
  settleFunds: ({ settling: { contentHash } }) => ({ outcome: 'settled', contentHash }),
  confirmOffice: () => ({ office: '教学楼302室', equipment: '电脑一台' }),
  returnPlaque: () => ({ note: '已送交市局德育科' }),
  applyRenewal: () => ({ statement: '愿意继续主持', servesAsHeadTeacher: true, expectedEndDate: '2040-07-01' }),
  decideRenewal: () => ({ decision: 'close', reason: '聘期届满' }),
  replaceHolder: (_, { city }) => ({ leavingId: city.personId('leaderA1'), comingId: city.personId('clerkA1') }),
  decidePeopleProposal: () => ({ decision: 'rejected', seen: someHash }),
};

/** Those that speak of the round in draft, which stands beside the one that runs. */
const ofDraft = ['updateRound', 'openRound'];

/** The request of a row at this moment. */
export async function sampleOf(row: AnyRow, facts: Facts, world: AccessWorld): Promise<Sample> {
  const name = nameOf(row);
  const kind = taskKinds[name];
  const own = {
    ...(kind && { taskId: facts.task(kind) }),
    ...(ofDraft.includes(name) && facts.draft && { roundId: facts.draft.id }),
    ...(/\/(forms|letters|members)\//.test(row.path) && { number: '1' }),
    ...(row.path.endsWith('/honour-work') && { taskId: facts.task('honourDecision') }),
    ...(name === 'settleFunds' && { requestId: facts.settling.requestId }),
    ...(row.path.startsWith('/api/tasks/{taskId}/fund-vouchers') && {
      taskId: facts.task('fundSettlement'),
      voucherId: facts.settling.voucherId,
    }),
    ...(row.path.startsWith('/api/tasks/{taskId}/work-evidence') && { taskId: facts.task('workConfirmation') }),
    ...(row.path.startsWith('/api/tasks/{taskId}/page-pictures') && { taskId: facts.task('pageModeration') }),
  };
  const params: Readonly<Record<string, string>> = { ...facts.params, ...own };
  const path = row.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no sample for {${name}} of ${row.path}`);
    return value;
  });
  if (row.method === 'get') return { path };
  const file = files[name];
  const body = await bodies[name]?.(facts, world);
  if (file) return { path, file, ...(body && { body }) };
  return { path, body: body ?? {} };
}

import { proposedTasks } from '../../domain/studio/letter/issue.js';
import { defaultEdition } from '../../policy/studio/default-edition.js';
import type { Candidate, TaskView } from '../../web/views/task.js';

const span = { from: '2026-03-02', to: '2029-03-01' };
const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

/** An application in a task's list. */
export const candidate = (n: number, more: Partial<Candidate> = {}): Candidate => ({
  caseId: idOf(n),
  number: `T2026-00${n}`,
  name: '<b>林晓</b>',
  schoolName: '甲县第一中学',
  formHash: 'f',
  state: 'countyReview',
  href: null,
  sheet: 'assigned',
  ...more,
});

/** A first year that was reported, scored and appealed against. */
const assessment = (): NonNullable<TaskView['work']['assessment']> => {
  const letterTasks = proposedTasks(span, defaultEdition.parameters);
  return {
    assessmentId: idOf(6),
    kind: 'annual',
    year: 1,
    from: '2026-03-02',
    to: '2027-03-01',
    state: 'underAppeal',
    letterVersion: 1,
    letterTasks,
    reduced: { guidance: '10.8' },
    report: {
      letterVersion: 1,
      contentHash: '0'.repeat(64),
      reportedAt: '2027-03-20T01:00:00.000Z',
      answers: letterTasks.map(({ code }) => ({ task: code, statement: '<b>已完成</b>', evidenceIds: [] })),
      besides: { ethics: '', support: '<b>县里拨付设备</b>' },
    },
    scores: {
      points: { plans: '9' },
      method: 'siteVisit',
      checkedOn: '2027-03-25',
      minutes: '<b>查看台账</b>',
      contentHash: '0'.repeat(64),
      score: '82.0',
      grade: 'good',
      dimensions: [{ name: 'building', score: '35.0', weight: 40 }],
      sum: { own: '<b>84.0</b>', ownPercent: 60, years: [{ year: 1, score: '80.0' }], yearly: '79.0' },
    },
    scheme: defaultEdition.parameters.scheme,
    reasons: [{ kind: 'yearScoring', decision: 'returned', reason: '缺少记录', at: '2027-03-10T01:00:00.000Z' }],
    appeal: '漏计活动',
    consequences: [],
  };
};

/** Two nominees in the running, of whom one is barred and one not the reader's to judge; and two whom the records propose. */
const honourWork: NonNullable<TaskView['work']['honours']> = {
  passScore: '80',
  noticeDays: 5,
  proposals: [
    {
      candidate: `host/${idOf(1)}`,
      recipient: 'host',
      name: '<b>林晓</b>',
      ...{ studioNumber: 'GZS2026-001', grade: 'excellent', works: 3 },
      nominated: false,
      refusal: null,
    },
    {
      candidate: `unit/${idOf(2)}`,
      recipient: 'unit',
      name: '第一中学',
      ...{ studioNumber: 'GZS2026-001', grade: 'excellent', works: 3 },
      nominated: true,
      refusal: null,
    },
  ],
  nominees: [1, 2].map((n) => ({
    ...{ nomineeId: idOf(n), number: n, recipient: 'host', name: '<b>林晓</b>', studioName: '林晓班主任工作室' },
    ...{ studioNumber: 'GZS2026-001', unitName: '第一中学', state: 'nominated', grade: 'excellent', works: 3 },
    ...{ score: '181/2', rank: n, tieBrokenBy: 'studioResult', honourNumber: null, honourStatus: null },
    ...{ concerned: n === 2, barredBy: n === 2 ? 'VETO-03' : null },
  })),
};

const fundRequest: NonNullable<TaskView['work']['fund']>['request'] = {
  requestId: idOf(4),
  termId: idOf(5),
  number: 1,
  year: 2026,
  category: 'office',
  amountFen: 100_00,
  purpose: '<b>购买图书</b>',
  otherReason: '',
  state: 'handedIn',
  requestedAt: '2026-03-02T01:00:00.000Z',
  settledFen: null,
  accountBy: 'host',
  reason: '',
  vouchers: [{ voucherId: idOf(3), number: 1, amountFen: 60_00, name: '<b>发票</b>.pdf', href: '/v' }],
  contentHash: '0'.repeat(64),
};

/** A lecture that waits for the unit, with a file. */
const work: NonNullable<TaskView['work']['works']>[number] = {
  ...{ workId: idOf(6), termId: idOf(5), number: 1, kind: 'lecture', level: 'city', on: '2026-03-02', hours: '2' },
  ...{ participants: 40, state: 'recorded', title: '<b>讲座</b>', place: '', summary: '', reason: '' },
  members: ['1 <b>林晓</b>'],
  evidence: [
    {
      ...{ evidenceId: idOf(3), number: 1, name: '<b>签到表</b>.pdf', mediaType: 'application/pdf', size: 4 },
      ...{ addedAt: '2026-03-02T01:00:00.000Z', href: '/e' },
    },
  ],
  evidenceHash: '0'.repeat(64),
};

/** A task's page with everything any kind of task may show. */
export const taskView = (kind: TaskView['kind'], more: Partial<TaskView> = {}): TaskView => ({
  now: '2026-03-02T01:00:00.000Z',
  id: '1',
  kind,
  level: 'city',
  state: 'open',
  roundName: '2026年',
  standsIn: 'round',
  about: 'T2026-001',
  orgName: '甲县教育局',
  role: 'countyOfficer',
  due: '2026-03-01T15:59:59.999Z',
  provisional: false,
  strong: false,
  prepares: false,
  secondFactorMissing: false,
  ids: { taskId: 't', roundId: 'r', caseId: 'c', formHash: 'f' },
  material: null,
  work: {
    plans: { termId: idOf(5), missing: ['trainingPlan'] },
    writing: { termId: idOf(5), version: 1, last: null },
    ethics: 'clear',
    hearing: [],
    candidates: [candidate(1, { verified: 'agree' }), candidate(2)],
    rubric: [{ code: 'work', label: '实绩', max: '40' }],
    sayings: ['none', 'kinship'],
    draft: { termId: idOf(5), version: 0, tasks: proposedTasks(span, defaultEdition.parameters), until: span.to },
    assessment: assessment(),
    finding: { kind: 'ethics' },
    goals: { since: 1, added: [], removed: [], changed: [] },
    honours: honourWork,
    works: [work],
    fund: { request: fundRequest, line: { category: 'office', budgetFen: 500_00, committedFen: 100_00, spentFen: 0 } },
    fundYear: {
      ...{ termId: idOf(5), year: 2026, closedAt: null, lines: [], grants: [] },
      lapsable: [{ ...fundRequest, state: 'approved', accountBy: 'unit' }],
    },
    people: [{ personId: idOf(7), name: '何婉清' }],
    experts: [{ personId: idOf(8), name: '孔启明', declared: true }],
    colleagues: [{ personId: idOf(9), name: '曹静怡' }],
  },
  timeline: [],
  rules: [],
  guard: { key: 'k', at: '2026-03-02T01:00:00.000Z' },
  ...more,
});

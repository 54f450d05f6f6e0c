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

/** A task's page with everything any kind of task may show. */
export const taskView = (kind: TaskView['kind'], more: Partial<TaskView> = {}): TaskView => ({
  now: '2026-03-02T01:00:00.000Z',
  id: '1',
  kind,
  state: 'open',
  roundName: '2026年',
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
    ethics: 'clear',
    hearing: [],
    candidates: [candidate(1, { verified: 'agree' }), candidate(2)],
    rubric: [{ code: 'work', label: '实绩', max: '40' }],
    sayings: ['none', 'kinship'],
    draft: { termId: idOf(5), version: 0, tasks: proposedTasks(span, defaultEdition.parameters), until: span.to },
    people: [{ personId: idOf(7), name: '何婉清' }],
    experts: [{ personId: idOf(8), name: '孔启明', declared: true }],
    colleagues: [{ personId: idOf(9), name: '曹静怡' }],
  },
  timeline: [],
  rules: [],
  guard: { key: 'k', at: '2026-03-02T01:00:00.000Z' },
  ...more,
});

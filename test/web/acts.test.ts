import { describe, expect, test } from 'vitest';
import { rows } from '../../api/routes/all.js';
import { taskKinds } from '../../domain/task-kinds.js';
import { languages } from '../../domain/vocabulary.js';
import { acts } from '../../text/web-acts.js';
import { taskPage } from '../../web/pages/task.js';
import { formsOf } from '../../web/task-forms/forms.js';
import type { Frame } from '../../web/views/frame.js';
import type { Candidate, TaskView } from '../../web/views/task.js';
import { site } from './site.js';

const frame: Frame = { language: 'zh', large: false, here: '/tasks/1', site };
const candidate = (n: number, more: Partial<Candidate> = {}): Candidate => ({
  caseId: `case-${n}`,
  number: `T2026-00${n}`,
  name: '<b>林晓</b>',
  schoolName: '甲县第一中学',
  formHash: 'f',
  state: 'countyReview',
  href: null,
  sheet: 'assigned',
  ...more,
});
const view = (kind: TaskView['kind'], more: Partial<TaskView> = {}): TaskView => ({
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
  secondFactorMissing: false,
  ids: { taskId: 't', roundId: 'r', caseId: 'c', formHash: 'f' },
  material: null,
  work: {
    ethics: 'clear',
    hearing: [],
    candidates: [candidate(1, { verified: 'agree' }), candidate(2)],
    rubric: [{ code: 'work', label: '实绩', max: '40' }],
    sayings: ['none', 'kinship'],
  },
  timeline: [],
  rules: [],
  guard: { key: 'k' },
  ...more,
});

describe.each(taskKinds)('the page of %s', (kind) => {
  test('asks for acts that exist, chooses nothing beforehand, escapes what people typed', () => {
    const known = new Set(rows.flatMap((row) => (row.kind === 'act' ? [row.act] : [])));
    for (const form of formsOf(view(kind), 'zh')) expect(known, form.act).toContain(form.act);
    for (const language of languages) {
      const html = taskPage({ ...frame, language }, view(kind));
      expect(html).not.toMatch(/<input[^>]*(radio|checkbox)[^>]*\schecked/);
      expect(html).not.toContain('<b>林晓');
      expect(html).not.toMatch(/\sstyle=|<script(?! src="\/assets\/)/);
    }
  });

  test('has no form once done, resting, or while the second factor is missing', () => {
    expect(formsOf(view(kind, { state: 'done' }), 'zh')).toEqual([]);
    expect(formsOf(view(kind, { state: 'suspended' }), 'zh')).toEqual([]);
    expect(formsOf(view(kind, { secondFactorMissing: true }), 'zh')).toEqual([]);
  });
});

test('every act of the table has a name in both languages', () => {
  const named = rows.flatMap((row) => (row.kind === 'act' ? [row.act] : []));
  for (const language of languages) expect(named.filter((act) => !Object.hasOwn(acts[language], act))).toEqual([]);
});

test('an overdue date says so in words, not by colour alone', () => {
  expect(taskPage(frame, view('bundle'))).toContain('已逾期');
});

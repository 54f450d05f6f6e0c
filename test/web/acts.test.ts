import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rows } from '../../api/routes/all.js';
import { taskKinds } from '../../domain/task-kinds.js';
import { languages } from '../../domain/vocabulary.js';
import { isActName } from '../../text/web-acts.js';
import { taskPage } from '../../web/pages/task.js';
import { formsOf } from '../../web/task-forms/forms.js';
import type { Frame } from '../../web/views/frame.js';
import type { Candidate } from '../../web/views/task.js';
import { site } from './site.js';
import { candidate, taskView as view } from './task-view.js';

const desk = new URL('../../desk/', import.meta.url);
const frame: Frame = { language: 'zh', large: false, here: '/tasks/1', site };
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

describe('a county compares its candidates', () => {
  const compared = { served: '6 年 2 个月', post: '语文 · 高级教师', research: ['班级自主管理（省级）'], honours: [] };
  const page = (candidates: readonly Candidate[]) => taskPage(frame, view('nomination', { work: { candidates } }));

  test('by years served, research and honours, beside each other (HOST-20)', () => {
    const html = page([candidate(1, { compared }), candidate(2, { compared: null })]);
    expect(html).toContain('<td data-head="班主任年限">6 年 2 个月</td><td data-head="教研成果"><ul class="lines">');
    expect(html).toContain('<td data-head="荣誉">—</td>');
    expect(page([candidate(1)])).not.toContain('班主任年限');
  });

  test('and is told that they will be listed while there are none', () => {
    expect(page([])).toContain('学校推荐后，申报材料会列在这里');
  });
});

/** Names given to `act({…})` and its like, and those written straight into the record. */
function namesInDesk(): ReadonlySet<string> {
  const files = readdirSync(desk, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((name) => {
    const text = readFileSync(new URL(name, desk), 'utf8');
    const acts = text.matchAll(/\b(?:[a-zA-Z]*[aA]ct|importAct)(?:<[^;]*?>)?\(\{?\s*name: '(\w+)'/g);
    const recorded = text.matchAll(/\bact: (?:[^,;\n]*\? )?'(\w+)'(?: : '\w+')?/g);
    const noted = text.matchAll(/\bnote\([^;]*?, '(\w+)'/g);
    return [...acts, ...recorded, ...noted].map(([, act = '']) => act);
  });
  return new Set(found);
}

test('every act of the table and of the desk has a name', () => {
  const asked = rows.flatMap((row) => (row.kind === 'act' ? [row.act] : []));
  const inDesk = namesInDesk();
  expect(inDesk.size).toBeGreaterThan(60);
  expect([...new Set([...asked, ...inDesk])].filter((act) => !isActName(act))).toEqual([]);
});

test('an overdue date says so in words, not by colour alone', () => {
  expect(taskPage(frame, view('bundle'))).toContain('已逾期');
});

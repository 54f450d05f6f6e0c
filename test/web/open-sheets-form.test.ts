import { expect, test } from 'vitest';
import { nested } from '../../api/pages/names.js';
import { taskWords } from '../../text/web-tasks.js';
import { openSheets } from '../../web/task-forms/panel.js';
import { taskView } from './task-view.js';

const caseId = '00000000-0000-4000-8000-000000000001';
const few = [{ caseId, caseNumber: 'T2026-001', present: 2, needed: 3 }];

test.each([
  ['zh', 'T2026-001：已封存 2 份，规定至少 3 份，仍予启封', '评分表不足仍予启封的理由'],
  ['en', 'T2026-001: 2 sealed, at least 3 needed; open all the same', 'Reason for opening with too few sheets'],
] as const)(
  'HOST-O15: who would be opened with too few sheets is ticked by name, with the reason (%s)',
  (language, tick, why) => {
    const [form] = openSheets(taskView('openSheets', { work: { tooFew: few } }), taskWords[language], language);
    expect(form?.intro).toContain(taskWords[language].panel.tooFewIntro);
    expect(form?.fields).toMatchObject([
      { kind: 'tick', name: `ticked:tooFew:${caseId}`, label: tick, required: true },
      { kind: 'long', name: 'reason', label: why, required: true },
    ]);
    expect(nested({ [`ticked:tooFew:${caseId}`]: ['on'], reason: ['专家库已无人可补'] })).toEqual({
      tooFew: [caseId],
      reason: '专家库已无人可补',
    });
  },
);

test('HOST-O15: where everybody has enough sheets nothing is asked', () => {
  const [form] = openSheets(taskView('openSheets', { work: { tooFew: [] } }), taskWords.zh, 'zh');
  expect(form?.fields).toEqual([]);
});

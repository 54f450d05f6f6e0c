import { describe, expect, test } from 'vitest';
import { taskKinds } from '../../domain/task-kinds.js';
import { formsOf } from '../../web/task-forms/forms.js';
import { mismatches } from './mismatches.js';
import { taskView } from './task-view.js';

const uuid = '00000000-0000-4000-8000-000000000001';
const ids = {
  taskId: uuid,
  roundId: uuid,
  caseId: uuid,
  formHash: 'f',
  version: '1',
  nominationId: uuid,
  rankingHash: 'h',
  contentHash: '0'.repeat(64),
  letterVersion: '1',
  reportHash: '0'.repeat(64),
  sheetHash: '0'.repeat(64),
};
describe.each(taskKinds)('the forms of %s', (kind) => {
  test('send what their acts ask for, by the names the acts know', () => {
    const view = taskView(kind, { ids });
    for (const form of formsOf(view, 'zh')) expect(mismatches(form), form.act).toEqual([]);
  });

  test('are understood with nothing but what must be filled in', () => {
    const view = taskView(kind, { ids });
    for (const form of formsOf(view, 'zh')) expect(mismatches(form, true), form.act).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { taskPage } from '../../web/pages/task.js';
import { formsOf } from '../../web/task-forms/forms.js';
import type { TaskView } from '../../web/views/task.js';
import { site } from './site.js';
import { taskView } from './task-view.js';

const late = (kind: TaskView['kind']) => {
  const view = taskView(kind);
  return { ...view, work: { ...view.work, tooLate: true } };
};
const passingOn = 'handOver';
const acts = (view: TaskView) =>
  [...new Set(formsOf(view, 'zh').map(({ act }) => act))].filter((act) => act !== passingOn);
const choices = (view: TaskView, act: string) =>
  formsOf(view, 'zh')
    .filter((form) => form.act === act)
    .flatMap(({ fields }) => fields.flatMap((field) => (field.kind === 'choice' ? field.options : [])))
    .map(({ value }) => value);

test('HOST-25: once the panel is drawn a county’s pages offer nothing that comes to no panel any more', () => {
  expect(acts(taskView('nomination'))).toContain('selectNominees');
  expect(acts(late('nomination'))).toEqual(['verifyApplication', 'closeNomination']);
  expect(choices(late('nomination'), 'verifyApplication')).toEqual(['refuse']);
  expect(acts(late('publishNotice'))).toEqual([]);
  expect(acts(late('bundle'))).toEqual(['closeNomination']);
  const alone = { ...late('nomination'), backHref: '/t/1' };
  expect(choices(alone, 'verifyApplication')).toEqual(['refuse']);
});

test('HOST-25: and a school’s page offers the reasoned refusal alone', () => {
  expect(choices(late('schoolRecommendation'), 'decideRecommendation')).toEqual(['decline']);
});

test.each(['nomination', 'publishNotice', 'bundle', 'schoolRecommendation', 'correction'] as const)(
  'HOST-25: the page of %s says why',
  (kind) => {
    const frame = { language: 'zh', large: false, here: '/tasks/1', site } as const;
    const said = '评审专家组已经抽签产生，本批次不再接收申报';
    expect(taskPage(frame, late(kind))).toContain(said);
    expect(taskPage(frame, taskView(kind))).not.toContain(said);
  },
);

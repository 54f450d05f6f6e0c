import { expect, test } from 'vitest';
import { factsWords } from '../../text/web-case.js';
import { readForm } from '../../web/application/read-form.js';
import { lastFour } from '../../web/task-forms/confirm.js';
import { formsOf } from '../../web/task-forms/forms.js';
import { candidate, taskView } from './task-view.js';

test('a number in the story says what it counts', () => {
  const said = (act: string, number: string) => factsWords(act, [['number', number]], 'zh');
  expect(said('openStage', '1')).toEqual(['第几次：1']);
  expect(said('publishCityNotice', 'GS2026-0001')).toEqual(['公示编号：GS2026-0001']);
  expect(said('registerObjection', 'GS2026-0001')).toEqual(['公示编号：GS2026-0001']);
  expect(said('submitBundle', '2026-1-SB002')).toEqual(['报送编号：2026-1-SB002']);
  expect(said('startApplication', '2026-1-001')).toEqual(['申报编号：2026-1-001']);
});

test('a notice has its first wording, from the names of the round and of the body', () => {
  for (const kind of ['publishNotice', 'publishCityNotice'] as const) {
    const [form] = formsOf(taskView(kind, { roundName: '首批评选', orgName: '甲县教育局' }), 'zh');
    const values = (form?.fields ?? []).flatMap((one) => ('value' in one && one.name === 'title' ? [one.value] : []));
    expect(values, kind).toEqual([expect.stringMatching(/甲县教育局关于首批评选拟.+的公示/)]);
  }
});

test('HOST-O16: only who may still be chosen beyond the capacity is offered, with the reason', () => {
  const names = (more: Parameters<typeof candidate>[1]) =>
    formsOf(taskView('ranking', { work: { candidates: [candidate(1, more)] } }), 'zh')
      .flatMap((one) => one.fields)
      .flatMap((one) => ('name' in one && one.kind !== 'hidden' ? [one.name] : []));
  expect(names({ selected: false })).not.toContain('reason');
  expect(names({ selected: false, beyond: true })).toContain('reason');
});

test('a form that is read says days as every page does', () => {
  const form = { birthDate: '1989-04-13', posts: [{ from: '2015-09-01' }], cases: [{ title: '2019-03-01 班会' }] };
  const said = (language: 'zh' | 'en') =>
    readForm(form, language, []).flatMap(({ lines }) => lines.map((one) => one.value));
  expect(said('zh')).toContain('1989年4月13日');
  expect(said('en')).toContain('13 April 1989');
  expect(said('zh').join()).toContain('2019-03-01 班会');
});

test('what is typed to confirm stands so in the number', () => {
  expect(lastFour('2026-1-001')).toBe('001');
  expect(lastFour('云岭市教育局')).toBe('云岭市教育局');
});

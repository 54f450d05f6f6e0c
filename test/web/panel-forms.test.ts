import { expect, test } from 'vitest';
import { taskWords } from '../../text/web-tasks.js';
import { panelFormation, ranking } from '../../web/task-forms/panel.js';
import { candidate, taskView } from './task-view.js';

const expert = (name: string, declared: boolean) => ({ personId: name, name, declared });
const introOf = (experts: readonly ReturnType<typeof expert>[], language: 'zh' | 'en') =>
  panelFormation(taskView('panelFormation', { work: { experts } }), taskWords[language], language).find(
    (form) => form.act === 'drawPanel',
  )?.intro;

test.each([
  ['zh', '尚未申明：孙明、李雯。'],
  ['en', 'Not declared yet: 孙明, 李雯.'],
] as const)('HOST-O15: before the draw the officer reads whose word is missing, by name (%s)', (language, said) => {
  const pool = [expert('孙明', false), expert('赵岚', true), expert('李雯', false)];
  expect(introOf(pool, language)).toContain(said);
  expect(introOf(pool, language)).not.toContain('赵岚');
});

test('HOST-O15: once all have spoken nobody is named', () => {
  expect(introOf([expert('孙明', true)], 'zh')).toBe(taskWords.zh.panel.drawIntro);
});

const tied = [candidate(1, { rank: 10, tied: true }), candidate(2, { rank: 10, tied: true })];
const tieForms = (experts: readonly ReturnType<typeof expert>[]) =>
  ranking(taskView('ranking', { work: { candidates: tied, experts } }), taskWords.zh, 'zh');

test('CONV-10: a tie at the tenth place is broken for the tenth place, not the first', () => {
  const [form] = tieForms([expert('孙明', true)]);
  const labels = form?.fields.flatMap((field) => ('label' in field ? [field.label] : []));
  expect(labels?.slice(0, 2)).toEqual(['第 10 名', '第 11 名']);
});

test('HOST-O15: where nobody of the panel may vote on a tie, no vote is offered', () => {
  expect(tieForms([])).toEqual([]);
});

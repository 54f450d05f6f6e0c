import { expect, test } from 'vitest';
import { nested } from '../../api/pages/names.js';
import { inputOf } from '../../api/pages/perform.js';
import { rows } from '../../api/routes/all.js';
import type { ActRow } from '../../api/routes/row.js';
import { hostSelectionLadder } from '../../domain/ladder/host-selection.js';
import { flattenFields } from '../../web/application/flatten.js';
import { termsForms } from '../../web/terms-forms.js';
import type { FieldView } from '../../web/views/act-form.js';
import type { RoundView } from '../../web/views/round.js';

const terms = Object.fromEntries(
  Object.entries(flattenFields({ ladder: hostSelectionLadder }, 'p')).map(([name, [first = '']]) => [
    name.slice(2),
    first,
  ]),
);
const view = { id: '00000000-0000-4000-8000-000000000001', code: '2026-1', version: 1, terms } as RoundView;

const fieldsOf = (fields: readonly FieldView[]): readonly (readonly [string, string])[] =>
  fields.flatMap((field): readonly (readonly [string, string])[] => {
    if (field.kind === 'group') return fieldsOf(field.fields);
    if (field.kind !== 'table') return [[field.name, ('value' in field && field.value) || '']];
    return field.rows.flatMap((row) => row.cells.flatMap((cell) => (Array.isArray(cell) ? fieldsOf(cell) : [])));
  });

/** What reaches the act of the form as it stands, with `change` typed into it. */
function ordered(change: Readonly<Record<string, string>>): unknown {
  const form = termsForms(view, 'zh').find((one) => one.id === 'order-ladder');
  const row = rows.find((one): one is ActRow => one.kind === 'act' && one.act === 'proposeOrder');
  if (!form || !row) throw new Error('the ladder has no form');
  const typed = { ...Object.fromEntries(fieldsOf(form.fields)), number: '3号', reason: '节奏需要调整', ...change };
  const input = row.accepts.parse(
    inputOf(row, nested(Object.fromEntries(Object.entries(typed).map(([k, v]) => [k, [v]])))),
  );
  return (input as { changes: readonly { set: { ladder: unknown } }[] }).changes[0]?.set.ladder;
}

const line = (n: number, values: readonly string[]) =>
  Object.fromEntries(
    ['code', 'anchor', 'workingDays', 'at', 'act', 'to'].map((field, at) => [
      `changes.0.set.ladder.${n}.${field}`,
      values[at] ?? '',
    ]),
  );

test('CONV-11: the ladder is ordered by page, line by line: left as it is, one taken out, one added', () => {
  expect(ordered({})).toEqual(hostSelectionLadder);
  expect(ordered(line(0, []))).toEqual(hostSelectionLadder.slice(1));
  const added = { code: 'tenDaysBefore', anchor: 'due', workingDays: -10, act: 'remind', to: 'holder', at: '09:30' };
  const typed = line(hostSelectionLadder.length, ['tenDaysBefore', 'due', '-10', '09:30', 'remind', 'holder']);
  expect(ordered(typed)).toEqual([...hostSelectionLadder, added]);
});

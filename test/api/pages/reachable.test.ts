import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rows } from '../../../api/routes/all.js';
import { taskKinds } from '../../../domain/task-kinds.js';
import { timeFields } from '../../../policy/host-selection/fields/time.js';
import { termsWords } from '../../../text/web-terms.js';
import { formsOf } from '../../../web/task-forms/forms.js';
import { taskView } from '../../web/task-view.js';

/** Acts that no page offers, each with its reason. */
const withoutPage: Readonly<Record<string, string>> = {};

const web = new URL('../../../web/', import.meta.url);

/** Every act a form of web/ names, in words or by the forms of a task. */
function offered(): ReadonlySet<string> {
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const named = files.flatMap((name) =>
    [...readFileSync(new URL(name, web), 'utf8').matchAll(/(?:'|\/do\/)(\w+)['"`]/g)].map(([, word = '']) => word),
  );
  const asked = taskKinds.flatMap((kind) => formsOf(taskView(kind), 'zh').map((form) => form.act));
  return new Set([...named, ...asked]);
}

test('every act of the table has a page, or a reason why not', () => {
  const known = offered();
  const acts = rows.flatMap((row) =>
    row.kind === 'act' ? [row.act] : row.kind === 'call' && row.method !== 'get' ? [row.name] : [],
  );
  expect(acts.length).toBeGreaterThan(60);
  expect(acts.filter((act) => !known.has(act) && !withoutPage[act])).toEqual([]);
  expect(Object.keys(withoutPage).filter((act) => known.has(act) || !acts.includes(act))).toEqual([]);
});

/** Set by an edition alone: which acts are strong is never ordered. The ladder has a form of its own. */
const notOrdered = ['strongActs'];

test('CONV-11: every period an order may change stands in its form', () => {
  const { numbers, more, times, late } = termsWords.zh;
  const said = new Set([
    ...Object.keys({ ...numbers, ...more, ...times }).map((name) => name.split('.')[0]),
    'late',
    'ladder',
  ]);
  const ordered = [...Object.keys(timeFields), 'noticeWorkingDays'];
  expect(ordered.filter((name) => !said.has(name) && !notOrdered.includes(name))).toEqual([]);
  expect(Object.keys(late).toSorted()).toEqual(Object.keys(timeFields.late.shape).toSorted());
});

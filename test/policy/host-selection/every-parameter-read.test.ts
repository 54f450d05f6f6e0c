import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { groups } from '../../../desk/hearing/groups.js';
import { languages } from '../../../domain/vocabulary.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const readers = ['domain', 'desk', 'db/read', 'api', 'activities', 'mail', 'documents', 'worker'];
const files = [
  ...readers.flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file}`),
  ),
  // the days of a stage are read by name
  'policy/host-selection/stages.ts',
];
const code = (file: string) => readFileSync(`${root}/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
const sources = files.map(code).join('\n');

/** Handed on whole: the file that takes it apart. */
const takenApartIn: Readonly<Record<string, string>> = {
  collectiveMajority: 'desk/school/meeting.ts',
  rubric: 'api/pages/work.ts',
  ladder: 'domain/ladder/ladder.ts',
  quietHours: 'domain/ladder/quiet-hours.ts',
};

/** The words in quotation marks of every place like `place`. */
function quoted(place: RegExp, word: RegExp): readonly string[] {
  const places = [...`${sources}\n${code('db/schema/city.ts')}`.matchAll(place)].map(([, inner = '']) => inner);
  return places.flatMap((inner) => [...inner.matchAll(word)].map(([, name = '']) => name));
}

/** Read by a name that is itself a value: the values it takes. */
const readByValue: Readonly<Record<string, readonly string[]>> = {
  hearingMinimum: groups,
  label: languages,
  late: quoted(/(?:daysAndAllowanceOf|cityDates|countyDates)\(([^)]*)\)/g, /'(\w+)'/g),
  noticeWorkingDays: quoted(/level: text\('level'\)\.\$type<([^>]*)>/g, /'(\w+)'/g),
};

const isRecord = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Every name inside a parameter with the name it stands in; of a list its first entry speaks for all. */
function inside(
  top: string,
  value: unknown,
  above = top,
): readonly (readonly [top: string, above: string, name: string])[] {
  if (Array.isArray(value)) return inside(top, value[0], above);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[top, above, name] as const, ...inside(top, inner, name)]);
}

function isRead([top, above, name]: readonly [string, string, string]): boolean {
  const values = readByValue[above];
  if (values) return values.includes(name);
  const whole = takenApartIn[top];
  if (whole) return new RegExp(`\\b${name}\\b`).test(code(whole));
  const byDot = new RegExp(`\\b${above}\\b[^;\\n]{0,40}\\.${name}\\b`);
  const apart = new RegExp(`\\{[^{}]*\\b${name}\\b[^{}]*\\} = [^;\\n]*\\b${top}\\b`);
  return byDot.test(sources) || apart.test(sources);
}

test.each(Object.keys(defaultEdition.parameters))('CONV-11: the parameter %s is read by somebody', (name) => {
  expect(sources).toMatch(new RegExp(`\\b${name}\\b`));
});

const nested = Object.entries(defaultEdition.parameters).flatMap(([name, value]) => inside(name, value));

test.each(nested)('CONV-11: of the parameter %s, in %s, %s is read by somebody', (...path) => {
  expect(isRead(path)).toBe(true);
});

test('CONV-11: a name inside a parameter that nobody reads is found', () => {
  expect(inside('noticeWorkingDays', { school: 5, county: 5 }).filter((path) => !isRead(path))).toEqual([
    ['noticeWorkingDays', 'noticeWorkingDays', 'school'],
  ]);
  expect(isRead(['schoolYearServed', 'schoolYearServed', 'neverRead'])).toBe(false);
});

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defaultEdition } from '../../../policy/studio/default-edition.js';

// A parameter that changes nothing is a promise (docs/decisions/0008).
const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
const rules = readdirSync(`${root}/domain/studio`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(`domain/studio/${file}`));
// the days of a task are read by its name
const sources = [...rules, read('policy/studio/stages.ts')].join('\n');

/** Handed on whole, to the ladder every task climbs and to the post. */
const takenWhole = ['ladder', 'quietHours'];

test.each(Object.keys(defaultEdition.parameters).filter((name) => !takenWhole.includes(name)))(
  'CONV-11: the parameter %s is read by a rule',
  (name) => expect(new RegExp(`\\b${name}\\b`).test(sources)).toBe(true),
);

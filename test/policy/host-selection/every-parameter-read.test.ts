import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const readers = ['domain', 'desk', 'db/read', 'api', 'activities', 'mail', 'documents', 'worker'];
const sources = [
  ...readers.flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file}`),
  ),
  // the days of a stage are read by name
  'policy/host-selection/stages.ts',
]
  .map((file) => readFileSync(`${root}/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
  .join('\n');

test.each(Object.keys(defaultEdition.parameters))('CONV-11: the parameter %s is read by somebody', (name) => {
  expect(sources).toMatch(new RegExp(`\\b${name}\\b`));
});

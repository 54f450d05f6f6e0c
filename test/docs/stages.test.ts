import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stagesPage } from '../../scripts/stages-page.js';

test('docs/stages.md is what policy and transitions say', () => {
  const printed = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'stages.md'), 'utf8');
  expect(printed).toEqual(stagesPage());
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { accessPage } from '../../scripts/access-page.js';

test('docs/access.md is what the access table says', () => {
  const printed = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'access.md'), 'utf8');
  expect(printed).toEqual(accessPage());
});

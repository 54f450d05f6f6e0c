import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { searchAttributes as registered } from '../../scripts/ensure/temporal-server.js';
import { searchAttributes } from '../../worker/search-attributes.js';

// A server that does not know one of them refuses to start the processes that carry it.
test('every search attribute a process carries is registered by npm start, and by whoever follows the guide', () => {
  const carried = Object.values(searchAttributes).map(({ name }) => name);
  expect([...registered].sort()).toEqual([...carried].sort());
  const guide = readFileSync('docs/operations.md', 'utf8');
  const loop = /for name in ([\w ]+); do/.exec(guide)?.[1]?.split(' ') ?? [];
  expect(loop.sort()).toEqual([...carried].sort());
  for (const name of carried) expect(guide).toContain(`| \`${name}\` | Keyword |`);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const security = read('docs/security.md');
const asvs = read('docs/asvs.md');

/** The cells of every table row that begins with an id of this shape. */
const rowsOf = (text: string, id: RegExp): readonly (readonly string[])[] =>
  text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => id.test(cells[1] ?? ''))
    .map((cells) => cells.slice(1, -1));
const named = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => /^[\w.@-]+(\/[\w.@-]+)*\.(ts|tsx|md|yml|json|js|cjs|txt)$|^\.(npmrc|dockerignore)$/.test(name));
const isThere = (path: string): boolean => existsSync(join(root, path));

describe('ASVS 5.0, levels 1 and 2', () => {
  const rows = rowsOf(asvs, /^\d+\.\d+\.\d+$/);

  test('has every requirement once', () => {
    const ids = read('test/docs/asvs-ids.txt').trim().split('\n');
    expect(rows.map(([id]) => id).sort()).toEqual(ids.sort());
  });

  test('what is met names where; what is not says why or what would close it', () => {
    for (const [id, , , state = '', where = ''] of rows) {
      expect([id, ['met', 'n/a', 'deviation', 'open'].includes(state), where.length > 3]).toEqual([id, true, true]);
      if (state === 'met') expect([id, named(where).length > 0]).toEqual([id, true]);
    }
  });

  test('counts itself rightly', () => {
    const count = (state: string) => rows.filter((row) => row[3] === state).length;
    const said = `${rows.length} requirements: ${count('met')} met, ${count('n/a')} not applicable, ${count('deviation')} deviations, ${count('open')} open.`;
    expect(asvs).toContain(said);
  });
});

test('threats T01 to T56 each have what stands against them and a test, or are open', () => {
  const rows = rowsOf(security, /^T\d\d$/);
  const ids = Array.from({ length: 56 }, (_, n) => `T${String(n + 1).padStart(2, '0')}`);
  expect(rows.map(([id]) => id)).toEqual(ids);
  for (const [id, , , tested = ''] of rows)
    expect([id, tested === 'open' || named(tested).length > 0]).toEqual([id, true]);
});

test('every path that is named is there', () => {
  const all = [...new Set([...named(security), ...named(asvs)])];
  expect(all.length).toBeGreaterThan(80);
  expect(all.filter((path) => !isThere(path))).toEqual([]);
});

/** What no file of the service may hold, because a row above rests on it. */
const banned: Readonly<Record<string, RegExp>> = {
  'raw SQL': /\bsql\.raw\(/,
  'code made of text': /\beval\(|new Function\(/,
  'raw HTML': /innerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/,
  shells: /\b(exec|execFile|spawn|execSync|spawnSync)\(['"`]/,
  'weak hashes': /createHash\(['"](md5|sha1)['"]/,
  'certificates unchecked': /rejectUnauthorized: false|NODE_TLS_REJECT_UNAUTHORIZED/,
  'other origins': /Access-Control-Allow/i,
  'browser storage': /localStorage|sessionStorage|indexedDB/,
  'messages between windows': /postMessage\(|new WebSocket\(/,
  'fields that cannot be pasted into': /onpaste|addEventListener\('paste'/,
};
const folders = [
  'activities',
  'api',
  'db',
  'desk',
  'documents',
  'domain',
  'mail',
  'policy',
  'web',
  'worker',
  'workflows',
];
const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|c?js)$/.test(name))
    .map((name) => join(folder, name)),
);

test.each(Object.entries(banned))('no file holds %s', (_, pattern) => {
  expect(sources.filter((path) => pattern.test(read(path)))).toEqual([]);
});

test('chance that guards something is never Math.random', () => {
  expect(sources.filter((path) => /Math\.random/.test(read(path)))).toEqual(['desk/kit/transaction.ts']);
});

test('search engines may keep lists, never a page that names people', () => {
  const open = sources.filter((path) => /<Page [^>]*\bopen[ >=]/.test(read(path)));
  expect(open.sort()).toEqual(['web/pages/home.tsx', 'web/pages/notices.tsx', 'web/pages/results.tsx']);
  for (const path of open) expect(read(path).match(/<Page [^>]*\bopen[ >=]/g)).toHaveLength(1);
});

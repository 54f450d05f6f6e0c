import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure/install.mjs';
import { program } from '../../scripts/ensure/program.mjs';

const started = (args: readonly string[], env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } });

test('a program is compiled once, until a source changes', async () => {
  const first = await program('scripts/chaos/main.ts');
  const written = statSync(first.at(-1) ?? '').mtimeMs;
  const again = await program('scripts/chaos/main.ts');
  expect(again).toEqual(first);
  expect(statSync(again.at(-1) ?? '').mtimeMs).toBe(written);
});

test('it takes its arguments, and ends as its source does', async () => {
  const compiled = started([...(await program('scripts/chaos/main.ts')), '--kills', 'many']);
  const source = started(['--import', 'tsx', 'scripts/chaos/main.ts', '--kills', 'many']);
  expect([compiled.status, compiled.stderr]).toEqual([source.status, source.stderr]);
  expect(compiled.status).toBe(2);
});

test('what it says of its place is the place of its source, and so is the place of a fault', async () => {
  const wrong = started(await program('scripts/start.ts'), { HTTP_PORT: 'none' });
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('HTTP_PORT');
  const [, start = ''] = await program('scripts/chaos/main.ts');
  const folder = join(dirname(start), '../..');
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const texts = written.map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(texts.filter((text) => /import\.meta\.(dirname|filename|url)/.test(text))).toEqual([]);
  const compiled = await program('scripts/verify.ts');
  const unreachable = started(compiled, { DATABASE_URL: 'postgres://127.0.0.1:1/none' });
  expect(unreachable.status).not.toBe(0);
  expect(unreachable.stderr).toMatch(/\.ts:\d+/);
  expect(unreachable.stderr).not.toContain(dirname(compiled.at(-1) ?? ''));
});

test('two that start at once leave one, and nothing half written', async () => {
  const both = await Promise.all([program('scripts/reseal.ts'), program('scripts/reseal.ts')]);
  expect(both[0]).toEqual(both[1]);
  const kept = readdirSync(join(root, '.pingxuan', 'programs'));
  expect(kept.filter((name) => name.includes('scripts-reseal-ts') && name.startsWith('.'))).toEqual([]);
});

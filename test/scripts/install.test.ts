import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isInstalled } from '../../scripts/ensure/install.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pingxuan-install-'));
const write = (path: string, packages: object) => writeFileSync(join(folder, path), JSON.stringify({ packages }));
beforeAll(() => mkdirSync(join(folder, 'node_modules')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a clone without packages is not installed', () => {
  write('package-lock.json', { '': {}, 'node_modules/a': { version: '1.0.0' } });
  expect(isInstalled(folder)).toBe(false);
});

test('the versions of the lock file are installed; what is for another platform may be absent', () => {
  write('package-lock.json', {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '1.0.0', optional: true },
  });
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
  expect(isInstalled(folder)).toBe(true);
});

test('a changed version is not installed', () => {
  write('package-lock.json', { 'node_modules/a': { version: '1.0.1' } });
  expect(isInstalled(folder)).toBe(false);
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * The walls of the house: folder → what it may import; `type:` admits types only. Anything absent is a wall.
 * Packages are listed by name, `*` admits every package and Node module.
 */
const walls: Record<string, readonly string[]> = {
  domain: ['domain', 'zod', 'temporal-polyfill'],
  policy: ['policy', 'domain', 'zod'],
  db: ['db', 'domain', 'policy', '*'],
  desk: ['desk', 'domain', 'policy', 'db', '*'],
  workflows: ['workflows', 'type:domain', 'type:policy', 'type:activities', '@temporalio/workflow'],
  activities: ['activities', 'desk', 'db', 'domain', 'policy', 'mail', 'documents'],
  worker: [
    'worker',
    'workflows',
    'activities',
    'desk',
    'db',
    'domain',
    'policy',
    'mail',
    'documents',
    'text',
    'type:config.ts',
    '*',
  ],
  api: ['api', 'desk', 'db', 'web', 'text', 'domain', 'policy', 'documents', 'mail', '*'],
  web: ['web', 'text', 'domain', 'type:policy', 'hono'],
  mail: ['mail', 'domain', 'text', 'hono', 'nodemailer'],
  documents: ['documents', 'domain', 'text', '*'],
  text: ['text', 'domain', 'policy', 'type:config.ts', 'type:desk'],
};

/** Where the one exception of a wall stands (docs/decisions/0003): calendar arithmetic comes from a library. */
const polyfillAt = 'domain/time/beijing.ts';

const root = resolve(import.meta.dirname, '..');
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gms;
  return [...text.matchAll(pattern)].map((match) => ({
    target: targetOf(file, match[2] ?? ''),
    typeOnly: match[1] !== undefined,
  }));
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const inside = relative(root, resolve(root, dirname(file), specifier)).replace(/\.js$/, '.ts');
  return inside.includes('/') ? (inside.split('/')[0] ?? inside) : inside;
}

function isAllowed(folder: string, { target, typeOnly }: Import): boolean {
  const allowed = walls[folder] ?? [];
  const isPackage = !(target in walls) && !target.endsWith('.ts');
  const name = isPackage ? packageOf(target) : target;
  return (
    allowed.includes(name) || (typeOnly && allowed.includes(`type:${name}`)) || (isPackage && allowed.includes('*'))
  );
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? specifier);

describe('the walls of design section 3', () => {
  test.each(Object.keys(walls))('%s imports only what it may', (folder) => {
    const breaches = sources(folder).flatMap((file) =>
      importsOf(file)
        .filter((item) => !isAllowed(folder, item))
        .map((item) => `${file} imports ${item.target}`),
    );
    expect(breaches).toEqual([]);
  });

  test('temporal-polyfill enters by one door', () => {
    const users = sources('domain').filter((file) =>
      importsOf(file).some(({ target }) => target === 'temporal-polyfill'),
    );
    expect(users).toEqual([polyfillAt]);
  });

  test('only config.ts and the scripts read the environment', () => {
    const readers = Object.keys(walls)
      .flatMap(sources)
      .filter((file) => /process\.env/.test(readFileSync(join(root, file), 'utf8')));
    expect(readers).toEqual([]);
  });
});

import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pathsOf } from '../../api/mount.js';
import { openApi } from '../../api/openapi.js';
import { rows } from '../../api/routes/all.js';
import { refusals } from '../../domain/refusal.js';
import { languages } from '../../domain/vocabulary.js';
import { refusals as words } from '../../text/refusals.js';
import { probeRows } from './probe.js';
import { call, serve } from './server.js';

const document = openApi([...rows, ...probeRows], 'http://pingxuan.test', 'zh');
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item ?? {}).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
);

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

describe('the OpenAPI document', () => {
  test.each([...rows, ...probeRows].flatMap((row) => pathsOf(row).map((path) => ({ row, path }))))(
    'has $row.method $path with words, an answer’s schema and every parameter',
    ({ row, path }) => {
      const found = operations.find((one) => one.path === path && one.method === row.method)?.operation;
      expect(found?.summary).toBe(row.summary.zh);
      const said = Object.entries(found?.responses ?? {});
      expect(said.filter(([status, { content }]) => !content && status !== '304')).toEqual([]);
      expect(said.map(([status]) => status)).not.toContain('default');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(found?.parameters?.filter((one) => one.in === 'path').map((one) => one.name) ?? []).toEqual(named);
    },
  );

  test('is 3.1, names each operation once, and every schema in it is a valid JSON Schema 2020-12', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const ids = operations.map((one) => one.operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const ajv = new Ajv2020.default({ strict: false });
    const schemas = Object.values(document.components?.schemas ?? {});
    const inline = operations.flatMap((one) => schemasIn(one.operation));
    for (const schema of [...schemas, ...inline]) expect(ajv.validateSchema(schema as object)).toBe(true);
  });

  test('patterns use no property escapes: regular expressions of other languages, a fuzzer’s too, do not know them', () => {
    const patterns = [...JSON.stringify(document).matchAll(/"pattern":"((?:[^"\\\\]|\\\\.)*)"/g)].map(
      ([, one = '']) => one,
    );
    expect(patterns.length).toBeGreaterThan(10);
    expect(patterns.filter((one) => /\\\\[pP]\{/.test(one))).toEqual([]);
  });

  test('every reference leads somewhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    const known = Object.keys(document.components?.schemas ?? {});
    expect(references.filter(([, name = '']) => !known.includes(name))).toEqual([]);
  });

  test('no two rows share an address', () => {
    const addresses = rows.flatMap((row) => pathsOf(row).map((path) => `${row.method} ${path}`));
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  // Acts on a round or a nomination have no task in their input: the desk itself compares the link's task with theirs.
  test('a row behind a link says in its input which task, case, round, nomination or term it is for', () => {
    for (const row of rows.filter((one) => one.kind === 'act' && one.by === 'person' && one.link !== 'no')) {
      const shape = row.kind === 'act' && row.accepts instanceof z.ZodObject ? Object.keys(row.accepts.shape) : [];
      expect([
        row.path,
        shape.some((name) => ['taskId', 'caseId', 'roundId', 'nominationId', 'termId'].includes(name)),
      ]).toEqual([row.path, true]);
    }
  });

  test('is served with its page, from here alone', async () => {
    const server = await serve();
    const json = await call(server, 'GET', '/openapi.json', { headers: { 'accept-language': 'en' } });
    expect(json.body.info).toMatchObject({ title: 'Pingxuan API' });
    const page = await call(server, 'GET', '/docs');
    for (const [, address = ''] of String(page.body.text).matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(address).toMatch(/^\/docs\//);
      expect((await call(server, 'GET', address)).status).toBe(200);
    }
    expect(page.body.text).not.toMatch(/<script>|style=|https?:/);
    await server.close();
  });
});

test('every refusal is a sentence in both languages', () => {
  for (const language of languages)
    for (const code of Object.keys(refusals) as (keyof typeof refusals)[])
      expect(words[language][code]({}, undefined)).toMatch(/^\S.*[。.]$/s);
});

/** Every value under a key `schema`, wherever it stands. */
function schemasIn(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'schema' ? [inner] : schemasIn(inner)));
}

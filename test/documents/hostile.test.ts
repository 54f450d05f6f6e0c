import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { corpus } from './hostile-corpus.js';

const judged = z.object({
  n: z.int(),
  size: z.int(),
  ok: z.boolean(),
  said: z.string(),
  grown: z.number(),
  wall: z.number(),
  cpu: z.number(),
});
let lines: readonly z.output<typeof judged>[] = [];
beforeAll(async () => {
  const run = join(import.meta.dirname, 'hostile-run.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import', 'tsx', run]);
  lines = stdout
    .trim()
    .split('\n')
    .map((line) => judged.parse(JSON.parse(line)));
}, 240_000);

describe('the hostile corpus (reliability S13)', () => {
  test('has at least sixty files, and the process outlives them all', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(60);
    expect(lines.map(({ n }) => n)).toEqual(corpus.map((_, n) => n));
  });

  test('each is refused with a reason, or listed as harmless', () => {
    const wrong = lines.filter(({ n, ok }) => ok !== (corpus[n]?.harmless === true));
    expect(wrong.map(({ n, said }) => `${corpus[n]?.what}: ${said || 'accepted'}`)).toEqual([]);
    expect(lines.filter(({ ok, said }) => !ok && said === '')).toEqual([]);
  });

  // Processor time: the machine of the tests does other things meanwhile.
  test('each takes at most two seconds and 150 MB', () => {
    const most = (of: 'cpu' | 'grown') => Math.max(...lines.map((line) => line[of]));
    console.log(`hostile: ${lines.length} files, at most ${most('cpu')} ms and ${most('grown')} MB`);
    expect(most('cpu')).toBeLessThanOrEqual(2000);
    expect(most('grown')).toBeLessThanOrEqual(150);
    expect(lines.filter(({ wall }) => wall > 10_000).map(({ n }) => corpus[n]?.what)).toEqual([]);
  });
});

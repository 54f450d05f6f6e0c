import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { rows } from '../../../api/routes/all.js';

const root = resolve(import.meta.dirname, '../../../desk');
const isAct = z.object({ name: z.string(), chain: z.function(), run: z.function() }).loose();

/** The names of all acts that the desk exports. */
async function actsOfTheDesk(): Promise<string[]> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  const modules: Record<string, unknown>[] = await Promise.all(files.map((file) => import(file)));
  return modules.flatMap((module) =>
    Object.values(module).flatMap((value) => {
      const parsed = isAct.safeParse(value);
      return parsed.success ? [parsed.data.name] : [];
    }),
  );
}

const bound = rows.flatMap((row) => (row.kind === 'act' ? [row.act] : []));

test('every act of the desk is bound by exactly one row', async () => {
  const acts = await actsOfTheDesk();
  expect(acts.length).toBeGreaterThan(45);
  expect(bound.toSorted()).toEqual(acts.toSorted());
});

test('an answer to a hearing stands behind its link only, and is taken without a key (HOST-18)', () => {
  const row = rows.find((one) => one.kind === 'act' && one.act === 'answerHearing');
  expect(row).toMatchObject({ link: 'only', by: 'respondent' });
});

test('what policy calls strong never stands behind a link', () => {
  const strong = [
    'decideFinally',
    'deferDecision',
    'sealSheet',
    'drawPanel',
    'publishCountyNotice',
    'publishCityNotice',
    'decideVeto',
    'liftVeto',
    'setCertificateStatus',
    'openRound',
    'proposeOrder',
    'decideOrder',
  ];
  for (const row of rows)
    if (row.kind === 'act' && strong.includes(row.act)) expect([row.act, row.link]).toEqual([row.act, 'no']);
});

import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Activities, createActivities } from '../../activities/create.js';
import * as schema from '../../db/schema/all.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { perform } from '../../desk/kit/act.js';
import { done, submitted } from '../desk/application/steps.js';
import { runOnBoth, type TestDesk, type TinyCity, tinyCity } from '../support/desk.js';

interface Scene {
  readonly desk: TestDesk;
  readonly city: TinyCity;
  readonly activities: Activities;
  readonly caseId: string;
}

const schoolStage = ({ city, caseId }: Scene) =>
  ({ subject: { kind: 'case', id: caseId }, stage: 'schoolRecommendation', number: 1, roundId: city.roundId }) as const;
const windowStage = ({ city }: Scene) =>
  ({
    subject: { kind: 'round', id: city.roundId },
    stage: 'applicationWindow',
    number: 1,
    roundId: city.roundId,
  }) as const;
const withdraw = async ({ desk, city, caseId }: Scene) =>
  done(await perform(desk, withdrawApplication, city.person('teacherA1a'), { caseId }));

/** What each activity is called for, and what had to come before: a new activity without a row does not compile. */
const calls: Readonly<
  Record<
    keyof Activities,
    readonly { says: string; before?: (s: Scene) => Promise<unknown>; run: (s: Scene) => Promise<unknown> }[]
  >
> = {
  openStage: [
    { says: 'a task for a post', run: (s) => s.activities.openStage(schoolStage(s)) },
    { says: 'a window', run: (s) => s.activities.openStage(windowStage(s)) },
  ],
  climb: [
    {
      says: 'a reminder and the sharing of a late task',
      before: async (s) => {
        await s.activities.openStage(schoolStage(s));
        s.desk.clock.set('2026-06-01T02:00:00.000Z');
      },
      run: (s) => s.activities.climb(schoolStage(s)),
    },
    {
      says: 'the end of a window',
      before: async (s) => {
        await s.activities.openStage(windowStage(s));
        s.desk.clock.set('2026-04-01T02:00:00.000Z');
      },
      run: (s) => s.activities.climb(windowStage(s)),
    },
  ],
  finishInterruption: [
    {
      says: 'a withdrawal that can no longer be undone',
      before: async (s) => {
        await s.activities.openStage(schoolStage(s));
        await withdraw(s);
        s.desk.clock.forwardHours(100);
      },
      run: (s) => s.activities.finishInterruption({ subject: { kind: 'case', id: s.caseId }, outcome: 'withdrawn' }),
    },
  ],
  standsFrom: [
    {
      says: 'a case that has not ended',
      run: (s) => s.activities.standsFrom({ subject: { kind: 'case', id: s.caseId }, outcome: 'declined' }),
    },
  ],
  closeProcess: [
    {
      says: 'what is still open',
      before: (s) => s.activities.openStage(schoolStage(s)),
      run: (s) => s.activities.closeProcess({ subject: { kind: 'case', id: s.caseId }, outcome: 'declined' }),
    },
  ],
};

const tables = Object.values(schema)
  .filter((value) => is(value, PgTable))
  .map((table) => getTableName(table));

const found = z.object({ rows: z.array(z.object({ row: z.string() })) });

/** Every row of every table, as text. */
async function everything(desk: TestDesk): Promise<Readonly<Record<string, readonly string[]>>> {
  const all: Record<string, readonly string[]> = {};
  for (const name of tables) {
    const { rows } = found.parse(await desk.db.execute(sql.raw(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`)));
    all[name] = rows.map(({ row }) => row).toSorted();
  }
  return all;
}

runOnBoth('an activity that runs twice in a row', (desk) => {
  test('every activity there is has its row', async () => {
    expect(Object.keys(calls).toSorted()).toEqual(Object.keys(createActivities(desk())).toSorted());
  });

  test.each(
    Object.values(calls).flatMap((rows, at) =>
      rows.map((row) => [Object.keys(calls)[at] ?? '', row.says, row] as const),
    ),
  )('%s (%s) leaves the same rows and gives the same answer', async (_name, _says, { before, run }) => {
    const city = await tinyCity(desk());
    const caseId = await submitted(desk(), city, city.person('teacherA1a'));
    const scene: Scene = { desk: desk(), city, caseId, activities: createActivities(desk()) };
    await before?.(scene);
    const first = await run(scene);
    const rows = await everything(desk());
    const second = await run(scene);
    expect(await everything(desk())).toEqual(rows);
    expect(second ?? null).toEqual(first ?? null);
  });
});

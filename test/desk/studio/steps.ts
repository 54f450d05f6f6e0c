import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { studios, tasks, terms } from '../../../db/schema/all.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { openStage } from '../../../desk/kit/stage.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { verify } from '../../../desk/verify/verify.js';
import { planKinds } from '../../../domain/studio/plans.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';
import { tinyCity } from '../../support/desk.js';
import { approval, cleared } from '../city/cleared.js';
import { done } from '../city/panel-desk.js';

/** Which of these invariants are broken; a desk of tests leaves out how much of the rest came about. */
export const brokenAmong = (names: readonly string[]) => async (desk: TestDesk) => {
  const results = await verify({ tx: desk.db, now: await desk.clock.now(), calendar: desk.calendar });
  const found = results.filter(({ name }) => names.includes(name));
  expect(found).toHaveLength(names.length);
  return found.filter(({ breaches }) => breaches.length > 0).map(({ name }) => name);
};

export interface Founded {
  readonly city: TinyCity;
  readonly caseId: string;
  readonly studio: typeof studios.$inferSelect;
  readonly termId: string;
}

/** teacherA1a approved by the city's leader: the studio that approval founds. */
export async function founded(desk: TestDesk, given?: TinyCity): Promise<Founded> {
  const city = given ?? (await tinyCity(desk));
  const [caseId = ''] = await cleared(desk, city, ['teacherA1a']);
  await done(desk, decideFinally, city.person('cityLeader'), approval(city, caseId));
  const [row] = await desk.db.select().from(studios).innerJoin(terms, eq(terms.studioId, studios.id));
  if (!row) throw new Error('no studio');
  return { city, caseId, studio: row.studios, termId: row.terms.id };
}

export const termOf = async (desk: TestDesk, termId: string) =>
  (await desk.db.select().from(terms).where(eq(terms.id, termId)))[0];

type TermStage = 'studioYear' | 'renewalDecision' | 'plaqueReturn';
const keyOf = (termId: string, stage: TermStage, number: number) => ({
  subject: { kind: 'term', id: termId } as const,
  stage,
  number,
  termId,
});

/** What the term's process does. */
export const opens = (desk: TestDesk, termId: string, stage: TermStage, number = 1) =>
  performSystem(desk, (at) => openStage(at, stagePlans[stage], keyOf(termId, stage, number)));
export const climbs = (desk: TestDesk, termId: string, stage: TermStage, number = 1) =>
  performSystem(desk, (at) => climb(at, stagePlans[stage], keyOf(termId, stage, number)));

export async function openTask(desk: TestDesk, kind: TaskKind) {
  const [task] = await desk.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.kind, kind), eq(tasks.state, 'open')));
  if (!task) throw new Error(`no open task ${kind}`);
  return task;
}

/** The five sections of a plan (STUDIO-13), all in these words. */
export const sectionsOf = (text: string) => ({ goals: text, content: text, form: text, topic: text, assessment: text });

/** Both plans of a studio as its host files them before it starts (STUDIO-12). */
export const firstPlans = (termId: string) =>
  planKinds.map((kind) => ({ termId, kind, version: 0, sections: sectionsOf('每学期两次观摩') }));

import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { memberships, stageRuns, tasks, terms, works } from '../../../db/schema/all.js';
import { confirmWork } from '../../../desk/studio/confirm-work.js';
import { decideMember } from '../../../desk/studio/decide-member.js';
import { agreementOf } from '../../../desk/studio/letters.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { recordWork } from '../../../desk/studio/record-work.js';
import { signAgreement } from '../../../desk/studio/sign-agreement.js';
import { dayOf } from '../../../domain/time/beijing.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { climbs, type Founded, founded, opens, openTask } from './steps.js';

export const nominee = (termId: string, code: string) => ({
  termId,
  code,
  name: `人员${code}`,
  servesAsHeadTeacher: true,
  grounds: '带班扎实',
});

/** A studio in its first year; teacherA1a hosts it. */
export async function begun(desk: TestDesk, given?: TinyCity) {
  const all = await founded(desk, given);
  await opens(desk, all.termId, 'studioYear');
  return { ...all, host: all.city.person('teacherA1a') };
}

/** Nominated, and agreed to by the county. @returns its number */
export async function decides(desk: TestDesk, { city, termId }: Founded, code: string): Promise<number> {
  const { number } = await done(desk, nominateMember, city.person('teacherA1a'), nominee(termId, code));
  const { id: taskId } = await openTask(desk, 'memberDecision');
  await done(desk, decideMember, city.person('countyOfficerA'), { taskId, outcome: 'agreed' });
  return number;
}

export const rowOf = async (desk: TestDesk, number: number) => {
  const [row] = await desk.db.select().from(memberships).where(eq(memberships.number, number));
  return row ?? expect.fail(`no member ${number}`);
};

/** Nominated, agreed to, and bound by the agreement that both have signed. @returns its number */
export async function serves(desk: TestDesk, all: Founded, code: string): Promise<number> {
  const number = await decides(desk, all, code);
  const { id } = await rowOf(desk, number);
  const { version, contentHash } = (await agreementOf({ tx: desk.db }, id)) ?? expect.fail('no agreement');
  for (const who of [code, 'teacherA1a']) {
    const [task] = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.kind, 'signAgreement'), eq(tasks.personId, all.city.personId(who)), eq(tasks.state, 'open')));
    await done(desk, signAgreement, all.city.person(who), { taskId: task?.id ?? '', version, contentHash });
  }
  return number;
}

/** Work of today in which these members took part; confirmed by the unit. */
export async function tookPart(desk: TestDesk, { city, termId }: Founded, kind: string, members: readonly number[]) {
  const said = { kind, level: 'school', on: dayOf(await desk.clock.now()), hours: '2', participants: 8, title: '研讨' };
  const { workId } = await done(desk, recordWork, city.person('teacherA1a'), { termId, ...said, members });
  await done(desk, confirmWork, city.person('leaderA1'), { termId, workId, outcome: 'confirmed' });
  return (await desk.db.select().from(works).where(eq(works.id, workId)))[0];
}

/** The clock at a time of a day, Beijing. */
export const standsAt = (desk: TestDesk, day: string, time = '10:00') =>
  desk.clock.set(new Date(`${day}T${time}:00+08:00`).toISOString());

/** All years to the end of the term, and the term's end with them. */
export async function termEnds(desk: TestDesk, termId: string) {
  for (const year of [1, 2, 3]) {
    if (year > 1) await opens(desk, termId, 'studioYear', year);
    const [run] = await desk.db
      .select()
      .from(stageRuns)
      .where(and(eq(stageRuns.stage, 'studioYear'), eq(stageRuns.number, year)));
    desk.clock.set(new Date(Date.parse(run?.due ?? '') + 60_000).toISOString());
    await climbs(desk, termId, 'studioYear', year);
  }
}

/** The term is renewed, and the next has begun; without what decided it. */
export async function nextTermOf(desk: TestDesk, { termId, studio }: Pick<Founded, 'termId' | 'studio'>) {
  const [last] = await desk.db.select().from(terms).where(eq(terms.id, termId));
  if (!last) throw new Error('no term');
  const days = { fromDay: '2029-03-02', toDay: '2032-03-01' };
  const next: typeof terms.$inferInsert = { ...last, ...days, id: studio.id, number: 2, state: 'establishing' };
  await desk.db.update(terms).set({ state: 'renewed', endedAt: await desk.clock.now() });
  await desk.db.insert(terms).values(next);
  return next;
}

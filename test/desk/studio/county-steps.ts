import { and, eq, inArray } from 'drizzle-orm';
import { expect } from 'vitest';
import { tasks } from '../../../db/schema/all.js';
import { type Act, perform } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { TestDesk, TinyCounty } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { openTask } from './steps.js';

/** The bodies of the city; none of them has anything to do with a county's own studio. */
const ofCity = ['bureau', 'section', 'institute', 'countyB'] as const;
/** Whoever stands in the city where the county's people stand here. */
const strangers = ['cityOfficer', 'cityLeader', 'cityLeader2', 'sectionOfficer', 'instituteOfficer', 'countyOfficerB'];

/** What is done, by whom in the city's words: nobody of the city nor of another county can, the county's own can. */
export async function only<I, O>(
  desk: TestDesk,
  county: TinyCounty,
  [act, who, input]: readonly [Act<PersonActor, I, O>, string, unknown],
): Promise<O> {
  const refused = await Promise.all(
    strangers.map(async (one) => [one, refusalOf(await perform(desk, act, county.city.person(one), input))]),
  );
  expect([act.name, refused]).toEqual([act.name, strangers.map((one) => [one, 'notFound'])]);
  const asked = await desk.db
    .select({ kind: tasks.kind })
    .from(tasks)
    .where(
      and(
        eq(tasks.state, 'open'),
        inArray(
          tasks.orgId,
          ofCity.map((code) => county.city.org(code)),
        ),
      ),
    );
  expect(asked).toEqual([]);
  return done(desk, act, county.person(who), input);
}

export const taskOf = async (desk: TestDesk, kind: TaskKind) => (await openTask(desk, kind)).id;

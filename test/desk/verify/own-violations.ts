import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { rounds, stageRuns, studios, tasks } from '../../../db/schema/all.js';
import type { World } from '../veto/world.js';
import { at, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

/** The round becomes county A's own; `asked` is who is asked in it. */
async function ofCountyA(w: World, asked: 'bureau' | 'schoolB1'): Promise<void> {
  const { db } = w.desk;
  await db
    .update(rounds)
    .set({ level: 'county', bureauId: w.org('countyA') })
    .where(eq(rounds.id, w.roundId));
  const stageRunId = randomUUID();
  const run = { subjectKind: 'round', subjectId: w.roundId, stage: 'ranking', number: 1, roundId: w.roundId } as const;
  await db.insert(stageRuns).values({ ...run, id: stageRunId, state: 'open', openedAt: at, calendarVersion: 'test' });
  const task = { id: randomUUID(), stageRunId, kind: 'ranking', roundId: w.roundId, subjectId: w.roundId } as const;
  await db.insert(tasks).values({ ...task, orgId: w.org(asked), role: 'cityOfficer', state: 'open', openedAt: at });
}

const studioOf = (w: World, { caseId }: SoundCase, more: Partial<typeof studios.$inferInsert>) =>
  w.desk.db.insert(studios).values({
    ...{ id: randomUUID(), number: 'ZS2026-001', level: 'city', caseId, foundedAt: at },
    ...{ hostId: w.personId('teacherA1a'), unitId: w.org('schoolA1'), bureauId: w.org('bureau') },
    ...more,
  });

/** A county's round at the city's bureau, the city or another county's school asked in a county's own, a studio of another level. */
export const ownViolations: readonly Violation[] = [
  ['ownMatters', 'I4', (w) => w.desk.db.update(rounds).set({ level: 'county' }).where(eq(rounds.id, w.roundId))],
  ['ownMatters', 'I4', (w) => ofCountyA(w, 'bureau')],
  ['ownMatters', 'I4', (w) => ofCountyA(w, 'schoolB1')],
  ['ownMatters', 'I4', (w, one) => studioOf(w, one, { level: 'county' })],
  ['ownMatters', 'I4', (w, one) => studioOf(w, one, { bureauId: w.org('countyA') })],
];

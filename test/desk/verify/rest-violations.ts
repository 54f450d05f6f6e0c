import { randomUUID } from 'node:crypto';
import { stageRuns, studios, suspensions, tasks, terms } from '../../../db/schema/all.js';
import type { StudioState } from '../../../domain/studio/states.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { sealedWords } from '../../support/words.js';
import type { World } from '../veto/world.js';
import { at, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

interface Changed {
  readonly state?: StudioState;
  /** Null: there is none. */
  readonly suspension?: Partial<typeof suspensions.$inferInsert> | null;
  readonly asks?: 'open' | 'suspended';
  /** A stage without dates that rested in it. */
  readonly stays?: true;
}

/** A studio that stands still as it should, its host asked for a report that rests; `changed` is what is wrong about it. */
async function rests(w: World, { caseId }: SoundCase, changed: Changed): Promise<void> {
  const [studioId, termId, runId] = [randomUUID(), randomUUID(), randomUUID()];
  const { db } = w.desk;
  const hostId = w.personId('teacherA1a');
  const unitId = w.org('schoolA1');
  await db.insert(studios).values({
    ...{ id: studioId, number: 'ZS2026-005', level: 'city', caseId, hostId, unitId },
    ...{ bureauId: w.org('bureau'), foundedAt: at },
  });
  await db.insert(terms).values({
    ...{ id: termId, studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01' },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters, state: changed.state ?? 'suspended' },
  });
  if (changed.suspension !== null)
    await db.insert(suspensions).values({
      ...{ id: randomUUID(), termId, number: 1, fromDay: '2026-03-02', untilDay: '2026-09-01' },
      ...{ words: await sealedWords(w.desk, termId, '产假'), pausedCertificate: false },
      resting: [{ runId, due: at, grace: at, hard: at, since: at }],
      ...{ suspendedBy: w.personId('sectionOfficer'), suspendedAt: at },
      ...changed.suspension,
    });
  await db.insert(stageRuns).values({
    ...{ id: runId, subjectKind: 'term', subjectId: termId, stage: 'selfReport', number: 1, termId, state: 'open' },
    ...{ openedAt: at, calendarVersion: 'v', provisional: false },
    ...(changed.stays ? {} : { due: at, grace: at, hard: at }),
  });
  await db.insert(tasks).values({
    ...{ id: randomUUID(), stageRunId: runId, kind: 'selfReport', termId, subjectId: termId, personId: hostId },
    ...{ orgId: unitId, role: 'applicant', state: changed.asks ?? 'suspended', openedAt: at },
  });
}

const over = { toDay: '2026-05-01', endedAt: at } as const;

/** A host who is asked though the studio stands still, or not asked though it works; a suspension that is nobody's. */
export const restViolations: readonly Violation[] = [
  ['hostsRest', 'I37', (w, one) => rests(w, one, { asks: 'open' })],
  ['hostsRest', 'I37', (w, one) => rests(w, one, { suspension: null })],
  ['hostsRest', 'I37', (w, one) => rests(w, one, { state: 'running', asks: 'open' })],
  ['hostsRest', 'I37', (w, one) => rests(w, one, { state: 'running', suspension: over })],
  ['hostsRest', 'I37', (w, one) => rests(w, one, { state: 'running', suspension: over, asks: 'open', stays: true })],
];

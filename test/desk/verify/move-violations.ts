import { randomUUID } from 'node:crypto';
import { studioMoves, studios, tasks, terms } from '../../../db/schema/all.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { sealedWords } from '../../support/words.js';
import type { World } from '../veto/world.js';
import { at, decision, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

interface Changed {
  readonly stands?: 'schoolA1';
  readonly move?: Partial<typeof studioMoves.$inferInsert>;
  readonly asksOldUnit?: true;
}

/** A studio that moved with its transferred host as it should; `changed` is what is wrong about it. */
async function moved(w: World, { caseId }: SoundCase, changed: Changed): Promise<void> {
  const [studioId, termId] = [randomUUID(), randomUUID()];
  const { db } = w.desk;
  const toUnitId = w.org('schoolA2');
  await db.insert(studios).values({
    ...{ id: studioId, number: 'ZS2026-006', level: 'city', caseId, hostId: w.personId('teacherA1a') },
    ...{ unitId: w.org(changed.stands ?? 'schoolA2'), bureauId: w.org('bureau'), foundedAt: at },
  });
  await db.insert(terms).values({
    ...{ id: termId, studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01', state: 'running' },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters },
  });
  await db.insert(studioMoves).values({
    ...{ id: randomUUID(), termId, number: 1, ground: 'transfer', fromUnitId: w.org('schoolA1'), toUnitId },
    ...{ state: 'moved', words: await sealedWords(w.desk, termId, '调动'), askedBy: w.personId('sectionOfficer') },
    ...{ askedAt: at, answeredBy: w.personId('leaderA2'), answeredRole: 'schoolLeader', settledAt: at },
    ...changed.move,
  });
  await decision(w, caseId, {
    ...{ caseId: null, subjectId: termId, stage: 'studio', kind: 'moveConsent', decision: 'consented' },
    ...{ deciderId: w.personId('leaderA2'), orgId: toUnitId },
  });
  if (changed.asksOldUnit)
    await db.insert(tasks).values({
      ...{ id: randomUUID(), stageRunId: randomUUID(), kind: 'receipt', termId, subjectId: termId },
      ...{ orgId: w.org('schoolA1'), role: 'schoolLeader', state: 'open', openedAt: at },
    });
}

/** A move that is not carried out, one nobody consented to, a unit that is still asked. */
export const moveViolations: readonly Violation[] = [
  ['movesCarriedOut', 'I30', (w, one) => moved(w, one, { stands: 'schoolA1' })],
  ['movesCarriedOut', 'I30', (w, one) => moved(w, one, { move: { answeredBy: null } })],
  ['movesCarriedOut', 'I30', (w, one) => moved(w, one, { move: { answeredBy: w.personId('leaderA1') } })],
  ['movesCarriedOut', 'I30', (w, one) => moved(w, one, { asksOldUnit: true })],
];

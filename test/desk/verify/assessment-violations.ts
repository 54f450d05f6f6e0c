import { randomUUID } from 'node:crypto';
import { assessmentSheets, assessments, studios, terms } from '../../../db/schema/all.js';
import { resultOf, sheetHash } from '../../../desk/studio/assessment/result.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { sealedWords } from '../../support/words.js';
import { pointsOf } from '../studio/assessment-steps.js';
import type { World } from '../veto/world.js';
import { at, decision, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

const doneBy = [
  ['selfReport', 'reported', 'teacherA1a'],
  ['yearScoring', 'scored', 'instituteOfficer'],
  ['resultConfirmation', 'confirmed', 'sectionOfficer'],
  ['resultPublication', 'published', 'cityLeader'],
] as const;
type Done = readonly (readonly [string, string, string])[];

interface Changed {
  readonly assessment?: Partial<typeof assessments.$inferInsert>;
  readonly sheet?: Partial<typeof assessmentSheets.$inferInsert>;
  readonly doneBy?: Done;
}

/** A first year published with 80 points; `changed` is what is wrong about it. */
async function published(w: World, { caseId }: SoundCase, changed: Changed): Promise<void> {
  const [studioId, termId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const { db } = w.desk;
  await db.insert(studios).values({
    ...{ id: studioId, number: 'ZS2026-001', level: 'city', caseId, foundedAt: at, hostId: w.personId('teacherA1a') },
    ...{ unitId: w.org('schoolA1'), bureauId: w.org('bureau') },
  });
  await db.insert(terms).values({
    ...{ id: termId, studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01', state: 'running' },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters },
  });
  const named = { id, kind: 'annual', year: 1 } as const;
  const sheet = {
    ...{ assessmentId: id, number: 1, reportHash: 'a'.repeat(64), points: pointsOf(80) },
    ...{ method: 'documents' as const, checkedOn: '2027-04-01' },
  };
  const contentHash = sheetHash(sheet);
  const result = resultOf(named, { ...sheet, contentHash }, [], defaultEdition.parameters);
  await db.insert(assessmentSheets).values({
    ...{ ...sheet, id: randomUUID(), contentHash, scoredAt: at, scoredBy: w.personId('instituteOfficer') },
    minutes: await sealedWords(w.desk, id, '查阅台账'),
    ...changed.sheet,
  });
  await db.insert(assessments).values({
    ...{ ...named, termId, fromDay: '2026-03-02', toDay: '2027-03-01', reportDueOn: '2027-04-01', startedAt: at },
    ...{ ...result, state: 'final', sheetNumber: 1, publishedAt: at, finalAt: at },
    ...changed.assessment,
  });
  for (const [kind, said, who] of changed.doneBy ?? doneBy)
    await decision(w, caseId, {
      caseId: null,
      subjectId: id,
      stage: 'studio',
      kind,
      decision: said,
      deciderId: w.personId(who),
    });
}

const instead = (kind: string, who: string): Done => doneBy.map((row) => (row[0] === kind ? [kind, row[1], who] : row));

/** A sheet or a result that was changed, and one hand for two acts that are kept apart (管办分离). */
export const assessmentViolations: readonly Violation[] = [
  ['assessmentsRecomputed', 'I16', (w, one) => published(w, one, { sheet: { points: pointsOf(95) } })],
  ['assessmentsRecomputed', 'I16', (w, one) => published(w, one, { assessment: { grade: 'excellent' } })],
  ['assessmentsRecomputed', 'I16', (w, one) => published(w, one, { assessment: { score: '91/1' } })],
  // what a cycle rests on is part of what was published (ASSESS-O02)
  ['assessmentsRecomputed', 'I16', (w, one) => published(w, one, { assessment: { kind: 'cycle' } })],
  [
    'assessorsApart',
    'I5',
    (w, one) => published(w, one, { doneBy: instead('resultConfirmation', 'instituteOfficer') }),
  ],
  ['assessorsApart', 'I5', (w, one) => published(w, one, { doneBy: instead('resultPublication', 'sectionOfficer') })],
  ['assessorsApart', 'I5', (w, one) => published(w, one, { doneBy: instead('yearScoring', 'teacherA1a') })],
  [
    'publishedInOrder',
    'I6',
    (w, one) => published(w, one, { doneBy: doneBy.filter(([kind]) => kind !== 'resultConfirmation') }),
  ],
];

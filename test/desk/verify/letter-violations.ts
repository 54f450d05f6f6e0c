import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { goalChanges, papers, plans, signatures, stageRuns, studios, terms } from '../../../db/schema/all.js';
import { letterHash } from '../../../desk/studio/letters.js';
import { planKinds } from '../../../domain/studio/plans.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { sealedWords } from '../../support/words.js';
import type { World } from '../veto/world.js';
import { at, decision, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

const days = { number: 1, fromDay: '2026-03-02', toDay: '2029-03-01' } as const;
const otherHash = 'a'.repeat(64);

/** A studio in its first term with an empty letter that nobody has signed; `changed` is what is wrong about it. */
async function letter(w: World, { caseId }: SoundCase, changed: Partial<typeof papers.$inferInsert> = {}) {
  const [studioId, termId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const number = 'ZS2026-001';
  const term = { ...days, studioId, editionId: defaultEdition.id, parameters: defaultEdition.parameters };
  await w.desk.db.insert(studios).values({
    ...{ id: studioId, number, level: 'city', caseId, foundedAt: at, hostId: w.personId('teacherA1a') },
    ...{ unitId: w.org('schoolA1'), bureauId: w.org('bureau') },
  });
  await w.desk.db.insert(terms).values({ ...term, id: termId, state: 'establishing' });
  await w.desk.db.insert(papers).values({
    ...{ id, termId, kind: 'responsibilityLetter', version: 1, tasks: [], issuedAt: at },
    ...{ issuedBy: w.personId('sectionOfficer'), contentHash: letterHash({ ...days, studio: { number } }, 1, []) },
    ...changed,
  });
  return { paperId: id, termId };
}

/** A change of goals decided as it should be, its version issued; `changed` is what is wrong about it. */
async function goals(w: World, one: SoundCase, changed: Partial<typeof goalChanges.$inferInsert>, decided = 'granted') {
  const { termId } = await letter(w, one, { version: 2 });
  await w.desk.db.insert(goalChanges).values({
    ...{ id: randomUUID(), termId, number: 1, state: 'granted', baseVersion: 1, tasks: [], met: [], contentHash: 'h' },
    ...{
      request: await sealedWords(w.desk, termId, '任务有变'),
      requestedBy: w.personId('teacherA1a'),
      requestedAt: at,
    },
    ...{ opinion: 'supported', opinionBy: w.personId('instituteOfficer'), opinionAt: at, letterVersion: 2 },
    ...{ decidedBy: w.personId('sectionOfficer'), decidedAt: at },
    ...changed,
  });
  await decision(w, one.caseId, {
    ...{ caseId: null, subjectId: termId, stage: 'studio', kind: 'goalChange', decision: decided },
    ...{ deciderId: w.personId('sectionOfficer') },
  });
}

/** Both plans stand, and their host is asked for them all the same. */
async function askedOfNothing(w: World) {
  const termId = randomUUID();
  for (const kind of planKinds)
    await w.desk.db.insert(plans).values({
      ...{ id: randomUUID(), termId, kind, version: 1, sections: await sealedWords(w.desk, termId, '每月一次') },
      ...{ contentHash: otherHash, filedBy: w.personId('teacherA1a'), filedAt: at },
    });
  await w.desk.db.insert(stageRuns).values({
    ...{ id: randomUUID(), subjectKind: 'term', subjectId: termId, stage: 'planFiling', number: 1, termId },
    ...{ state: 'open', openedAt: at, calendarVersion: '1', provisional: false },
  });
}

/** A responsibility letter that says something else than was agreed, or counts as agreed without all sides; plans that nobody is asked for. */
export const letterViolations: readonly Violation[] = [
  ['lettersWhole', 'I9', (w, one) => letter(w, one, { contentHash: otherHash })],
  ['lettersWhole', 'I9', (w, one) => letter(w, one, { sealedAt: at })],
  [
    'lettersWhole',
    'I9',
    async (w, one) => {
      const { paperId } = await letter(w, one);
      await w.desk.db.insert(signatures).values({
        ...{ id: randomUUID(), paperId, side: 'city', role: 'cityLeader', signedAt: at },
        ...{ personId: w.personId('cityLeader'), orgId: w.org('bureau'), contentHash: otherHash },
      });
    },
  ],
  // a version after one that was in force, without a change of goals
  [
    'lettersWhole',
    'I9',
    async (w, one) => {
      const { termId, paperId } = await letter(w, one);
      for (const [side, who] of [
        ['city', 'cityLeader'],
        ['studio', 'teacherA1a'],
        ['witness', 'leaderA1'],
      ] as const)
        await w.desk.db.insert(signatures).values({
          ...{ id: randomUUID(), paperId, side, role: 'cityLeader', signedAt: at, personId: w.personId(who) },
          ...{ orgId: w.org('bureau'), contentHash: letterHash({ ...days, studio: { number: 'ZS2026-001' } }, 1, []) },
        });
      await w.desk.db.update(papers).set({ sealedAt: at }).where(eq(papers.id, paperId));
      await w.desk.db.insert(papers).values({
        ...{ id: randomUUID(), termId, kind: 'responsibilityLetter', version: 2, tasks: [], issuedAt: at },
        ...{ issuedBy: w.personId('sectionOfficer') },
        contentHash: letterHash({ ...days, studio: { number: 'ZS2026-001' } }, 2, []),
      });
    },
  ],
  ['plansAsked', 'I37', (w, one) => letter(w, one, { sealedAt: at })],
  ['plansAsked', 'I37', askedOfNothing],
  ['goalsDecided', 'I5', (w, one) => goals(w, one, { decidedBy: w.personId('instituteOfficer') })],
  ['goalsDecided', 'I5', (w, one) => goals(w, one, { opinion: null })],
  ['goalsDecided', 'I5', (w, one) => goals(w, one, {}, 'refused')],
  ['goalsDecided', 'I5', (w, one) => goals(w, one, { state: 'opined' })],
  ['goalsDecided', 'I5', (w, one) => goals(w, one, { letterVersion: 3 })],
];

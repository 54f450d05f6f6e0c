import { randomUUID } from 'node:crypto';
import { papers, signatures, studios, terms } from '../../../db/schema/all.js';
import { letterHash } from '../../../desk/studio/letters.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import type { World } from '../veto/world.js';
import { at, type SoundCase } from './sound-case.js';
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
  return id;
}

/** A responsibility letter that says something else than was agreed, or counts as agreed without all sides. */
export const letterViolations: readonly Violation[] = [
  ['lettersWhole', 'I9', (w, one) => letter(w, one, { contentHash: otherHash })],
  ['lettersWhole', 'I9', (w, one) => letter(w, one, { sealedAt: at })],
  [
    'lettersWhole',
    'I9',
    async (w, one) => {
      const paperId = await letter(w, one);
      await w.desk.db.insert(signatures).values({
        ...{ id: randomUUID(), paperId, side: 'city', role: 'cityLeader', signedAt: at },
        ...{ personId: w.personId('cityLeader'), orgId: w.org('bureau'), contentHash: otherHash },
      });
    },
  ],
];

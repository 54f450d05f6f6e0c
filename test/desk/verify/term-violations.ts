import { randomUUID } from 'node:crypto';
import { renewals, studios, terms } from '../../../db/schema/all.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { sealedWords } from '../../support/words.js';
import type { World } from '../veto/world.js';
import { at, decision, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

interface Changed {
  readonly first?: Partial<typeof terms.$inferInsert>;
  /** Null: there is none. */
  readonly second?: Partial<typeof terms.$inferInsert> | null;
  readonly applied?: false;
  readonly decided?: string;
}

/** A studio in its second term, renewed as it should be; `changed` is what is wrong about it. */
async function renewed(w: World, { caseId }: SoundCase, changed: Changed): Promise<void> {
  const [studioId, termId] = [randomUUID(), randomUUID()];
  const { db } = w.desk;
  await db.insert(studios).values({
    ...{ id: studioId, number: 'ZS2026-001', level: 'city', caseId, foundedAt: at, hostId: w.personId('teacherA1a') },
    ...{ unitId: w.org('schoolA1'), bureauId: w.org('bureau') },
  });
  const edition = { editionId: defaultEdition.id, parameters: defaultEdition.parameters };
  await db.insert(terms).values({
    ...{ id: termId, studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01', state: 'renewed', ...edition },
    ...changed.first,
  });
  if (changed.second !== null)
    await db.insert(terms).values({
      ...{ id: randomUUID(), studioId, number: 2, fromDay: '2029-03-02', toDay: '2032-03-01', state: 'running' },
      ...edition,
      ...changed.second,
    });
  if (changed.applied !== false)
    await db.insert(renewals).values({
      ...{ id: randomUUID(), termId, contentHash: 'a'.repeat(64), appliedBy: w.personId('teacherA1a'), appliedAt: at },
      application: await sealedWords(w.desk, termId, '愿意继续主持'),
    });
  await decision(w, caseId, {
    ...{ caseId: null, subjectId: termId, stage: 'studio', kind: 'renewalDecision' },
    ...{ decision: changed.decided ?? 'renewed', deciderId: w.personId('cityLeader') },
  });
}

/** A further term with a gap, without an application or a decision, and a renewal that nothing followed. */
export const termViolations: readonly Violation[] = [
  ['termsFollow', 'I6', (w, one) => renewed(w, one, { second: { fromDay: '2029-03-03' } })],
  ['termsFollow', 'I6', (w, one) => renewed(w, one, { first: { state: 'closed' } })],
  ['termsFollow', 'I6', (w, one) => renewed(w, one, { applied: false })],
  ['termsFollow', 'I6', (w, one) => renewed(w, one, { decided: 'closed' })],
  ['termsFollow', 'I6', (w, one) => renewed(w, one, { second: null })],
];

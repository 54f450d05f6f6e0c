import { randomUUID } from 'node:crypto';
import { decisions, pageVersions, stageRuns, terms, workEvidence, works } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sealedFor } from '../../../desk/kit/data-key.js';
import { evidenceHash } from '../../../desk/studio/evidence.js';
import { workHash } from '../../../desk/studio/works.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import type { World } from '../veto/world.js';
import { at } from './sound-case.js';
import type { Violation } from './violations.js';

/** A lecture on a record nobody has decided on, with these differences. */
async function lecture(w: World, more: Partial<typeof works.$inferInsert>) {
  const said = { termId: randomUUID(), number: 1, kind: 'lecture', level: 'city', onDay: '2026-03-02' } as const;
  const counted = { ...said, hours: '2', participants: 40, members: [2] };
  const id = randomUUID();
  const words = await performSystem(w.desk, (desk) => sealedFor(desk, said.termId, { title: '讲座' }));
  const contentHash = workHash(counted);
  const recorded = { state: 'recorded', recordedBy: w.personId('teacherA1a'), recordedAt: at } as const;
  await w.desk.db.insert(works).values({ ...counted, id, words, contentHash, ...recorded, ...more });
  return { id, termId: said.termId, contentHash };
}

const file = (w: World, workId: string, termId: string) =>
  w.desk.db.insert(workEvidence).values({
    ...{ id: randomUUID(), termId, workId, number: 1, name: '', sha256: '', blob: 'b' },
    ...{ mediaType: 'application/pdf', size: 4, addedBy: w.personId('teacherA1a'), addedAt: at },
  });

/** A lecture confirmed on one file, which is then another one, or was never there. */
async function confirmedOn(w: World, blob: string) {
  const [judgedBy, judged] = [w.personId('leaderA1'), { state: 'confirmed', judgedAt: at } as const];
  const { id, termId, contentHash } = await lecture(w, { judgedBy, ...judged });
  if (blob) await file(w, id, termId);
  await w.desk.db.insert(decisions).values({
    ...{ id: randomUUID(), subjectId: termId, stage: 'studio', stageRound: 1, kind: 'workConfirmation', decidedAt: at },
    ...{ seat: id, decision: 'confirmed', deciderId: judgedBy, deciderRole: 'schoolLeader', orgId: w.org('schoolA1') },
    ...{ ruleIds: ['STUDIO-25'], content: { contentHash, evidenceHash: evidenceHash([{ number: 1, blob }]) } },
  });
}

/** A version of the page that waits for the unit, with these differences. */
async function page(w: World, more: Partial<typeof pageVersions.$inferInsert>) {
  const termId = randomUUID();
  const words = await performSystem(w.desk, (desk) => sealedFor(desk, termId, { change: '开通' }));
  const saved = { state: 'submitted', savedBy: w.personId('teacherA1a'), savedAt: at } as const;
  const what = { id: randomUUID(), studioId: randomUUID(), termId, version: 1, words, pictures: [] };
  await w.desk.db.insert(pageVersions).values({ ...what, contentHash: '0'.repeat(64), ...saved, ...more });
}

/** A lecture that waits in a term of a studio that works. */
async function inTerm(w: World, set: Partial<typeof works.$inferInsert>) {
  const made = await lecture(w, set);
  await w.desk.db.insert(terms).values({
    ...{ id: made.termId, studioId: randomUUID(), number: 1, fromDay: '2026-03-02', toDay: '2029-03-01' },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters, state: 'running' },
  });
  return made;
}

/** The unit is asked of a term whose record is judged. */
async function askedOfNothing(w: World) {
  const termId = randomUUID();
  await w.desk.db.insert(stageRuns).values({
    ...{ id: randomUUID(), subjectKind: 'term', subjectId: termId, stage: 'workConfirmation', number: 1, termId },
    ...{ state: 'open', openedAt: at, calendarVersion: '1', provisional: false },
  });
}

/** Hours that were raised, or a member who was added, afterwards; work nobody confirmed that counts; the host's own word; other files than it was confirmed on; a page nobody read. */
export const workViolations: readonly Violation[] = [
  ['worksWhole', 'I9', (w) => lecture(w, { hours: '20' })],
  ['worksWhole', 'I9', (w) => lecture(w, { members: [1, 2] })],
  ['worksConfirmed', 'I5', (w) => lecture(w, { state: 'confirmed' })],
  ['worksConfirmed', 'I5', (w) => lecture(w, { state: 'confirmed', judgedBy: w.personId('teacherA1a'), judgedAt: at })],
  ['worksEvidenced', 'I9', (w) => file(w, randomUUID(), randomUUID())],
  ['worksEvidenced', 'I9', (w) => confirmedOn(w, 'c')],
  ['worksEvidenced', 'I9', (w) => confirmedOn(w, '')],
  ['workAsked', 'I37', (w) => inTerm(w, {})],
  ['workAsked', 'I37', askedOfNothing],
  ['pagesModerated', 'I5', (w) => page(w, { state: 'published' })],
  ['pagesModerated', 'I5', (w) => page(w, { state: 'published', judgedBy: w.personId('leaderA1'), judgedAt: at })],
];

import { randomUUID } from 'node:crypto';
import { pageVersions, works } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sealedFor } from '../../../desk/kit/data-key.js';
import { workHash } from '../../../desk/studio/works.js';
import type { World } from '../veto/world.js';
import { at } from './sound-case.js';
import type { Violation } from './violations.js';

/** A lecture on a record nobody has decided on, with these differences. */
async function lecture(w: World, more: Partial<typeof works.$inferInsert>) {
  const said = { termId: randomUUID(), number: 1, kind: 'lecture', level: 'city', onDay: '2026-03-02' } as const;
  const counted = { ...said, hours: '2', participants: 40, members: [2] };
  const words = await performSystem(w.desk, (desk) => sealedFor(desk, said.termId, { title: '讲座' }));
  const contentHash = workHash(counted);
  const recorded = { state: 'recorded', recordedBy: w.personId('teacherA1a'), recordedAt: at } as const;
  await w.desk.db.insert(works).values({ ...counted, id: randomUUID(), words, contentHash, ...recorded, ...more });
}

/** A version of the page that waits for the unit, with these differences. */
async function page(w: World, more: Partial<typeof pageVersions.$inferInsert>) {
  const termId = randomUUID();
  const words = await performSystem(w.desk, (desk) => sealedFor(desk, termId, { change: '开通' }));
  const saved = { state: 'submitted', savedBy: w.personId('teacherA1a'), savedAt: at } as const;
  const what = { id: randomUUID(), studioId: randomUUID(), termId, version: 1, words, pictures: [] };
  await w.desk.db.insert(pageVersions).values({ ...what, contentHash: '0'.repeat(64), ...saved, ...more });
}

/** Hours that were raised, or a member who was added, afterwards; work nobody confirmed that counts; the host's own word; a page nobody read. */
export const workViolations: readonly Violation[] = [
  ['worksWhole', 'I9', (w) => lecture(w, { hours: '20' })],
  ['worksWhole', 'I9', (w) => lecture(w, { members: [1, 2] })],
  ['worksConfirmed', 'I5', (w) => lecture(w, { state: 'confirmed' })],
  ['worksConfirmed', 'I5', (w) => lecture(w, { state: 'confirmed', judgedBy: w.personId('teacherA1a'), judgedAt: at })],
  ['pagesModerated', 'I5', (w) => page(w, { state: 'published' })],
  ['pagesModerated', 'I5', (w) => page(w, { state: 'published', judgedBy: w.personId('leaderA1'), judgedAt: at })],
];

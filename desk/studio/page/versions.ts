import { and, desc, eq, inArray, max } from 'drizzle-orm';
import { pagePictures, pageVersions } from '../../../db/schema/all.js';
import type { PageWords } from '../../../domain/studio/page/page.js';
import { hashOf } from '../../kit/canonical.js';
import type { Desk } from '../../kit/deps.js';

export type PageVersion = typeof pageVersions.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** The version saved last, whatever became of it; null before the first. */
export async function lastVersion({ tx }: At, studioId: string): Promise<PageVersion | null> {
  const [row] = await tx
    .select()
    .from(pageVersions)
    .where(eq(pageVersions.studioId, studioId))
    .orderBy(desc(pageVersions.version))
    .limit(1);
  return row ?? null;
}

/** The version before everybody's eyes; null while the page is not open. */
export async function publishedVersion({ tx }: At, studioId: string): Promise<PageVersion | null> {
  const [row] = await tx
    .select()
    .from(pageVersions)
    .where(and(eq(pageVersions.studioId, studioId), eq(pageVersions.state, 'published')))
    .orderBy(desc(pageVersions.version))
    .limit(1);
  return row ?? null;
}

/** What the unit has not read when the term ends is a draft again: nobody is asked any more. */
export const leaveUnread = async ({ tx }: At, termId: string): Promise<void> =>
  void (await tx
    .update(pageVersions)
    .set({ state: 'draft' })
    .where(and(eq(pageVersions.termId, termId), eq(pageVersions.state, 'submitted'))));

/** One version, locked; null for none. Its term is locked before. */
export async function lockVersion({ tx }: At, termId: string, version: number): Promise<PageVersion | null> {
  const [row] = await tx
    .select()
    .from(pageVersions)
    .where(and(eq(pageVersions.termId, termId), eq(pageVersions.version, version)))
    .for('update');
  return row ?? null;
}

/** Pictures of a studio by their numbers. */
export const picturesBy = ({ tx }: At, studioId: string, numbers: readonly number[]) =>
  tx
    .select()
    .from(pagePictures)
    .where(and(eq(pagePictures.studioId, studioId), inArray(pagePictures.number, [...numbers])))
    .orderBy(pagePictures.number);

export async function lastPicture({ tx }: At, studioId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(pagePictures.number) })
    .from(pagePictures)
    .where(eq(pagePictures.studioId, studioId));
  return row?.last ?? 0;
}

/** What is published or returned is what was shown: words and the very bytes of the pictures (I9). */
export const pageHash = (
  studioId: string,
  version: number,
  words: PageWords,
  pictures: readonly { readonly number: number; readonly blob: string }[],
): string =>
  hashOf({ page: { studioId, version, words, pictures: pictures.map(({ number, blob }) => ({ number, blob })) } });

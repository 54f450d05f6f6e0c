import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { studioName } from '../../domain/studio/composition.js';
import { type PageWords, pageSchema } from '../../domain/studio/page/page.js';
import type { Db } from '../database.js';
import { kept } from '../kept.js';
import {
  dataKeys,
  decisions,
  memberships,
  organisations,
  pagePictures,
  pageVersions,
  people,
  stageRuns,
  studios,
  terms,
} from '../schema/all.js';
import type { Sealed, Vault } from '../sealed.js';
import { wordOf } from './data-keys.js';

/** Null once the words were erased with their host. */
const wordsOf = (vault: Vault, wrapped: string | null, stored: Sealed): PageWords | null =>
  pageSchema.nullable().catch(null).parse(vault.open(wrapped, stored));

const latestTerm = sql`${terms.number} = (SELECT max(t.number) FROM ${terms} t WHERE t.studio_id = ${studios.id})`;
const isPublished = eq(pageVersions.state, sql`'published'`);
const latestPublished = sql`${pageVersions.version} = (SELECT max(v.version) FROM ${pageVersions} v
  WHERE v.studio_id = ${studios.id} AND v.state = 'published')`;

/**
 * What stands under a studio's number once its page is open; null before, and once its words were erased. Of people it has the names of
 * host and members with their schools and nothing else (I20).
 */
export async function publicPage(db: Db, vault: Vault, number: string) {
  const [row] = await openPage(db, { number });
  const words = row && wordsOf(vault, row.wrapped, row.page.words);
  if (!row || !words) return null;
  const { page, wrapped: _, bureauId, ...studio } = row;
  return {
    ...studio,
    // LOCAL-01: a county's own stands in that county
    countyId: row.level === 'county' ? bureauId : row.countyId,
    name: studioName(row.hostName, row.level),
    members: await publicMembers(db, { termId: row.term.id }),
    version: page.version,
    contentHash: page.contentHash,
    publishedAt: page.judgedAt ?? page.savedAt,
    ...words,
  };
}

/** The pictures before everybody's eyes under a studio's number, without the words around them: a page asks for each by itself. */
export async function publicPictures(db: Db, number: string) {
  const [row] = await db
    .select({ studioId: studios.id, state: terms.state, pictures: pageVersions.pictures })
    .from(studios)
    .innerJoin(terms, and(eq(terms.studioId, studios.id), latestTerm))
    .innerJoin(pageVersions, and(eq(pageVersions.studioId, studios.id), isPublished, latestPublished))
    .where(eq(studios.number, number));
  return row ?? null;
}

/** Whom every body has agreed to (MEMBER-01, MEMBER-02), while they belong to the studio. */
const publicMembers = kept((db, { termId }: { termId: string }) =>
  db
    .select({ name: people.name, school: organisations.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.schoolId))
    .where(and(eq(memberships.termId, termId), inArray(memberships.state, ['decided', 'serving'])))
    .orderBy(asc(memberships.number)),
);

const openPage = kept((db, { number }: { number: string }) =>
  db
    .select({
      studioId: studios.id,
      number: studios.number,
      level: studios.level,
      hostName: people.name,
      unitName: organisations.name,
      countyId: studios.countyId,
      bureauId: studios.bureauId,
      term: { id: terms.id, number: terms.number, from: terms.fromDay, to: terms.toDay, state: terms.state },
      page: pageVersions,
      wrapped: dataKeys.wrapped,
    })
    .from(studios)
    .innerJoin(terms, and(eq(terms.studioId, studios.id), latestTerm))
    .innerJoin(people, eq(people.id, studios.hostId))
    .innerJoin(organisations, eq(organisations.id, studios.unitId))
    .innerJoin(pageVersions, and(eq(pageVersions.studioId, studios.id), isPublished, latestPublished))
    .leftJoin(dataKeys, eq(dataKeys.subjectId, pageVersions.termId))
    .where(eq(studios.number, number)),
);

/** What was published of a studio, newest first. */
export async function publishedChanges(db: Db, vault: Vault, studioId: string, limit: number) {
  const rows = await db
    .select({ page: pageVersions, wrapped: dataKeys.wrapped })
    .from(pageVersions)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, pageVersions.termId))
    .where(and(eq(pageVersions.studioId, studioId), isPublished))
    .orderBy(desc(pageVersions.version))
    .limit(limit);
  return rows.flatMap(({ page, wrapped }) => {
    const words = wordsOf(vault, wrapped, page.words);
    return words ? [{ id: page.id, change: words.change, at: page.judgedAt ?? page.savedAt }] : [];
  });
}

/** The newest versions of a page for those whose business the studio is, with what the unit said; drafts for their host alone. */
export async function savedVersions(db: Db, vault: Vault, studioId: string, sees: { readonly drafts: boolean }) {
  const rows = await db
    .select({ page: pageVersions, wrapped: dataKeys.wrapped, reason: decisions.reason })
    .from(pageVersions)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, pageVersions.termId))
    .leftJoin(
      decisions,
      and(
        eq(decisions.subjectId, pageVersions.termId),
        eq(decisions.kind, sql`'pageModeration'`),
        eq(decisions.stageRound, pageVersions.version),
      ),
    )
    .where(and(eq(pageVersions.studioId, studioId), sees.drafts ? undefined : sql`${pageVersions.state} <> 'draft'`))
    .orderBy(desc(pageVersions.version))
    .limit(20);
  return rows.map(({ page, wrapped, reason }) => {
    const words = wordsOf(vault, wrapped, page.words);
    return {
      version: page.version,
      state: page.state,
      savedAt: page.savedAt,
      judgedAt: page.judgedAt,
      change: words?.change ?? '',
      sections: words?.sections ?? null,
      contentHash: page.contentHash,
      reason: reason ?? '',
    };
  });
}

/** The version that a task of its moderation asks about; null for none, and once its words were erased. */
export async function versionToRead(db: Db, vault: Vault, { stageRunId }: { readonly stageRunId: string }) {
  const [row] = await db
    .select({ page: pageVersions, wrapped: dataKeys.wrapped })
    .from(stageRuns)
    .innerJoin(pageVersions, and(eq(pageVersions.termId, stageRuns.termId), eq(pageVersions.version, stageRuns.number)))
    .leftJoin(dataKeys, eq(dataKeys.subjectId, pageVersions.termId))
    .where(eq(stageRuns.id, stageRunId));
  const words = row && wordsOf(vault, row.wrapped, row.page.words);
  if (!row || !words) return null;
  const { studioId, contentHash, pictures } = row.page;
  return { ...words, studioId, contentHash, pictures };
}

export interface KeptPicture {
  readonly number: number;
  readonly mediaType: string;
  readonly blob: string;
  /** Opens the bytes. */
  readonly sha256: string;
}

/** A picture of a studio by its number; null for none, and once it was erased. */
export async function pictureOf(db: Db, vault: Vault, studioId: string, number: number): Promise<KeptPicture | null> {
  if (!Number.isSafeInteger(number) || number > 10_000) return null;
  const [row] = await db
    .select({ picture: pagePictures, wrapped: dataKeys.wrapped })
    .from(pagePictures)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, pagePictures.termId))
    .where(and(eq(pagePictures.studioId, studioId), eq(pagePictures.number, number)));
  const sha256 = row ? wordOf(vault, row.wrapped, row.picture.sha256) : '';
  return row && sha256 ? { number, mediaType: row.picture.mediaType, blob: row.picture.blob, sha256 } : null;
}

/** Numbers of the pictures a studio has handed in, newest first. */
export const handedInPictures = (db: Db, studioId: string) =>
  db
    .select({ number: pagePictures.number, size: pagePictures.size, addedAt: pagePictures.addedAt })
    .from(pagePictures)
    .where(and(eq(pagePictures.studioId, studioId), sql`${pagePictures.sha256} <> ''`))
    .orderBy(desc(pagePictures.number))
    .limit(50);

/** Studios whose page is open to everybody, by number. */
export async function openPages(db: Db, limit: number, after = '') {
  const rows = await db
    .selectDistinct({
      number: studios.number,
      level: studios.level,
      hostName: people.name,
      unitName: organisations.name,
    })
    .from(studios)
    .innerJoin(terms, and(eq(terms.studioId, studios.id), latestTerm))
    .innerJoin(people, eq(people.id, studios.hostId))
    .innerJoin(organisations, eq(organisations.id, studios.unitId))
    .innerJoin(pageVersions, and(eq(pageVersions.studioId, studios.id), isPublished))
    .innerJoin(dataKeys, and(eq(dataKeys.subjectId, pageVersions.termId), sql`${dataKeys.wrapped} IS NOT NULL`))
    .where(and(sql`${terms.state} NOT IN ('closed', 'revoked')`, sql`${studios.number} > ${after}`))
    .orderBy(asc(studios.number))
    .limit(limit);
  return rows.map(({ hostName, level, ...row }) => ({ ...row, name: studioName(hostName, level) }));
}

import { and, asc, desc, eq, gte, inArray, isNull, ne, notInArray, or, type SQL } from 'drizzle-orm';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { Db } from '../database.js';
import {
  cases,
  dataKeys,
  nominees,
  noticeSubjects,
  notices,
  objections,
  organisations,
  rounds,
} from '../schema/all.js';
import type { Vault } from '../sealed.js';
import { wordOf } from './data-keys.js';
import { type FileOfObjection, filesOf } from './objection-files.js';

/** Somebody on a notice, by what the notice may show and nothing else (I20). `subjectId` names the subject of an objection. */
export interface ShownSubject {
  readonly subjectId: string;
  readonly name: string;
  readonly school: string;
  /** Empty for city-direct and private schools. */
  readonly county: string;
  readonly item: string;
}

export interface OpenNotice {
  readonly id: string;
  readonly number: string;
  readonly level: 'county' | 'city';
  readonly publisher: string;
  readonly title: string;
  readonly text: string;
  /** Who takes objections: unit, address and telephone of the office. */
  readonly receivingUnit: string;
  readonly publishedAt: string;
  readonly closesAt: string;
  readonly subjects: readonly ShownSubject[];
}

/** What anybody may still be told of a notice that has come down: its number and when it hung, neither its words nor a name. */
export interface PastNotice {
  readonly number: string;
  readonly level: 'county' | 'city';
  readonly publisher: string;
  readonly from: string;
  readonly to: string;
}

/** What stays of a notice that has come down: that these words hung from when to when, not the words. */
export interface NoticeSeal {
  readonly number: string;
  readonly contentHash: string;
  readonly from: string;
  readonly to: string;
}

/** All notices that hang at `now`, the one that closes first on top. One whose time is over is gone, worker or not. */
export const noticeBoard = (db: Db, now: string): Promise<readonly OpenNotice[]> => hanging(db, now);

/** One hanging notice; null once it has come down. */
export async function openNotice(db: Db, noticeId: string, now: string): Promise<OpenNotice | null> {
  const [notice] = await hanging(db, now, eq(notices.id, noticeId));
  return notice ?? null;
}

/** A notice that hung once; null for an id that never was one. */
export async function pastNotice(db: Db, noticeId: string): Promise<PastNotice | null> {
  const [row] = await published(db).where(eq(notices.id, noticeId));
  if (!row) return null;
  const { number, publishedAt } = row.notice;
  return { number, level: levelOf(row), publisher: row.publisher, from: publishedAt, to: downAt(row.notice) };
}

const downAt = ({ takenDownAt, closesAt }: typeof notices.$inferSelect): string =>
  takenDownAt && takenDownAt < closesAt ? takenDownAt : closesAt;

const published = (db: Db) =>
  db
    .select({ notice: notices, publisher: organisations.name, roundLevel: rounds.level })
    .from(notices)
    .innerJoin(organisations, eq(organisations.id, notices.orgId))
    .leftJoin(rounds, eq(rounds.id, notices.roundId));

/** As the public knows it: the last notice of a county's own round is the county's (LOCAL-01). */
const levelOf = (row: {
  readonly notice: { readonly level: 'county' | 'city' };
  readonly roundLevel: StudioLevel | null;
}): StudioLevel => (row.roundLevel === 'county' ? 'county' : row.notice.level);

async function hanging(db: Db, now: string, which?: SQL): Promise<readonly OpenNotice[]> {
  const rows = await published(db)
    .where(and(eq(notices.state, 'open'), gte(notices.closesAt, now), which))
    .orderBy(asc(notices.closesAt), asc(notices.number));
  if (rows.length === 0) return [];
  const subjects = await shownOf(
    db,
    rows.map(({ notice }) => notice.id),
  );
  return rows.map(({ notice, ...row }) => ({
    id: notice.id,
    number: notice.number,
    level: levelOf({ notice, ...row }),
    publisher: row.publisher,
    title: notice.title,
    text: notice.text,
    receivingUnit: notice.receivingUnit,
    publishedAt: notice.publishedAt,
    closesAt: notice.closesAt,
    subjects: subjects.get(notice.id) ?? [],
  }));
}

/** The seal of a notice, by its number, while it hangs and after. */
export async function noticeSeal(db: Db, number: string): Promise<NoticeSeal | null> {
  const [notice] = await db.select().from(notices).where(eq(notices.number, number));
  if (!notice) return null;
  return {
    number: notice.number,
    contentHash: notice.contentHash,
    from: notice.publishedAt,
    to: downAt(notice),
  };
}

/** By notice; picked field by field: a field that slips into the stored row by mistake still does not reach the page. */
async function shownOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly ShownSubject[]>> {
  const { noticeId, subjectId, shown } = noticeSubjects;
  const rows = await db
    .select({ noticeId, subjectId, shown })
    .from(noticeSubjects)
    .leftJoin(cases, eq(cases.id, subjectId))
    .leftJoin(nominees, eq(nominees.id, subjectId))
    .where(
      and(
        inArray(noticeSubjects.noticeId, [...ids]),
        notInArray(noticeSubjects.state, ['upheld', 'removed']),
        or(isNull(cases.id), notInArray(cases.state, ['withdrawn', 'vetoed'])),
      ),
    )
    .orderBy(asc(cases.rank), asc(cases.number), asc(nominees.number));
  const byNotice = new Map<string, ShownSubject[]>(ids.map((id) => [id, []]));
  for (const row of rows)
    byNotice.get(row.noticeId)?.push({
      subjectId: row.subjectId,
      name: row.shown.name ?? '',
      school: row.shown.school ?? '',
      county: row.shown.county ?? '',
      item: row.shown.item ?? '',
    });
  return byNotice;
}

export interface ObjectionFile {
  readonly id: string;
  readonly receipt: string;
  readonly subjectId: string;
  readonly noticeNumber: string;
  readonly lane: 'named' | 'anonymous';
  readonly state: (typeof objections.$inferSelect)['state'];
  readonly text: string;
  readonly fromName: string | null;
  readonly contact: string | null;
  readonly receivedAt: string;
  readonly due: string | null;
  readonly disposition: string | null;
  readonly files: readonly FileOfObjection[];
}

/**
 * Objections as their handlers read them, newest first: only those to notices that `orgId` published (I23), and none whose address may
 * still be confirmed (NOTICE-O02). Everybody else — the candidate, the school, another level — gets none. The caller has checked that
 * the reader is an officer of `orgId`.
 */
export async function objectionsFor(
  db: Db,
  vault: Vault,
  orgId: string,
  noticeId: string,
): Promise<readonly ObjectionFile[]> {
  const rows = await db
    .select({ objection: objections, number: notices.number, wrapped: dataKeys.wrapped })
    .from(objections)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, objections.id))
    .innerJoin(notices, eq(notices.id, objections.noticeId))
    .where(and(eq(notices.id, noticeId), eq(notices.orgId, orgId), ne(objections.state, 'unconfirmed')))
    .orderBy(desc(objections.receivedAt));
  const files = await filesOf(
    db,
    vault,
    rows.map(({ objection }) => objection.id),
  );
  return rows.map(({ objection: o, number, wrapped }) => ({
    id: o.id,
    receipt: o.receipt,
    subjectId: o.subjectId,
    noticeNumber: number,
    lane: o.lane,
    state: o.state,
    text: wordOf(vault, wrapped, o.text),
    // who never confirmed the address has not said who they are
    fromName: o.state === 'lead' ? null : o.fromName && wordOf(vault, wrapped, o.fromName),
    contact: o.state === 'lead' ? null : o.contact && wordOf(vault, wrapped, o.contact),
    receivedAt: o.receivedAt,
    due: o.due,
    disposition: o.disposition,
    files: files.get(o.id) ?? [],
  }));
}

import { and, asc, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { studioName } from '../../domain/studio/composition.js';
import type { Db } from '../database.js';
import {
  calls,
  honours,
  nominees,
  notices,
  organisations,
  people,
  stageRuns,
  strikeAppeals,
  studios,
  terms,
} from '../schema/all.js';

/** The calls for commendations, the newest first, each with the last moment for nominations. */
export const callRows = (db: Db) =>
  db
    .select({
      callId: calls.id,
      number: calls.number,
      name: calls.name,
      year: calls.year,
      awards: calls.awards,
      state: calls.state,
      level: calls.level,
      bureauId: calls.bureauId,
      bureauName: organisations.name,
      openedAt: calls.openedAt,
      nominationUntil: stageRuns.due,
    })
    .from(calls)
    .innerJoin(organisations, eq(organisations.id, calls.bureauId))
    .leftJoin(
      stageRuns,
      and(
        eq(stageRuns.subjectKind, 'call'),
        eq(stageRuns.subjectId, calls.id),
        eq(stageRuns.stage, 'honourNomination'),
        eq(stageRuns.number, 1),
      ),
    )
    .orderBy(desc(calls.openedAt), desc(calls.id));

/** The notices of a call, which hung or hang, the first one on top. Instants. */
export const callNotices = (db: Db, callId: string) =>
  db
    .select({
      noticeId: notices.id,
      number: notices.number,
      from: notices.publishedAt,
      until: notices.closesAt,
      takenDownAt: notices.takenDownAt,
    })
    .from(notices)
    .where(eq(notices.callId, callId))
    .orderBy(asc(notices.publishedAt), asc(notices.number));

/** NOTICE-O06: where the last appeal against a strike stands, by nominee of the call. */
export async function strikeAppealsIn(db: Db, callId: string) {
  const rows = await db
    .select({ nomineeId: strikeAppeals.nomineeId, state: strikeAppeals.state, until: strikeAppeals.until })
    .from(strikeAppeals)
    .where(eq(strikeAppeals.callId, callId))
    .orderBy(asc(strikeAppeals.until), asc(strikeAppeals.id));
  return new Map(rows.map(({ nomineeId, ...appeal }) => [nomineeId, appeal]));
}

const person = alias(people, 'person');

/** Everybody nominated in a call by name, with the studio it rests on and what was granted, by number. */
export async function nomineeRows(db: Db, callId: string) {
  const rows = await db
    .select({
      nominee: nominees,
      studio: studios,
      hostName: people.name,
      unitName: organisations.name,
      personName: person.name,
      honour: { number: honours.number, status: honours.status },
    })
    .from(nominees)
    .innerJoin(terms, eq(terms.id, nominees.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .innerJoin(people, eq(people.id, studios.hostId))
    .innerJoin(organisations, eq(organisations.id, studios.unitId))
    .leftJoin(person, eq(person.id, nominees.recipientId))
    .leftJoin(honours, eq(honours.nomineeId, nominees.id))
    .where(eq(nominees.callId, callId))
    .orderBy(asc(nominees.number));
  return rows.map(({ hostName, personName, ...row }) => {
    const ofStudio = studioName(hostName, row.studio.level);
    const { recipient } = row.nominee;
    const name = recipient === 'studio' ? ofStudio : recipient === 'unit' ? row.unitName : (personName ?? '');
    return { ...row, name, studioName: ofStudio };
  });
}
export type NomineeRow = Awaited<ReturnType<typeof nomineeRows>>[number];

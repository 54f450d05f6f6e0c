import { and, asc, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { studioName } from '../../domain/studio/composition.js';
import type { Db } from '../database.js';
import { assessments, organisations, people, studios, terms } from '../schema/all.js';
import { isSeenBy, type StudioReader } from './studios.js';

const bureaus = alias(organisations, 'bureaus');
/** CONV-08: the calendar year in which what was assessed ended. */
const yearOf = sql<number>`extract(year from ${assessments.toDay})::int`;

const isPublished = and(
  isNotNull(assessments.sheetNumber),
  isNotNull(assessments.score),
  isNotNull(assessments.grade),
  isNotNull(assessments.publishedAt),
);
const ofStudiosOf = (db: Db, reader: StudioReader): SQL | undefined => and(isPublished, isSeenBy(db, reader));

/** The years of which a reader sees published results, the last first. */
export async function resultYears(db: Db, reader: StudioReader): Promise<readonly number[]> {
  const rows = await db
    .selectDistinct({ year: yearOf })
    .from(assessments)
    .innerJoin(terms, eq(terms.id, assessments.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(ofStudiosOf(db, reader))
    .orderBy(desc(yearOf));
  return rows.map(({ year }) => year);
}

/** The published results of a year, of the studios a reader sees: bureau by bureau, by the studios' numbers. */
export async function resultsOfYear(db: Db, reader: StudioReader, year: number) {
  const rows = await db
    .select({
      assessment: assessments,
      studioId: studios.id,
      studioNumber: studios.number,
      level: studios.level,
      term: terms.number,
      hostName: people.name,
      unitName: organisations.name,
      bureauName: bureaus.name,
    })
    .from(assessments)
    .innerJoin(terms, eq(terms.id, assessments.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .innerJoin(people, eq(people.id, studios.hostId))
    .innerJoin(organisations, eq(organisations.id, studios.unitId))
    .innerJoin(bureaus, eq(bureaus.id, studios.bureauId))
    .where(and(ofStudiosOf(db, reader), eq(yearOf, year)))
    .orderBy(asc(bureaus.name), asc(studios.number), asc(terms.number), asc(assessments.kind), asc(assessments.year));
  return rows.map(({ level, ...row }) => ({ ...row, studioName: studioName(row.hostName, level) }));
}

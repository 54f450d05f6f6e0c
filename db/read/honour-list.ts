import { asc, desc, eq, type SQL } from 'drizzle-orm';
import type { Db } from '../database.js';
import { calls, honours, studios, terms } from '../schema/all.js';

/** What was granted in every call, with its printed fields and whose studio it rests on, the latest first. @param which all of it unless said */
export const honourRows = (db: Db, which?: SQL) =>
  db
    .select({ honour: honours, parameters: calls.parameters, bureauId: calls.bureauId, studio: studios })
    .from(honours)
    .innerJoin(calls, eq(calls.id, honours.callId))
    .innerJoin(terms, eq(terms.id, honours.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(which)
    .orderBy(desc(honours.commendedOn), asc(honours.number));
export type HonourRow = Awaited<ReturnType<typeof honourRows>>[number];

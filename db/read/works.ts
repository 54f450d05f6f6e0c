import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../database.js';
import { decisions, works } from '../schema/all.js';
import type { Vault } from '../sealed.js';
import { wrappedKeyOf } from './data-keys.js';

const unread = { title: '', place: '', summary: '' };
const wordsSchema = z.object({ title: z.string(), place: z.string(), summary: z.string() }).catch(unread);

/** A term's record of work in the order in which it was recorded; its words are empty once they were erased. */
export async function recordedWorks(db: Db, vault: Vault, termId: string) {
  const rows = await db
    .select({ work: works, reason: decisions.reason })
    .from(works)
    .leftJoin(
      decisions,
      and(
        eq(decisions.subjectId, works.termId),
        eq(decisions.kind, sql`'workConfirmation'`),
        eq(decisions.stageRound, works.number),
      ),
    )
    .where(eq(works.termId, termId))
    .orderBy(asc(works.number));
  const wrapped = await wrappedKeyOf(db, termId);
  return rows.map(({ work, reason }) => ({
    workId: work.id,
    number: work.number,
    kind: work.kind,
    level: work.level,
    on: work.onDay,
    hours: work.hours,
    participants: work.participants,
    members: work.members,
    state: work.state,
    ...wordsSchema.parse(vault.open(wrapped, work.words)),
    reason: reason ?? '',
    recordedAt: work.recordedAt,
    judgedAt: work.judgedAt,
  }));
}

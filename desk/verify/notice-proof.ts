import { eq, sql } from 'drizzle-orm';
import { noticeSubjects, notices } from '../../db/schema/all.js';
import { publicEntryOf } from '../../domain/notice/fields.js';
import { proofText, shownText } from '../../domain/notice/proof.js';
import { sha256 } from '../kit/canonical.js';
import type { Breach, Check } from './check.js';
import { moment, sqlCheck } from './sql-check.js';

/** I24: the sealed proof of a notice is the hash of what hung, from when to when. */
export const noticeProof: Check = {
  name: 'noticeProof',
  run: async ({ tx }) => {
    const breaches: Breach[] = [];
    for (const notice of await tx.select().from(notices)) {
      const rows = await tx.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, notice.id));
      const subjects = rows.map((row) => ({ subjectId: row.subjectId, digest: digestOf(row) }));
      const { id, level, orgId, title, text, receivingUnit } = notice;
      const window = { opensAt: notice.publishedAt, closesAt: notice.closesAt };
      const proof = proofText({ noticeId: id, level, orgId, window, title, text, receivingUnit, subjects });
      if (sha256(proof) !== notice.contentHash)
        breaches.push({ invariant: 'I24', at: id, facts: { number: notice.number } });
    }
    return breaches;
  },
};

/** Computed again from what hung; of somebody who was erased the digest alone is left. */
function digestOf({ shown, salt, digest }: typeof noticeSubjects.$inferSelect): string {
  if (salt === null) return digest;
  const entry = publicEntryOf({ ...shown, county: shown.county || null });
  return entry.ok ? sha256(shownText(salt, entry.value)) : '';
}

/** I24: a day after its end a notice hangs no more; I21: it came down once, in a window that ended once. */
export const noticeTakenDown = sqlCheck(
  'noticeTakenDown',
  'I24',
  ({ now }) => sql`
    SELECT id AS at, state FROM notices
    WHERE (state = 'open' AND closes_at < ${moment(now)} - interval '1 day')
       OR (state <> 'open' AND taken_down_at IS NULL)`,
);

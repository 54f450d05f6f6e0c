import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../database.js';
import { appeals, noticeSubjects, notices } from '../schema/all.js';

/** When the notice an application hangs on ends (instant); null while it hangs on none. */
export async function noticeEndOf(db: Db, caseId: string): Promise<string | null> {
  const [found] = await db
    .select({ closesAt: notices.closesAt })
    .from(noticeSubjects)
    .innerJoin(notices, eq(notices.id, noticeSubjects.noticeId))
    .where(and(eq(noticeSubjects.subjectId, caseId), eq(notices.state, 'open')))
    .limit(1);
  return found?.closesAt ?? null;
}

/** The newest appeal on an application: how far it is, and when it is to be answered. */
export async function newestAppeal(db: Db, caseId: string) {
  const [found] = await db
    .select({ state: appeals.state, due: appeals.due, subjectId: appeals.subjectId })
    .from(appeals)
    .where(eq(appeals.caseId, caseId))
    .orderBy(desc(appeals.filedAt))
    .limit(1);
  return found ?? null;
}

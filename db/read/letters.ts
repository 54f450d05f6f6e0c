import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Db } from '../database.js';
import { organisations, papers, people, signatures } from '../schema/all.js';

/** Every version of a term's responsibility letter, the newest first, with who signed it in which post. */
export const lettersOf = (db: Db, termId: string) =>
  versionsOf(db, and(eq(papers.termId, termId), eq(papers.kind, 'responsibilityLetter')));

/** Every version of a membership's agreement (STUDIO-18), as `lettersOf`. */
export const agreementsOf = (db: Db, membershipId: string) =>
  versionsOf(db, and(eq(papers.membershipId, membershipId), eq(papers.kind, 'memberAgreement')));

/** The version that stands of every agreement of a term, by membership. */
export async function agreementsIn(db: Db, termId: string) {
  const rows = await db
    .select({
      membershipId: papers.membershipId,
      version: papers.version,
      tasks: papers.tasks,
      sealedAt: papers.sealedAt,
    })
    .from(papers)
    .where(and(eq(papers.termId, termId), eq(papers.kind, 'memberAgreement')))
    .orderBy(asc(papers.version));
  return new Map(rows.map(({ membershipId, ...one }) => [membershipId, one] as const));
}

async function versionsOf(db: Db, of: SQL | undefined) {
  const versions = await db.select().from(papers).where(of).orderBy(desc(papers.version));
  const signed = await db
    .select({
      paperId: signatures.paperId,
      side: signatures.side,
      personName: people.name,
      role: signatures.role,
      orgName: organisations.name,
      signedAt: signatures.signedAt,
    })
    .from(signatures)
    .innerJoin(people, eq(people.id, signatures.personId))
    .innerJoin(organisations, eq(organisations.id, signatures.orgId))
    .where(
      inArray(
        signatures.paperId,
        versions.map(({ id }) => id),
      ),
    )
    .orderBy(asc(signatures.signedAt));
  return versions.map(({ id, version, tasks, contentHash, reason, issuedAt, sealedAt }) => {
    const of = signed.filter(({ paperId }) => paperId === id).map(({ paperId: _, ...one }) => one);
    return { version, tasks, contentHash, reason, issuedAt, sealedAt, signatures: of };
  });
}

import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database.js';
import { organisations, papers, people, signatures } from '../schema/all.js';

/** Every version of a term's responsibility letter, the newest first, with who signed it in which post. */
export async function lettersOf(db: Db, termId: string) {
  const versions = await db
    .select()
    .from(papers)
    .where(and(eq(papers.termId, termId), eq(papers.kind, 'responsibilityLetter')))
    .orderBy(desc(papers.version));
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

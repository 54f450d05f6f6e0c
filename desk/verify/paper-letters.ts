import { asc, eq } from 'drizzle-orm';
import { goalChanges, memberships, papers, signatures, studios, terms } from '../../db/schema/all.js';
import { isSealed } from '../../domain/studio/signing.js';
import { storedStudioParameters } from '../../policy/studio/stored.js';
import { agreementHash, letterHash } from '../studio/letters.js';
import type { Breach, Check, Verifying } from './check.js';

/**
 * I9: a letter or a member's agreement says what its hash says, a signature names the letter's content, and a version is sealed exactly when every side has
 * signed it; after one that is sealed another comes only by a change of goals that was granted (STUDIO-16…STUDIO-18, STUDIO-O07).
 */
export const lettersWhole: Check = {
  name: 'lettersWhole',
  run: async ({ tx }: Verifying) => {
    const rows = await tx
      .select({ paper: papers, term: terms, number: studios.number, member: memberships.number })
      .from(papers)
      .innerJoin(terms, eq(terms.id, papers.termId))
      .innerJoin(studios, eq(studios.id, terms.studioId))
      .leftJoin(memberships, eq(memberships.id, papers.membershipId))
      .orderBy(asc(papers.termId), asc(papers.version));
    const signed = await tx.select().from(signatures);
    const changed = await tx
      .select({ termId: goalChanges.termId, version: goalChanges.letterVersion })
      .from(goalChanges)
      .where(eq(goalChanges.state, 'granted'));
    return rows.flatMap(({ paper, term, number, member }): readonly Breach[] => {
      const own = signed.filter(({ paperId }) => paperId === paper.id);
      const next = rows.find(
        ({ paper: one }) =>
          one.termId === paper.termId && one.membershipId === paper.membershipId && one.version > paper.version,
      )?.paper;
      const mayFollow =
        !next ||
        (member === null && changed.some(({ termId, version }) => termId === next.termId && version === next.version));
      const of = { ...term, studio: { number } };
      const content =
        member === null
          ? letterHash(of, paper.version, paper.tasks)
          : agreementHash(of, { number: member }, paper.version, paper.tasks);
      const whole = isSealed(
        { kind: paper.kind, version: paper.version, signatures: own },
        storedStudioParameters(term.parameters),
      );
      const wrong = {
        content: content !== paper.contentHash,
        signature: own.some(({ contentHash }) => contentHash !== paper.contentHash),
        seal: (paper.sealedAt !== null) !== whole || (paper.sealedAt !== null && !mayFollow),
      };
      const facts = Object.entries(wrong).flatMap(([name, is]) => (is ? [[name, 'wrong'] as const] : []));
      return facts.length > 0 ? [{ invariant: 'I9', at: paper.id, facts: Object.fromEntries(facts) }] : [];
    });
  },
};

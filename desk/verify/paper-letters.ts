import { asc, eq } from 'drizzle-orm';
import { papers, signatures, studios, terms } from '../../db/schema/all.js';
import { isSealed } from '../../domain/studio/signing.js';
import { storedStudioParameters } from '../../policy/studio/stored.js';
import { letterHash } from '../studio/letters.js';
import type { Breach, Check, Verifying } from './check.js';

/**
 * I9: a letter says what its hash says, a signature names the letter's content, and a version is sealed exactly when every side has
 * signed it; only the last one may be (STUDIO-16, STUDIO-17).
 */
export const lettersWhole: Check = {
  name: 'lettersWhole',
  run: async ({ tx }: Verifying) => {
    const rows = await tx
      .select({ paper: papers, term: terms, number: studios.number })
      .from(papers)
      .innerJoin(terms, eq(terms.id, papers.termId))
      .innerJoin(studios, eq(studios.id, terms.studioId))
      .where(eq(papers.kind, 'responsibilityLetter'))
      .orderBy(asc(papers.termId), asc(papers.version));
    const signed = await tx.select().from(signatures);
    return rows.flatMap(({ paper, term, number }): readonly Breach[] => {
      const own = signed.filter(({ paperId }) => paperId === paper.id);
      const isLast = !rows.some((one) => one.paper.termId === paper.termId && one.paper.version > paper.version);
      const whole = isSealed(
        { kind: paper.kind, version: paper.version, signatures: own },
        storedStudioParameters(term.parameters),
      );
      const wrong = {
        content: letterHash({ ...term, studio: { number } }, paper.version, paper.tasks) !== paper.contentHash,
        signature: own.some(({ contentHash }) => contentHash !== paper.contentHash),
        seal: (paper.sealedAt !== null) !== whole || (paper.sealedAt !== null && !isLast),
      };
      const facts = Object.entries(wrong).flatMap(([name, is]) => (is ? [[name, 'wrong'] as const] : []));
      return facts.length > 0 ? [{ invariant: 'I9', at: paper.id, facts: Object.fromEntries(facts) }] : [];
    });
  },
};

import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import { decisions, workEvidence, works } from '../../db/schema/all.js';
import { evidenceHash, noEvidence } from '../studio/evidence.js';
import { workHash } from '../studio/works.js';
import type { Breach, Check, Verifying } from './check.js';
import { sqlCheck } from './sql-check.js';

/** I9: a record of work says what its hash says; what fills the letter is what was confirmed (STUDIO-17, ASSESS-03). */
export const worksWhole: Check = {
  name: 'worksWhole',
  run: async ({ tx }: Verifying) =>
    (await tx.select().from(works)).flatMap((work): readonly Breach[] =>
      workHash(work) === work.contentHash ? [] : [{ invariant: 'I9', at: work.id, facts: { work: work.number } }],
    ),
};

/** I5: work counts by the word of a second person, decided on that very record (STUDIO-15). */
export const worksConfirmed = sqlCheck(
  'worksConfirmed',
  'I5',
  () => sql`
    SELECT w.id AS at, w.state, w.number FROM works w
    WHERE w.state <> 'recorded' AND (w.judged_by IS NULL OR w.judged_by = w.recorded_by
      OR NOT EXISTS (SELECT 1 FROM decisions d
        WHERE d.subject_id = w.term_id AND d.kind = 'workConfirmation' AND d.stage_round = w.number
          AND d.decision = w.state AND d.decider_id = w.judged_by AND d.content->>'contentHash' = w.content_hash))`,
);

/**
 * I9: a record was confirmed or returned on the very files that stand with it, and each file stands with a record of its own term. Of files
 * whose bytes were erased nothing can be said any more.
 */
export const worksEvidenced: Check = {
  name: 'worksEvidenced',
  run: async ({ tx }: Verifying) => {
    const strays = await tx
      .select({ id: workEvidence.id, number: workEvidence.number })
      .from(workEvidence)
      .leftJoin(works, and(eq(works.id, workEvidence.workId), eq(works.termId, workEvidence.termId)))
      .where(isNull(works.id));
    const judged = await tx
      .select({ id: works.id, number: works.number, content: decisions.content })
      .from(works)
      .innerJoin(
        decisions,
        and(
          eq(decisions.subjectId, works.termId),
          eq(decisions.kind, 'workConfirmation'),
          eq(decisions.stageRound, works.number),
        ),
      )
      .where(ne(works.state, 'recorded'));
    const files = await tx
      .select()
      .from(workEvidence)
      .where(isNull(workEvidence.removedAt))
      .orderBy(asc(workEvidence.number));
    const by = new Map<string, (typeof files)[number][]>();
    for (const file of files) by.set(file.workId, [...(by.get(file.workId) ?? []), file]);
    const others = judged.filter(({ id, content }) => {
      const its = by.get(id) ?? [];
      return its.every(({ blob }) => blob !== '') && evidenceHash(its) !== (hashIn(content) ?? noEvidence);
    });
    return [...strays, ...others].map(({ id, number }): Breach => ({ invariant: 'I9', at: id, facts: { number } }));
  },
};

const hashIn = (content: unknown): unknown =>
  content !== null && typeof content === 'object' ? Reflect.get(content, 'evidenceHash') : undefined;

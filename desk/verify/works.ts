import { sql } from 'drizzle-orm';
import { works } from '../../db/schema/all.js';
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

import { inArray, sql } from 'drizzle-orm';
import { scoreSheets } from '../../db/schema/all.js';
import { refuseOpening } from '../../domain/panel/sheets.js';
import { rubricOf } from '../city/rubric.js';
import { contentOf } from '../city/sheets.js';
import { sha256 } from '../kit/canonical.js';
import { roundOf } from '../kit/round.js';
import type { Breach, Check } from './check.js';
import { sqlCheck } from './sql-check.js';

/** I15: no score by an expert with a conflict, none after the sheets of the case were opened. */
export const soundScores = sqlCheck(
  'soundScores',
  'I15',
  () => sql`
    SELECT s.id AS at, k.ground FROM score_sheets s
    JOIN conflicts k ON k.case_id = s.case_id AND k.person_id = s.person_id AND k.ground <> 'none'
    WHERE s.state IN ('sealed', 'opened')
    UNION ALL
    SELECT late.id, 'opened' FROM score_sheets late
    WHERE late.sealed_at > (SELECT min(o.opened_at) FROM score_sheets o WHERE o.case_id = late.case_id)`,
);

/** I16: one effective sheet of an expert for a case. The unique key says so; this looks whether it still does. */
export const oneSheetPerExpert = sqlCheck(
  'oneSheetPerExpert',
  'I16',
  () => sql`
    SELECT min(id::text) AS at, count(*)::int AS sheets FROM score_sheets
    WHERE state <> 'recused' GROUP BY case_id, person_id HAVING count(*) > 1`,
);

/** I17: every sealed sheet opens to its commitment, and that is the one the expert's decision recorded. */
export const sealedSheets: Check = {
  name: 'sealedSheets',
  run: async (desk) => {
    const rows = await desk.tx
      .select()
      .from(scoreSheets)
      .where(inArray(scoreSheets.state, ['sealed', 'opened']));
    const breaches: Breach[] = [];
    for (const row of rows) {
      const rubric = rubricOf((await roundOf(desk, row.roundId)).parameters);
      const opening = { commitment: row.commitment ?? '', sheet: contentOf(row), nonce: row.nonce ?? '' };
      if (row.sealedAt === null || refuseOpening(opening, rubric, sha256))
        breaches.push({ invariant: 'I17', at: row.id, facts: { caseId: row.caseId } });
    }
    return [...breaches, ...(await unrecorded.run(desk))];
  },
};

const unrecorded = sqlCheck(
  'unrecorded',
  'I17',
  () => sql`
    SELECT s.id AS at FROM score_sheets s
    WHERE s.state IN ('sealed', 'opened') AND NOT EXISTS (SELECT 1 FROM decisions d
      WHERE d.kind = 'expertScore' AND d.decider_id = s.person_id
        AND d.content->>'caseId' = s.case_id::text AND d.content->>'commitment' = s.commitment)`,
);

/** I42: points are decimal text, and no column of ours is a floating-point number. */
export const exactNumbers = sqlCheck(
  'exactNumbers',
  'I42',
  () => sql`
    SELECT s.id::text AS at, p.key AS field FROM score_sheets s, jsonb_each_text(s.points) p
    WHERE s.points IS NOT NULL AND p.value !~ '^[0-9]{1,4}(\\.[0-9])?$'
    UNION ALL
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type IN ('real', 'double precision')`,
);

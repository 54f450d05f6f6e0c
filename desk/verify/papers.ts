import { type SQL, sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/** I29: whoever is approved has a certificate, with everything on it that the PDF prints. */
export const approvedHavePapers = sqlCheck(
  'approvedHavePapers',
  'I29',
  () => sql`
    SELECT c.id AS at, c.number FROM cases c
    WHERE c.state = 'approved' AND NOT EXISTS (SELECT 1 FROM certificates x WHERE x.case_id = c.id)
    UNION ALL
    SELECT x.id, x.certificate_number FROM certificates x
    WHERE NOT x.printed ?& array['certificateNumber', 'plaqueNumber', 'holderName', 'schoolName', 'studioName',
      'roundName', 'decisionNumber', 'termFrom', 'termTo', 'issuer', 'issueDay']
      OR x.printed->>'certificateNumber' <> x.certificate_number OR x.printed->>'plaqueNumber' <> x.plaque_number`,
);

/** LOCAL-01: what a number of this register begins with: the county's code and a hyphen, then the kind and the year. */
export const begins = (kind: string, scope: SQL) => sql`
  CASE WHEN ${scope} LIKE 'county:%' THEN split_part(substr(${scope}, 8), '/', 1) || '-' ELSE '' END
  || ${kind}::text || regexp_replace(${scope}, '^.*/', '') || '-'`;
const scope = sql`r.scope`;

/** I29: the registers have no hole: as many papers as the last number says. */
export const gaplessRegisters = sqlCheck(
  'gaplessRegisters',
  'I29',
  () => sql`
    SELECT r.kind || '/' || r.scope AS at, r.last, count(x.id)::int AS papers FROM registers r
    LEFT JOIN certificates x ON CASE r.kind
      WHEN 'certificate' THEN starts_with(x.certificate_number, ${begins('ZS', scope)})
      ELSE starts_with(x.plaque_number, ${begins('PB', scope)}) END
    WHERE r.kind IN ('certificate', 'plaque')
    GROUP BY r.kind, r.scope, r.last HAVING r.last <> count(x.id)
    UNION ALL
    SELECT r.kind || '/' || r.scope, r.last, count(s.id)::int FROM registers r
    LEFT JOIN studios s ON starts_with(s.number, ${begins('GZS', scope)})
    WHERE r.kind = 'studio' GROUP BY r.kind, r.scope, r.last HAVING r.last <> count(s.id)`,
);

/** I30: the status that the verification page shows is the one that was decided last. */
export const paperStatus = sqlCheck(
  'paperStatus',
  'I30',
  () => sql`
    SELECT x.id AS at, x.status FROM certificates x
    WHERE x.status <> coalesce((SELECT d.decision FROM decisions d
      WHERE d.kind = 'certificateStatus' AND d.case_id = x.case_id ORDER BY d.decided_at DESC LIMIT 1), 'valid')`,
);

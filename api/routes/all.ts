import { appeal } from './appeal.js';
import { application } from './application.js';
import { assessmentRows } from './assessments.js';
import { auditRootReads } from './audit-roots.js';
import { calendar } from './calendar.js';
import type { AnyRow } from './call.js';
import { caseReads } from './cases.js';
import { certificate } from './certificate.js';
import { city } from './city.js';
import { county } from './county.js';
import { documents } from './documents.js';
import { earlierTermRows } from './earlier-terms.js';
import { erasureRows } from './erasures.js';
import { findingRows } from './findings.js';
import { fundRows } from './funds.js';
import { goalChangeRows } from './goal-changes.js';
import { hearing } from './hearing.js';
import { honourRows } from './honours.js';
import { identity } from './identity.js';
import { links } from './links.js';
import { lossRows } from './losses.js';
import { memberRows } from './members.js';
import { moveRows } from './moves.js';
import { notice } from './notice.js';
import { noticeReads } from './notice-reads.js';
import { objectionFileRoutes } from './objection-files.js';
import { organisationRows } from './organisations.js';
import { panel } from './panel.js';
import { panelReads } from './panel-reads.js';
import { passwords } from './passwords.js';
import { peopleProposalRows } from './people-proposals.js';
import { publicReads } from './public.js';
import { receipts } from './receipts.js';
import { resultListRows } from './result-lists.js';
import { round } from './round.js';
import { roundReads } from './round-reads.js';
import { school } from './school.js';
import { sessions } from './sessions.js';
import { studioPageRows } from './studio-pages.js';
import { studioWorkRows } from './studio-work.js';
import { studioRows } from './studios.js';
import { suspensionRows } from './suspensions.js';
import { taskRows } from './tasks.js';
import { tokens } from './tokens.js';
import { veto } from './veto.js';
import { writingRows } from './writings.js';

/** Every route, in the order of the documentation. Each area's array is added here and nowhere else. */
export const rows: readonly AnyRow[] = [
  ...identity,
  ...passwords,
  ...sessions,
  ...tokens,
  ...links,
  ...taskRows,
  ...application,
  ...caseReads,
  ...school,
  ...hearing,
  ...county,
  ...round,
  ...roundReads,
  ...calendar,
  ...panel,
  ...panelReads,
  ...city,
  ...notice,
  ...noticeReads,
  ...objectionFileRoutes,
  ...receipts,
  ...publicReads,
  ...auditRootReads,
  ...certificate,
  ...veto,
  ...appeal,
  ...studioRows,
  ...memberRows,
  ...writingRows,
  ...studioPageRows,
  ...studioWorkRows,
  ...fundRows,
  ...assessmentRows,
  ...findingRows,
  ...goalChangeRows,
  ...earlierTermRows,
  ...resultListRows,
  ...honourRows,
  ...lossRows,
  ...moveRows,
  ...suspensionRows,
  ...organisationRows,
  ...documents,
  ...erasureRows,
  ...peopleProposalRows,
];

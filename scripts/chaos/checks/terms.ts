import type { Ask, Fault } from '../fault.js';
import { grouped } from '../grouped.js';
import type { Op } from '../ledger.js';

const decided = (kind: string) => `SELECT decider_id, subject_id FROM decisions WHERE kind = '${kind}'`;
const signed = (kind: string) =>
  `SELECT s.person_id, p.term_id FROM signatures s JOIN papers p ON p.id = s.paper_id WHERE p.kind = '${kind}'`;

/** Where an act of a term leaves a row of its own: by whom, and of which term or assessment. */
const rowsOf: Readonly<Record<string, string>> = {
  receivePapers: decided('receipt'),
  confirmOffice: decided('unitConfirmation'),
  issueLetter: "SELECT issued_by, term_id FROM papers WHERE kind = 'responsibilityLetter'",
  signLetter: signed('responsibilityLetter'),
  startStudio: decided('studioStarted'),
  nominateMember: 'SELECT nominated_by, term_id FROM memberships',
  // the host's word is the nomination itself
  decideMember: `SELECT o.person_id, m.term_id FROM member_opinions o JOIN memberships m ON m.id = o.membership_id
    WHERE o.body <> 'studioHost'`,
  signAgreement: signed('memberAgreement'),
  fileGrowthPlan: `SELECT m.person_id, m.term_id FROM member_writings w JOIN memberships m ON m.id = w.membership_id
    WHERE w.kind = 'growthPlan' AND w.handed_in_at IS NOT NULL`,
  guideGrowthPlan: `SELECT answered_by, term_id FROM member_writings WHERE kind = 'growthPlan' AND answered_at IS NOT NULL`,
  filePlan: 'SELECT filed_by, term_id FROM plans',
  recordWork: 'SELECT recorded_by, term_id FROM works',
  addWorkEvidence: 'SELECT added_by, term_id FROM work_evidence',
  confirmWork: 'SELECT judged_by, term_id FROM works WHERE judged_at IS NOT NULL',
  grantFunds: 'SELECT granted_by, term_id FROM fund_grants',
  requestFunds: 'SELECT requested_by, term_id FROM fund_requests',
  approveFunds: 'SELECT approved_by, term_id FROM fund_requests WHERE approved_at IS NOT NULL',
  addVoucher: 'SELECT added_by, term_id FROM vouchers',
  handInVouchers: 'SELECT requested_by, term_id FROM fund_requests, generate_series(1, turn)',
  settleFunds: 'SELECT settled_by, term_id FROM fund_requests WHERE settled_by IS NOT NULL',
  savePage: 'SELECT saved_by, term_id FROM page_versions',
  moderatePage: 'SELECT judged_by, term_id FROM page_versions WHERE judged_at IS NOT NULL',
  reportYear: 'SELECT reported_by, assessment_id FROM self_reports',
  scoreYear: 'SELECT scored_by, assessment_id FROM assessment_sheets',
  confirmScores: decided('resultConfirmation'),
  publishResult: decided('resultPublication'),
  appealResult: `SELECT s.host_id, a.id FROM assessments a JOIN terms t ON t.id = a.term_id
    JOIN studios s ON s.id = t.studio_id WHERE a.appealed_at IS NOT NULL`,
  decideResultAppeal: decided('resultAppealDecision'),
};

export const isOfTerm = (act: string): boolean => act in rowsOf;

const counts = `SELECT act, who::text AS who, chain::text AS chain, count(*)::int AS count FROM (${Object.entries(
  rowsOf,
)
  .map(([act, rows]) => `SELECT '${act}' AS act, one.* FROM (${rows}) AS one (who, chain)`)
  .join(' UNION ALL ')}) AS every GROUP BY 1, 2, 3`;

/** Every acknowledged act of a term has left its own row once: signature, opinion, plan, work, money, page, sheet. */
export async function checkTerms(ops: readonly Op[], ask: Ask): Promise<readonly Fault[]> {
  const rows = await ask<{ act: string; who: string; chain: string; count: number }>(counts);
  const found = new Map(rows.map(({ act, who, chain, count }) => [`${act} ${who} ${chain}`, count]));
  const acknowledged = grouped(
    ops.filter(({ act, outcome }) => isOfTerm(act) && outcome === 'ok'),
    ({ act, actor, chain }) => `${act} ${actor} ${chain}`,
  );
  return [...new Set([...found.keys(), ...acknowledged.keys()])].flatMap((at): Fault[] => {
    const there = found.get(at) ?? 0;
    const wanted = acknowledged.get(at)?.length ?? 0;
    if (there === wanted) return [];
    return [{ kind: there < wanted ? 'lost' : 'doubled', what: `term: ${at}: ${there} for ${wanted}` }];
  });
}

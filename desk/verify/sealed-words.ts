import { type SQL, sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/** Every place of what people wrote (docs/decisions/0013): whose key seals it, and the text as it is stored. */
const places: readonly SQL[] = [
  sql`SELECT 'cases.draft' AS place, id AS subject, draft #>> '{}' AS kept FROM cases WHERE draft <> '{}'::jsonb`,
  ...['reason', 'confirmed,reason', 'overtaken,reason', 'overtaken,confirmed,reason'].map(
    (at) => sql`SELECT 'cases.ending', id, ending #>> ${`{${at},words}`}::text[] FROM cases`,
  ),
  sql`SELECT 'formVersions.content', case_id, content #>> '{}' FROM form_versions`,
  sql`SELECT 'attachments.name', case_id, name FROM attachments`,
  sql`SELECT 'attachments.sha256', case_id, sha256 FROM attachments`,
  sql`SELECT 'hearingAnswers.text', case_id, text FROM hearing_answers`,
  sql`SELECT 'objections.text', id, text FROM objections`,
  sql`SELECT 'objections.fromName', id, from_name FROM objections`,
  sql`SELECT 'objections.contact', id, contact FROM objections`,
  sql`SELECT 'objectionFiles.name', objection_id, name FROM objection_files`,
  sql`SELECT 'objectionFiles.sha256', objection_id, sha256 FROM objection_files`,
  sql`SELECT 'selfReports.answers', assessment_id, answers FROM self_reports`,
  sql`SELECT 'selfReports.besides', assessment_id, besides FROM self_reports WHERE besides IS NOT NULL`,
  sql`SELECT 'assessmentSheets.minutes', assessment_id, minutes FROM assessment_sheets`,
  sql`SELECT 'assessments.appealText', id, coalesce(appeal_text, '') FROM assessments`,
  sql`SELECT 'assessments.improvementPlan', id, coalesce(improvement_plan, '') FROM assessments`,
  sql`SELECT 'memberships.grounds', id, grounds FROM memberships`,
  sql`SELECT 'memberships.leavingWords', id, coalesce(leaving_words, '') FROM memberships`,
  sql`SELECT 'memberRemovals.facts', membership_id, facts FROM member_removals`,
  sql`SELECT 'memberRemovals.statement', membership_id, coalesce(statement, '') FROM member_removals`,
  sql`SELECT 'memberRemovals.appealText', membership_id, coalesce(appeal_text, '') FROM member_removals`,
  sql`SELECT 'memberWritings.words', membership_id, coalesce(words, '') FROM member_writings`,
  sql`SELECT 'memberWritings.answer', membership_id, coalesce(answer, '') FROM member_writings`,
  sql`SELECT 'plans.sections', term_id, sections FROM plans`,
  sql`SELECT 'vetoes.facts', term_id, coalesce(facts_sealed, '') FROM vetoes WHERE term_id IS NOT NULL`,
  sql`SELECT 'vetoes.response', term_id, coalesce(response_sealed, '') FROM vetoes WHERE term_id IS NOT NULL`,
  sql`SELECT 'vetoes.appealText', term_id, coalesce(appeal_text, '') FROM vetoes WHERE term_id IS NOT NULL`,
  sql`SELECT 'goalChanges.request', term_id, request FROM goal_changes`,
  sql`SELECT 'goalChanges.opinion', term_id, coalesce(opinion_words, '') FROM goal_changes`,
  sql`SELECT 'goalChanges.decision', term_id, coalesce(decision_words, '') FROM goal_changes`,
  sql`SELECT 'suspensions.words', term_id, words FROM suspensions`,
  sql`SELECT 'studioMoves.words', term_id, words FROM studio_moves`,
  sql`SELECT 'hostLosses.report', term_id, report FROM host_losses`,
  sql`SELECT 'hostLosses.decision', term_id, coalesce(decision_words, '') FROM host_losses`,
  sql`SELECT 'renewals.application', term_id, application FROM renewals`,
  sql`SELECT 'works.words', term_id, words FROM works`,
  sql`SELECT 'workEvidence.name', term_id, name FROM work_evidence`,
  sql`SELECT 'workEvidence.sha256', term_id, sha256 FROM work_evidence`,
  sql`SELECT 'pageVersions.words', term_id, words FROM page_versions`,
  sql`SELECT 'pagePictures.sha256', term_id, sha256 FROM page_pictures`,
  sql`SELECT 'strikeAppeals.text', key_id, coalesce(text, '') FROM strike_appeals`,
  sql`SELECT 'fundRequests.words', term_id, words FROM fund_requests`,
  sql`SELECT 'vouchers.name', term_id, name FROM vouchers`,
  sql`SELECT 'vouchers.sha256', term_id, sha256 FROM vouchers`,
];

/**
 * I35: what people wrote is kept sealed or not at all, and the key it was sealed with is known, be it as destroyed. Words in clear
 * could not be erased from a copy; a key that is not there at all has been lost, not destroyed.
 */
export const wordsSealed = sqlCheck(
  'wordsSealed',
  'I35',
  () => sql`
    SELECT w.subject AS at, w.place FROM (${sql.join([...places], sql` UNION ALL `)}) w
    WHERE w.kept <> '' AND (w.kept NOT LIKE 'p1.%'
      OR NOT EXISTS (SELECT 1 FROM data_keys k WHERE k.subject_id = w.subject))`,
);

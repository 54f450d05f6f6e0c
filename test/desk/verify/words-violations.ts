import { eq, type SQL, sql } from 'drizzle-orm';
import { dataKeys } from '../../../db/schema/all.js';
import type { World } from '../veto/world.js';
import { at, objection } from './sound-case.js';
import type { Seed, Violation } from './violations.js';

const inClear = (change: (caseId: string) => SQL): Seed => {
  return (w, { caseId }) => w.desk.db.execute(change(caseId));
};
const objectionsTo = (change: SQL): Seed => {
  return async (w, one) => {
    await objection(w, one, 'registered');
    await w.desk.db.execute(change);
  };
};
const keyLost = async (w: World, caseId: string) => w.desk.db.delete(dataKeys).where(eq(dataKeys.subjectId, caseId));

/** Words in clear in every place that keeps words; as a change past our code would write them, whose types refuse it. */
export const wordsViolations: readonly Violation[] = [
  inClear((id) => sql`UPDATE cases SET draft = '{"name": "王"}' WHERE id = ${id}`),
  ...['{"reason": R}', '{"confirmed": {"reason": R}}', '{"overtaken": {"reason": R}}'].map((ending) =>
    inClear(
      (id) =>
        sql`UPDATE cases SET ending = ${ending.replace('R', '{"kind": "words", "words": "王"}')}::jsonb WHERE id = ${id}`,
    ),
  ),
  inClear(
    (id) => sql`INSERT INTO form_versions (id, case_id, number, content, hash, submitted_at)
      VALUES (gen_random_uuid(), ${id}, 2, '{"name": "王"}', 'h', ${at})`,
  ),
  inClear(
    (id) => sql`INSERT INTO attachments (id, case_id, sha256, blob, name, media_type, size, added_at)
      VALUES (gen_random_uuid(), ${id}, '', 'b', '王.pdf', 'application/pdf', 1, ${at})`,
  ),
  inClear(
    (id) => sql`INSERT INTO attachments (id, case_id, sha256, blob, name, media_type, size, added_at)
      VALUES (gen_random_uuid(), ${id}, 'ab', 'b', '', 'application/pdf', 1, ${at})`,
  ),
  inClear(
    (id) => sql`INSERT INTO hearing_answers (id, case_id, stage_round, "group", view, text)
      VALUES (gen_random_uuid(), ${id}, 1, 'teachers', 'oppose', '他不行')`,
  ),
  objectionsTo(sql`UPDATE objections SET text = '论文署名'`),
  objectionsTo(sql`UPDATE objections SET from_name = '王'`),
  objectionsTo(sql`UPDATE objections SET contact = 'w@x.example'`),
  objectionsTo(
    sql`INSERT INTO objection_files (id, objection_id, number, sha256, blob, name, media_type, size)
      SELECT gen_random_uuid(), id, 1, '', '', '王.pdf', 'application/pdf', 1 FROM objections`,
  ),
  objectionsTo(
    sql`INSERT INTO objection_files (id, objection_id, number, sha256, blob, name, media_type, size)
      SELECT gen_random_uuid(), id, 1, 'ab', 'b', '', 'application/pdf', 1 FROM objections`,
  ),
  inClear(
    (
      id,
    ) => sql`INSERT INTO self_reports (id, assessment_id, number, letter_version, answers, content_hash, reported_by, reported_at)
      VALUES (gen_random_uuid(), ${id}, 1, 1, '带徒三人', 'h', ${id}, ${at})`,
  ),
  inClear(
    (
      id,
    ) => sql`INSERT INTO assessment_sheets (id, assessment_id, number, report_hash, points, method, checked_on, minutes, content_hash, scored_by, scored_at)
      VALUES (gen_random_uuid(), ${id}, 1, 'h', '{}', 'documents', '2026-03-02', '台账不全', 'h', ${id}, ${at})`,
  ),
  ...['appeal_text', 'improvement_plan'].map((words) =>
    inClear(
      (
        id,
      ) => sql`INSERT INTO assessments (id, term_id, kind, year, from_day, to_day, report_due_on, state, started_at, ${sql.identifier(words)})
        VALUES (${id}, ${id}, 'annual', 1, '2026-03-02', '2027-03-01', '2027-04-01', 'called', ${at}, '漏计活动')`,
    ),
  ),
  ...['opinion_words', 'decision_words'].map((words) =>
    inClear(
      (
        id,
      ) => sql`INSERT INTO goal_changes (id, term_id, number, state, base_version, tasks, request, content_hash, requested_by, requested_at, met, ${sql.identifier(words)})
        VALUES (gen_random_uuid(), ${id}, 1, 'asked', 1, '[]', '', 'h', ${id}, ${at}, '[]', '住院治疗')`,
    ),
  ),
  inClear(
    (
      id,
    ) => sql`INSERT INTO goal_changes (id, term_id, number, state, base_version, tasks, request, content_hash, requested_by, requested_at, met)
      VALUES (gen_random_uuid(), ${id}, 1, 'asked', 1, '[]', '住院治疗', 'h', ${id}, ${at}, '[]')`,
  ),
  ...['report', 'decision_words'].map((words) =>
    inClear(
      (
        id,
      ) => sql`INSERT INTO host_losses (id, term_id, number, state, report, decision_words, content_hash, reported_by, reported_at)
        VALUES (gen_random_uuid(), ${id}, 1, 'reported', ${words === 'report' ? '转任' : ''}, ${words === 'report' ? null : '转任'}, 'h', ${id}, ${at})`,
    ),
  ),
  inClear(
    (
      id,
    ) => sql`INSERT INTO suspensions (id, term_id, number, from_day, until_day, words, resting, paused_certificate, suspended_by, suspended_at)
      VALUES (gen_random_uuid(), ${id}, 1, '2026-03-02', '2026-09-01', '住院', '[]', false, ${id}, ${at})`,
  ),
  inClear(
    (
      id,
    ) => sql`INSERT INTO studio_moves (id, term_id, number, ground, from_unit_id, to_unit_id, state, words, asked_by, asked_at)
      VALUES (gen_random_uuid(), ${id}, 1, 'transfer', ${id}, ${id}, 'asked', '调令', ${id}, ${at})`,
  ),
  inClear(
    (id) => sql`INSERT INTO renewals (id, term_id, application, content_hash, applied_by, applied_at)
      VALUES (gen_random_uuid(), ${id}, '愿意继续主持', 'h', ${id}, ${at})`,
  ),
  inClear(
    (
      id,
    ) => sql`INSERT INTO fund_requests (id, studio_id, term_id, number, year, category, amount_fen, words, content_hash, state, requested_by, requested_at)
      VALUES (gen_random_uuid(), ${id}, ${id}, 1, 2026, 'office', 1, '买书', 'h', 'requested', ${id}, ${at})`,
  ),
  ...['name', 'sha256'].map((words) =>
    inClear(
      (
        id,
      ) => sql`INSERT INTO vouchers (id, request_id, term_id, number, amount_fen, name, sha256, blob, media_type, size, added_by, added_at)
        VALUES (gen_random_uuid(), ${id}, ${id}, 1, 1, ${words === 'name' ? '王.pdf' : ''}, ${words === 'name' ? '' : 'ab'}, 'b', 'application/pdf', 1, ${id}, ${at})`,
    ),
  ),
  ...['name', 'sha256'].map((words) =>
    inClear(
      (
        id,
      ) => sql`INSERT INTO work_evidence (id, term_id, work_id, number, name, sha256, blob, media_type, size, added_by, added_at)
        VALUES (gen_random_uuid(), ${id}, ${id}, 1, ${words === 'name' ? '王.pdf' : ''}, ${words === 'name' ? '' : 'ab'}, 'b', 'application/pdf', 1, ${id}, ${at})`,
    ),
  ),
  ((w, { caseId }) => keyLost(w, caseId)) satisfies Seed,
].map((seed) => ['wordsSealed', 'I35', seed] as const);

import { eq, sql } from 'drizzle-orm';
import { noticeSubjects, notices } from '../../db/schema/all.js';
import { noticeWindow } from '../../domain/calendar/due.js';
import { publicEntryOf, publicFields } from '../../domain/notice/fields.js';
import { findPersonalNumbers } from '../../domain/privacy.js';
import { lengthOf } from '../notice/hang-longer.js';
import { noticeFrame } from '../notice/notice-frame.js';
import type { Breach, Check } from './check.js';
import { moment, sqlCheck } from './sql-check.js';

/** I20: what hangs, or hung, is name, school, county and item; no number of a person, not in the words either. */
export const noticeFields: Check = {
  name: 'noticeFields',
  run: async ({ tx }) => {
    const rows = await tx
      .select({
        id: notices.id,
        title: notices.title,
        text: notices.text,
        receivingUnit: notices.receivingUnit,
        shown: noticeSubjects.shown,
        salt: noticeSubjects.salt,
        digest: noticeSubjects.digest,
      })
      .from(notices)
      .leftJoin(noticeSubjects, eq(noticeSubjects.noticeId, notices.id));
    return rows.flatMap(({ id, title, text, receivingUnit, shown, salt, digest }): Breach[] => {
      // Of somebody who was erased nothing is shown any more.
      if (shown && salt === null && digest !== '') return [];
      const fields = shown ?? {};
      const [foreign] = Object.keys(fields).filter((name) => !publicFields.some((field) => field === name));
      if (foreign) return [{ invariant: 'I20', at: id, facts: { field: foreign } }];
      const entry = shown ? publicEntryOf({ ...fields, county: fields.county || null }) : null;
      const leaks = [title, text, receivingUnit].some((words) => findPersonalNumbers(words).length > 0);
      return leaks || entry?.ok === false
        ? [{ invariant: 'I20', at: id, facts: { field: leaks ? 'text' : 'shown' } }]
        : [];
    });
  },
};

/** I21: a notice hangs the policy's working days, or the longer time of an order, by the calendar it names, and is not taken down before its end. */
export const noticeLength: Check = {
  name: 'noticeLength',
  run: async (desk) => {
    const breaches: Breach[] = [];
    for (const notice of await desk.tx.select().from(notices)) {
      const days = lengthOf(notice, await noticeFrame(desk, notice));
      // Another calendar version may count otherwise; what was promised by its own stands.
      const isOurs = notice.calendarVersion === desk.calendar().version;
      const { until } = noticeWindow(desk.calendar(), notice.publishedAt, days);
      const early = notice.takenDownAt !== null && notice.takenDownAt < notice.closesAt;
      if ((isOurs && notice.closesAt < until) || early)
        breaches.push({ invariant: 'I21', at: notice.id, facts: { days, closesAt: notice.closesAt } });
    }
    return breaches;
  },
};

/** I21: nobody on a notice that still hangs is further than the notice. */
export const noticeFirst = sqlCheck(
  'noticeFirst',
  'I21',
  ({ now }) => sql`
    SELECT c.id AS at, c.state, n.level FROM notice_subjects s
    JOIN notices n ON n.id = s.notice_id JOIN cases c ON c.id = s.subject_id
    WHERE n.state = 'open' AND n.closes_at > ${moment(now)} AND s.state = 'listed' AND (
      (n.level = 'county' AND c.state IN ('submittedToCity', 'expertReview', 'projectJustification', 'cityNotice', 'finalDecision', 'approved'))
      OR (n.level = 'city' AND c.state IN ('finalDecision', 'approved')))`,
);

/** I22: every objection has its receipt, and nobody is finished while one to them is open. */
export const openObjections = sqlCheck(
  'openObjections',
  'I22',
  () => sql`
    SELECT o.id AS at, c.state FROM objections o JOIN cases c ON c.id = o.subject_id
    WHERE o.state = 'registered' AND c.state IN ('approved', 'notApproved')
    UNION ALL
    SELECT id, 'noReceipt' FROM objections WHERE btrim(receipt) = ''`,
);

/**
 * I22: what came with an objection is there as its receipt says: as many files as the record of its filing counts, erased ones among
 * them; none without its objection, and none that could still be read without its bytes.
 */
export const objectionsWhole = sqlCheck(
  'objectionsWhole',
  'I22',
  () => sql`
    SELECT o.id AS at, coalesce(a.facts->>'files', '0') AS said, coalesce(f.came, 0)::int AS found FROM objections o
    LEFT JOIN audit a ON a.chain = o.notice_id AND a.act = 'fileObjection' AND a.outcome = 'done' AND a.facts->>'receipt' = o.receipt
    LEFT JOIN (SELECT objection_id, count(*) AS came FROM objection_files GROUP BY objection_id) f ON f.objection_id = o.id
    WHERE coalesce(a.facts->>'files', '0') <> coalesce(f.came, 0)::text
    UNION ALL
    SELECT f.id, 'noObjection', 0 FROM objection_files f WHERE NOT EXISTS (SELECT 1 FROM objections o WHERE o.id = f.objection_id)
    UNION ALL
    SELECT id, 'noBytes', 0 FROM objection_files WHERE sha256 <> '' AND blob = ''`,
);

/** I29: a certificate stands on an approval that passed its notice; an objection found true and not overturned forbids it. */
export const certificateGrounds = sqlCheck(
  'certificateGrounds',
  'I29',
  () => sql`
    SELECT x.id AS at, c.state FROM certificates x JOIN cases c ON c.id = x.case_id
    WHERE x.status = 'valid' AND (c.state <> 'approved'
      OR NOT EXISTS (SELECT 1 FROM decisions d WHERE d.case_id = c.id AND d.stage = 'finalDecision')
      OR EXISTS (SELECT 1 FROM objections o WHERE o.subject_id = c.id AND o.state = 'upheld'
                 AND NOT EXISTS (SELECT 1 FROM appeals a WHERE a.subject_id = o.id AND a.state = 'upheld')))`,
);

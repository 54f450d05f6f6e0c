import { eq } from 'drizzle-orm';
import { notices, objections } from '../../db/schema/all.js';
import { datesUntil } from '../../domain/ladder/dates.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { officerOf } from '../kit/organiser.js';
import type { NoticePlan, StageKey } from '../kit/stage-plan.js';

/** The publishing level looks into one objection (NOTICE-O03); the date is the one the objector was given. */
export const objectionHandling: NoticePlan = {
  frame: 'notice',
  ruleIds: ['NOTICE-O03'],
  tasks: async (desk, at) => {
    const { objection, notice } = await objectionAt(desk, at);
    const role = notice.level === 'county' ? 'countyOfficer' : officerOf(at.hangsIn).role;
    const about = notice.roundId ? { caseId: objection.subjectId } : {};
    return [{ kind: 'objectionHandling', orgId: notice.orgId, role, ...about, strong: false }];
  },
  dates: async (desk, at) => {
    const { due } = (await objectionAt(desk, at)).objection;
    return due ? datesUntil(desk.calendar(), dayOf(due), { graceWorkingDays: 0, hardWorkingDays: 0 }) : null;
  },
};

async function objectionAt(desk: Desk, at: StageKey) {
  const [row] = await desk.tx
    .select({ objection: objections, notice: notices })
    .from(objections)
    .innerJoin(notices, eq(notices.id, objections.noticeId))
    .where(eq(objections.id, at.subject.id));
  if (!row) throw new Error('a handling without its objection');
  return row;
}

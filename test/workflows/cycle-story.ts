import { applyRenewal } from '../../desk/studio/apply-renewal.js';
import { decideRenewal } from '../../desk/studio/decide-renewal.js';
import { assessing, assessmentIn, runningStudio } from './assessment-story.js';
import { at, type Story } from './story.js';

/** What is looked at when an assessment has just been called. */
type Look = (what: string, assessmentId: string) => Promise<void>;

/** A studio founded on 27 April 2026 in its second term: assessed with 80, 85 and 90 points, and 92 over the cycle. */
export async function toSecondTerm(told: Story, look: Look = async () => {}) {
  const termId = await runningStudio(told);
  const assessed = async (id: string, points: number): Promise<void> => {
    const people = assessing(told, id);
    await people.reports();
    await people.scores('instituteOfficer', points);
    await people.confirms();
  };
  for (const [year, points] of [
    [1, 80],
    [2, 85],
  ] as const) {
    await told.until(at(`${2026 + year}-04-27`, '09:00'));
    const id = await assessmentIn(told, year);
    await look(`year ${year}`, id);
    await assessed(id, points);
    await assessing(told, id).publishes();
  }
  await told.until(at('2029-01-26', '09:00'));
  const lastId = await assessmentIn(told, 3);
  const cycleId = await assessmentIn(told, 3, 'cycle');
  await look('year 3', lastId);
  await look('cycle', cycleId);
  const application = { statement: '愿意继续主持', servesAsHeadTeacher: true, expectedEndDate: '2040-07-01' };
  await told.act('teacherD1a', applyRenewal, { termId, ...application });
  await assessed(cycleId, 92);
  await assessed(lastId, 90);
  await assessing(told, lastId).publishes();
  // the last year's time for an appeal passes; only then is the bureau asked to publish the cycle
  await told.until(at('2029-02-12', '09:00'));
  await assessing(told, cycleId).publishes();
  await told.until(at('2029-05-02', '09:00'));
  const { id: taskId } = await told.task('renewalDecision', termId);
  await told.act('cityLeader', decideRenewal, { taskId, decision: 'renew', reason: '周期考核良好' });
  return { termId, cycleId };
}

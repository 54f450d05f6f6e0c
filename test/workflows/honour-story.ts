import { and, eq } from 'drizzle-orm';
import { honours, nominees, strikeAppeals, tasks } from '../../db/schema/all.js';
import { disposeObjection } from '../../desk/notice/dispose-objection.js';
import { appealStrike } from '../../desk/studio/commendation/appeal-strike.js';
import { decideHonours } from '../../desk/studio/commendation/decide-honours.js';
import { decideStrikeAppeal } from '../../desk/studio/commendation/decide-strike-appeal.js';
import { listHonours } from '../../desk/studio/commendation/list-honours.js';
import { nominateHonour } from '../../desk/studio/commendation/nominate-honour.js';
import { openCall } from '../../desk/studio/commendation/open-call.js';
import { scoreHonours } from '../../desk/studio/commendation/score-honours.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Role } from '../../domain/vocabulary.js';
import { achieved, hangingWords } from '../desk/studio/honour-steps.js';
import { runningStudio } from './assessment-story.js';
import { at, type Story } from './story.js';

/** A running studio (founded 27 April 2026) with an excellent result, and a call for host and unit opened on 5 May 2026. */
export async function calls(told: Story) {
  const termId = await runningStudio(told);
  await told.until(at('2026-05-06'));
  await achieved(told.desk, termId, told.personId('teacherD1a'));
  const given = { name: '年度表彰', year: 2026, awards: { host: 1, unit: 1 } };
  const { callId } = await told.act('cityOfficer', openCall, given);
  return { termId, callId };
}

const taskOf = async (told: Story, callId: string, kind: TaskKind, role: Role): Promise<string> => {
  const [task] = await told.desk.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.subjectId, callId), eq(tasks.kind, kind), eq(tasks.role, role), eq(tasks.state, 'open')));
  return task?.id ?? 'none';
};

/** The section nominates the host, the window closes, the three bodies review, and the bureau lists whom they found good enough. */
export async function toList(told: Story, points = '90') {
  const { termId, callId } = await calls(told);
  const host = `host/${told.personId('teacherD1a')}`;
  const taskId = await taskOf(told, callId, 'honourNomination', 'sectionOfficer');
  await told.act('sectionOfficer', nominateHonour, { taskId, candidate: host, reason: '成绩突出' });
  await told.until(at('2026-05-21'));
  const [nominee] = await told.desk.db.select().from(nominees).where(eq(nominees.callId, callId));
  const nomineeId = nominee?.id ?? '';
  for (const who of ['cityOfficer', 'sectionOfficer', 'instituteOfficer'] as const)
    await told.act(who, scoreHonours, {
      taskId: await taskOf(told, callId, 'honourReview', who),
      points: who === 'sectionOfficer' ? {} : { [nomineeId]: points },
    });
  const nomineeIds = Number(points) >= 80 ? [nomineeId] : [];
  const list = { taskId: (await told.task('honourListing', callId)).id, nomineeIds, reason: '按排名', ...hangingWords };
  const { notice } = await told.act('cityOfficer', listHonours, list);
  return { termId, callId, nomineeIds, noticeId: notice?.noticeId ?? '' };
}

/** And the list has hung its five working days, and the leader commends them. */
export async function commends(told: Story) {
  const { callId, nomineeIds, noticeId } = await toList(told);
  await told.until(at('2026-05-29'));
  const { id: taskId } = await told.task('honourDecision', callId);
  await told.act('cityLeader', decideHonours, { taskId, nomineeIds, decisionNumber: '市教发〔2026〕9号' });
  return { callId, noticeId, honours: await told.desk.db.select().from(honours).where(eq(honours.callId, callId)) };
}

/** Somebody objects to the one on the list; answered only two days after the notice has come down, upheld. */
async function struck(told: Story) {
  const { callId, nomineeIds, noticeId } = await toList(told);
  const { objectionId, taskId } = await told.objectsTo(noticeId, nomineeIds[0] ?? '');
  await told.until(at('2026-05-30'));
  const finding = { outcome: 'upheld', reason: '经核查属实', evidenceIds: ['档-3'] };
  await told.act('cityOfficer', disposeObjection, { taskId, finding });
  const [appeal] = await told.desk.db.select().from(strikeAppeals).where(eq(strikeAppeals.callId, callId));
  return { callId, noticeId, objectionId: objectionId ?? 'none', appealId: appeal?.id ?? 'none' };
}

/** The leader ends the call. */
async function endsCall(told: Story, callId: string, nomineeIds: readonly string[]) {
  const { id: taskId } = await told.task('honourDecision', callId);
  await told.act('cityLeader', decideHonours, { taskId, nomineeIds, decisionNumber: '市教发〔2026〕10号' });
}

/** And who was struck lets the five working days of an appeal go by (NOTICE-O06). */
export async function strikes(told: Story) {
  const made = await struck(told);
  await told.until(at('2026-06-06'));
  await endsCall(told, made.callId, []);
  return made;
}

/** NOTICE-O06: the host appeals, a third person overturns the strike, and the leader commends whom the list names again. */
export async function strikesAndRelists(told: Story) {
  const made = await struck(told);
  const { id: taskId } = await told.task('strikeAppeal', made.appealId);
  await told.act('teacherD1a', appealStrike, { taskId, text: '成果属实，请求复核' });
  const { id: answerId } = await told.task('strikeAppealDecision', made.appealId);
  const answer = { taskId: answerId, outcome: 'overturned', reason: '核查结论有误' };
  await told.act('cityLeader2', decideStrikeAppeal, answer);
  const [nominee] = await told.desk.db.select().from(nominees).where(eq(nominees.callId, made.callId));
  await endsCall(told, made.callId, [nominee?.id ?? 'none']);
  return made;
}

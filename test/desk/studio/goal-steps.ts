import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { tasks } from '../../../db/schema/all.js';
import { askGoalChange } from '../../../desk/studio/goals/ask-goal-change.js';
import { decideGoalChange } from '../../../desk/studio/goals/decide-goal-change.js';
import { giveOpinion } from '../../../desk/studio/goals/give-opinion.js';
import { letterInForce, letterOf } from '../../../desk/studio/letters.js';
import { signLetter } from '../../../desk/studio/sign-letter.js';
import { roleAt } from '../../../domain/organiser.js';
import type { LetterTask } from '../../../domain/studio/letter/tasks.js';
import type { TestDesk } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { type Founded, openTask } from './steps.js';

/** Fewer lessons of guidance, as somebody asks for them who was ill for a long time. */
export const fewer = (list: readonly LetterTask[]) =>
  list.map((task) => (task.code === 'guidance' ? { ...task, target: 8 } : task));

/** What the host asks for of a letter in force. */
export async function asking(desk: TestDesk, { termId }: Pick<Founded, 'termId'>) {
  const letter = (await letterInForce({ tx: desk.db }, termId)) ?? expect.fail('no letter in force');
  return { termId, version: letter.version, tasks: fewer(letter.tasks), reason: '因病住院三个月，指导次数不足' };
}

/** Asked for by the host, supported by the Institute; the section's task. */
export async function opined(desk: TestDesk, all: Founded): Promise<string> {
  const { city } = all;
  await done(desk, askGoalChange, city.person('teacherA1a'), await asking(desk, all));
  const { id: taskId } = await openTask(desk, 'goalOpinion');
  const opinion = { taskId, opinion: 'supported', reason: '情况属实，仍可完成主要目标' };
  await done(desk, giveOpinion, city.person('instituteOfficer'), opinion);
  return (await openTask(desk, 'goalChange')).id;
}

/** Granted by the section: a version waits for its signatures. */
export async function granted(desk: TestDesk, all: Founded): Promise<void> {
  const taskId = await opined(desk, all);
  const decision = { taskId, outcome: 'granted', reason: '同意按住院时间折减' };
  await done(desk, decideGoalChange, all.city.person('sectionOfficer'), decision);
}

/** Every side signs the version that waits. */
export async function signed(desk: TestDesk, { city, termId }: Founded): Promise<void> {
  const letter = await letterOf({ tx: desk.db }, termId);
  const shown = { version: letter?.version, contentHash: letter?.contentHash };
  const asked = await desk.db.select().from(tasks).where(eq(tasks.termId, termId)).orderBy(asc(tasks.openedAt));
  for (const [who, role] of [
    ['teacherA1a', 'applicant'],
    ['cityLeader', roleAt(city.level, 'cityLeader')],
    ['leaderA1', 'schoolLeader'],
  ] as const) {
    const task = asked.find((one) => one.kind.startsWith('signLetter') && one.role === role && one.state === 'open');
    await done(desk, signLetter, city.person(who), { taskId: task?.id, ...shown });
  }
}

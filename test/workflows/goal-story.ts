import { and, eq, like } from 'drizzle-orm';
import { expect } from 'vitest';
import { tasks } from '../../db/schema/all.js';
import { askGoalChange } from '../../desk/studio/goals/ask-goal-change.js';
import { decideGoalChange } from '../../desk/studio/goals/decide-goal-change.js';
import { giveOpinion } from '../../desk/studio/goals/give-opinion.js';
import { letterOf } from '../../desk/studio/letters.js';
import { signLetter } from '../../desk/studio/sign-letter.js';
import { fewer } from '../desk/studio/goal-steps.js';
import type { Story } from './story.js';

interface People {
  readonly host: string;
  readonly leader: string;
}

/** The host asks for other goals; the Institute is asked next. */
export async function asksForGoals(told: Story, termId: string, host: string): Promise<void> {
  const letter = (await letterOf({ tx: told.desk.db }, termId)) ?? expect.fail('no letter');
  const goals = { version: letter.version, tasks: fewer(letter.tasks), reason: '因病住院三个月' };
  await told.act(host, askGoalChange, { termId, ...goals });
}

/** The Institute supports it and the section grants it. */
export async function grantsGoals(told: Story, termId: string): Promise<void> {
  const { id: opinionId } = await told.task('goalOpinion', termId);
  await told.act('instituteOfficer', giveOpinion, { taskId: opinionId, opinion: 'supported', reason: '情况属实' });
  const { id: taskId } = await told.task('goalChange', termId);
  await told.act('sectionOfficer', decideGoalChange, { taskId, outcome: 'granted', reason: '同意折减' });
}

/** Every side signs the version that waits. */
export async function signsAnew(told: Story, termId: string, { host, leader }: People): Promise<void> {
  const { db } = told.desk;
  const letter = await letterOf({ tx: db }, termId);
  const shown = { version: letter?.version, contentHash: letter?.contentHash };
  const asked = and(eq(tasks.termId, termId), eq(tasks.state, 'open'), like(tasks.kind, 'signLetter%'));
  for (const [who, role] of [
    [host, 'applicant'],
    ['cityLeader', 'cityLeader'],
    [leader, 'schoolLeader'],
  ] as const) {
    const [task] = await db
      .select()
      .from(tasks)
      .where(and(asked, eq(tasks.role, role)));
    await told.act(who, signLetter, { taskId: task?.id, ...shown });
  }
}

import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { memberRemovals, tasks } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { openStage } from '../../../desk/kit/stage.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { answerRemoval } from '../../../desk/studio/answer-removal.js';
import { decideRemoval } from '../../../desk/studio/decide-removal.js';
import { registerRemoval } from '../../../desk/studio/register-removal.js';
import { appealRemoval } from '../../../desk/studio/removal-appeal/appeal-removal.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { TestDesk } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { begun, serves } from './member-steps.js';
import { openTask } from './steps.js';

export const finding = (termId: string, number: number) => ({
  ...{ termId, number, ground: 'ethicsViolation', decisionReference: '甲教处〔2026〕1号' },
  ...{ evidence: ['档-1'], facts: '体罚学生，查证属实' },
});
export const says = (outcome: 'agreed' | 'refused', taskId: string, reason = '') => ({ taskId, outcome, reason });

type Begun = Awaited<ReturnType<typeof begun>>;

/** An ethics problem of a member of a county school’s studio is registered, and the member has spoken. */
export async function accused(desk: TestDesk, all: Begun, number: number): Promise<void> {
  await done(desk, registerRemoval, all.host, finding(all.termId, number));
  const { id: taskId } = await openTask(desk, 'removalHearing');
  await done(desk, answerRemoval, all.city.person('teacherA2a'), { taskId, statement: '事出有因' });
}

/** The same of a member who serves. */
export async function heard(desk: TestDesk, given?: Begun) {
  const all = given ?? (await begun(desk));
  const number = await serves(desk, all, 'teacherA2a');
  await accused(desk, all, number);
  return { ...all, number };
}

/** Both who decide have agreed: the member is removed, and may appeal. */
export async function removed(desk: TestDesk, all: Begun & { readonly number: number }) {
  const { city, host, termId } = all;
  const { id: countyTask } = await openTask(desk, 'removalDecision');
  await done(desk, decideRemoval, city.person('countyOfficerA'), says('agreed', countyTask));
  const { id: hostTask } = await openTask(desk, 'removalDecisionAsHost');
  await done(desk, decideRemoval, host, says('agreed', hostTask));
  const row = async () =>
    (await desk.db.select().from(memberRemovals).where(eq(memberRemovals.state, 'removed')))[0] ??
    (await desk.db.select().from(memberRemovals))[0] ??
    expect.fail('no removal');
  const { id } = await row();
  const key = (stage: 'removalAppealWindow' | 'removalAppealDecision') => ({
    ...{ subject: { kind: 'removal', id } as const, stage, number: 1, termId },
  });
  /** What its process does. */
  const asks = (stage: 'removalAppealWindow' | 'removalAppealDecision') =>
    performSystem(desk, (at) => openStage(at, stagePlans[stage], key(stage)));
  const looks = (stage: 'removalAppealWindow' | 'removalAppealDecision') =>
    performSystem(desk, (at) => climb(at, stagePlans[stage], key(stage)));
  const taskId = async (kind: TaskKind) => {
    const of = and(eq(tasks.subjectId, id), eq(tasks.kind, kind), eq(tasks.state, 'open'));
    const [task] = await desk.db.select().from(tasks).where(of);
    return task?.id ?? expect.fail(`no open task ${kind}`);
  };
  await asks('removalAppealWindow');
  return { ...all, removalId: id, row, asks, looks, taskId };
}
export type Removed = Awaited<ReturnType<typeof removed>>;

/** The member has appealed, and the leader is asked. */
export async function appealed(desk: TestDesk, one: Removed): Promise<Removed> {
  const appeal = { taskId: await one.taskId('removalAppeal'), text: '事实有误，请求复核' };
  await done(desk, appealRemoval, one.city.person('teacherA2a'), appeal);
  await one.asks('removalAppealDecision');
  return one;
}

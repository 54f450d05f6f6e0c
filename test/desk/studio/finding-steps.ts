import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { tasks, vetoes } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { openStage } from '../../../desk/kit/stage.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { answerFinding } from '../../../desk/studio/veto/answer-finding.js';
import { decideFinding } from '../../../desk/studio/veto/decide-finding.js';
import { registerFinding } from '../../../desk/studio/veto/register-finding.js';
import type { FindingGround } from '../../../domain/studio/veto/grounds.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { TestDesk } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import type { Founded } from './steps.js';

type FindingStage =
  | 'findingHearing'
  | 'findingDecision'
  | 'findingAppealWindow'
  | 'findingAppealDecision'
  | 'findingAccountability';

/** What is said when a finding is registered. */
export const found = (termId: string, ground: FindingGround = 'ethicsViolation') => ({
  termId,
  ground,
  decisionReference: '甲教处〔2026〕1号',
  evidence: ['档-1'],
  facts: '有偿补课，查证属实',
});

/** A finding against the host of a studio, its host asked to speak. */
export async function registered(desk: TestDesk, all: Founded, ground?: FindingGround, who = 'sectionOfficer') {
  const { city, termId } = all;
  const { vetoId } = await done(desk, registerFinding, city.person(who), found(termId, ground));
  const key = (stage: FindingStage) => ({ subject: { kind: 'veto', id: vetoId } as const, stage, number: 1, termId });
  /** What its process does. */
  const asks = (stage: FindingStage) => performSystem(desk, (at) => openStage(at, stagePlans[stage], key(stage)));
  const looks = (stage: FindingStage) => performSystem(desk, (at) => climb(at, stagePlans[stage], key(stage)));
  const taskId = async (kind: TaskKind) => {
    const [task] = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.subjectId, vetoId), eq(tasks.kind, kind), eq(tasks.state, 'open')));
    return task?.id ?? expect.fail(`no open task ${kind}`);
  };
  await asks('findingHearing');
  return { ...all, vetoId, asks, looks, taskId };
}
export type Registered = Awaited<ReturnType<typeof registered>>;

/** As far as the city's leader is asked to decide. */
export async function heard(desk: TestDesk, all: Founded, ground?: FindingGround, who?: string): Promise<Registered> {
  const one = await registered(desk, all, ground, who);
  const statement = { taskId: await one.taskId('findingHearing'), statement: '情况与认定不符' };
  await done(desk, answerFinding, one.city.person('teacherA1a'), statement);
  await one.asks('findingDecision');
  return one;
}

export const decision = async (one: Registered, outcome: 'effective' | 'dismissed' = 'effective') => ({
  taskId: await one.taskId('findingDecision'),
  outcome,
  decisionNumber: '市教处〔2026〕7号',
  reason: '事实清楚，情节严重',
});

/** As far as the host may appeal. */
export async function vetoed(desk: TestDesk, all: Founded, ground?: FindingGround): Promise<Registered> {
  const one = await heard(desk, all, ground);
  await done(desk, decideFinding, one.city.person('cityLeader'), await decision(one));
  await one.asks('findingAppealWindow');
  return one;
}

/** Nobody has appealed, and nobody can any more. */
export async function appealOver(desk: TestDesk, one: Registered): Promise<void> {
  const [row] = await desk.db.select().from(vetoes).where(eq(vetoes.id, one.vetoId));
  desk.clock.set(new Date(Date.parse(row?.appealUntil ?? '') + 1).toISOString());
  expect(await one.looks('findingAppealWindow')).toMatchObject({ settled: 'ended' });
}

import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { strikeAppeals, tasks } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { openStage } from '../../../desk/kit/stage.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { appealStrike } from '../../../desk/studio/commendation/appeal-strike.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { TestDesk } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { type Called, hostOf, hung, unitOf } from './honour-steps.js';
import { objected, upheld } from './objection-steps.js';

/** Host and unit hang on the list of a call; so many objections to one of them are upheld once the notice has come down, and the nominee may appeal. */
export async function strikes(desk: TestDesk, call: Called, which: 'host' | 'unit' = 'host', times = 1) {
  await call.nominates('sectionOfficer', 'sectionOfficer', hostOf(call));
  await call.nominates('sectionOfficer', 'sectionOfficer', unitOf(call));
  const { nomineeIds, noticeId, ends } = await hung(desk, call);
  const nomineeId = nomineeIds[which === 'host' ? 0 : 1] ?? '';
  const taskIds: string[] = [];
  for (let n = 0; n < times; n += 1) taskIds.push((await objected(desk, call, noticeId, nomineeId)).id);
  await ends();
  for (const taskId of taskIds)
    await done(desk, disposeObjection, call.city.person('cityOfficer'), { taskId, finding: upheld });
  const [appeal] = await desk.db.select().from(strikeAppeals);
  const id = appeal?.id ?? '';
  const key = (stage: 'strikeAppealWindow' | 'strikeAppealDecision') => ({
    ...{ subject: { kind: 'strikeAppeal', id } as const, stage, number: 1, callId: call.callId },
  });
  /** What its process does. */
  const asks = (stage: 'strikeAppealWindow' | 'strikeAppealDecision') =>
    performSystem(desk, (at) => openStage(at, stagePlans[stage], key(stage)));
  const looks = (stage: 'strikeAppealWindow' | 'strikeAppealDecision') =>
    performSystem(desk, (at) => climb(at, stagePlans[stage], key(stage)));
  const taskOf = async (kind: TaskKind) => {
    const [one] = await desk.db.select().from(tasks).where(eq(tasks.kind, kind));
    return one ?? expect.fail(`no task ${kind}`);
  };
  if (appeal) await asks('strikeAppealWindow');
  return { ...call, call, id, appeal, nomineeId, noticeId, asks, looks, taskOf };
}
export type Struck = Awaited<ReturnType<typeof strikes>>;

/** Nobody appeals in time: what the process of each appeal that may come does. */
export async function lapses(desk: TestDesk, callId: string): Promise<void> {
  const stage = 'strikeAppealWindow';
  for (const { id, until } of await desk.db.select().from(strikeAppeals).where(eq(strikeAppeals.callId, callId))) {
    const key = { subject: { kind: 'strikeAppeal', id } as const, stage, number: 1, callId } as const;
    await performSystem(desk, (at) => openStage(at, stagePlans[stage], key));
    desk.clock.set(new Date(Date.parse(until) + 3_600_000).toISOString());
    expect((await performSystem(desk, (at) => climb(at, stagePlans[stage], key))).settled).toBe('ended');
  }
}

/** The host who was struck appeals, and the leader is asked; the leader's task. */
export async function appealed(desk: TestDesk, one: Struck): Promise<string> {
  const { id: taskId } = await one.taskOf('strikeAppeal');
  await done(desk, appealStrike, one.city.person('teacherA1a'), { taskId, text: '成果属实，请求复核' });
  await one.asks('strikeAppealDecision');
  return (await one.taskOf('strikeAppealDecision')).id;
}

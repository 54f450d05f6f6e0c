import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { honourWork } from '../../../api/reads/honours.js';
import { honours, outbox, tasks } from '../../../db/schema/all.js';
import { callOf } from '../../../desk/kit/call.js';
import type { TestDesk } from '../../support/desk.js';
import type { Called } from './honour-steps.js';
import { brokenAmong } from './steps.js';

/** What the whole of a call keeps, and the rest of a desk with it. */
export const brokenInCalls = brokenAmong([
  ...['honoursGrounded', 'honoursApart', 'honoursBarred', 'honoursNoticed', 'honoursUnopposed', 'heldSeats'],
  ...['noticeLength', 'objectionsWhole', 'stagesAsk', 'stagesAndTasks', 'windowsEnd'],
  ...['openProcesses', 'decisionsAudited', 'gaplessRegisters', 'wordsSealed', 'findingsApart'],
]);

/** What the process of a call has been told, as `stage outcome`. */
export async function toldTo(desk: TestDesk, callId: string): Promise<readonly string[]> {
  const rows = await desk.db
    .select()
    .from(outbox)
    .where(eq(outbox.workflowId, `call-${callId}`))
    .orderBy(outbox.id);
  return rows.flatMap(({ message }) => {
    const { news } = message as { news?: { stage?: string; outcome?: string } };
    return news?.stage ? [`${news.stage} ${news.outcome}`] : [];
  });
}

/** Everybody nominated, by number, as `recipient state`. */
export const states = async ({ rows }: Pick<Called, 'rows'>) =>
  (await rows()).map(({ recipient, state }) => `${recipient} ${state}`);

export const honourRows = (desk: TestDesk) => desk.db.select().from(honours).orderBy(honours.number);

/** What a task of a call shows to whoever holds it. */
export async function workOf(desk: TestDesk, call: Called, who: string, taskId: string) {
  const [task] = await desk.db.select().from(tasks).where(eq(tasks.id, taskId));
  const at = { tx: desk.db, now: await desk.clock.now(), actor: call.city.person(who) };
  return task ? honourWork(at, await callOf(at, call.callId), task) : expect.fail('no task');
}

import { and, asc, eq } from 'drizzle-orm';
import { stageRuns, tasks } from '../../db/schema/all.js';
import type { Rung } from '../../domain/ladder/ladder.js';
import { plan as planLadder } from '../../domain/ladder/plan.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { dueRungs, nextWake } from '../../domain/ladder/wake.js';
import type { Subject } from '../../domain/news.js';
import { isWindow, type StageName, type WindowName } from '../../domain/process.js';
import type { Instant } from '../../domain/time/beijing.js';
import { system } from './actor.js';
import { record } from './audit.js';
import type { Desk } from './deps.js';
import { type Frame, frameOf } from './frame.js';
import { lingering } from './linger.js';
import { officerOf } from './organiser.js';
import { sendOwnLetters } from './own-letters.js';
import { returnToPost } from './return-to-post.js';
import { sayTooLate, tooLate } from './say-too-late.js';
import { type Seat, superiorOf } from './seats.js';
import { type StageRun, settleStage, stageRun } from './stage.js';
import { type AnyPlan, placed } from './stage-plan.js';
import { remindHolders, type Task, taskFacts } from './task-mail.js';
import { type Late, tellAbove } from './tell-above.js';

/** What a process needs to know to go on waiting: the next business instant, or that the stage is settled. */
export type Waiting = { readonly wakeAt: Instant | null; readonly settled: string | null };

/**
 * Looks at an open stage: ends a window whose time has come, or carries out the rungs that are due.
 * A deadline never decides: nothing here can settle anything but a window (design rule 4).
 */
export async function climb(
  desk: Desk,
  plan: AnyPlan,
  key: { subject: Subject; stage: StageName; number: number },
): Promise<Waiting> {
  const run = await stageRun(desk, key.subject, key.stage, key.number);
  if (run?.state !== 'open') return { wakeAt: null, settled: run?.outcome ?? 'void' };
  if (!run.due || !run.grace || !run.hard) return { wakeAt: null, settled: null };
  if (isWindow(key.stage)) return lookAtWindow(desk, plan, run, { ...key, stage: key.stage });
  if (run.rungsDone.includes(tooLate)) return { wakeAt: null, settled: null };
  const frame = await frameOf(desk, run);
  const dates = { due: run.due, grace: run.grace, hard: run.hard, openedAt: run.openedAt };
  const ladder = planLadder(desk.calendar(), frame.parameters.ladder, dates);
  const { effects, mail, collapsed } = dueRungs(ladder, desk.now, run.rungsDone);
  const here = placed(plan, key, frame);
  if (!mail) {
    const own = await sendOwnLetters(desk, here, run);
    return { wakeAt: earlier(nextWake(ladder, desk.now, run.rungsDone), own), settled: null };
  }
  if (frame.kind === 'round' && (await here.leadsNowhere(desk))) return sayTooLate(desk, run, frame, key);
  const open = await desk.tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.stageRunId, run.id), eq(tasks.state, 'open')))
    .orderBy(asc(tasks.openedAt), asc(tasks.kind), asc(tasks.id));
  const lates: Late[] = [];
  const notBefore = deliverAt(desk.now, frame.parameters.quietHours);
  for (const given of open) {
    const task = await returnToPost(desk, given);
    for (const rung of effects) await escalate(desk, rung, task, frame);
    const facts = await taskFacts(desk, task, frame, run.provisional);
    const event = `rung:${task.id}:${mail.code}:${run.due}`;
    await remindHolders(desk, task, { ...facts, rung: mail.code }, { event, notBefore });
    if (mail.to !== 'holder') lates.push({ task, facts, above: await postAbove(desk, mail, task, frame) });
  }
  await tellAbove(desk, lates, { rung: mail, shared: shares(mail), due: run.due, notBefore });
  const done = [...run.rungsDone, mail.code, ...collapsed];
  await desk.tx.update(stageRuns).set({ rungsDone: done }).where(eq(stageRuns.id, run.id));
  await record(desk, system, {
    chain: key.subject.id,
    act: 'remind',
    facts: { stage: key.stage, number: key.number, rung: mail.code, to: mail.to },
  });
  const own = await sendOwnLetters(desk, here, { ...run, rungsDone: done }, true);
  return { wakeAt: earlier(nextWake(ladder, desk.now, done), own), settled: null };
}

async function lookAtWindow(
  desk: Desk,
  plan: AnyPlan,
  run: StageRun,
  key: { subject: Subject; stage: WindowName; number: number },
): Promise<Waiting> {
  const last = run.due && lingering(desk, run.due);
  const here = placed(plan, key, await frameOf(desk, run));
  if (last && desk.now <= last)
    return { wakeAt: earlier(momentAfter(last), await sendOwnLetters(desk, here, run)), settled: null };
  const ended = await endedMeanwhile(desk, run, key);
  if (ended) return ended;
  await here.onEnd(desk);
  await settleStage(desk, { ...key, outcome: 'ended' });
  await record(desk, system, {
    chain: key.subject.id,
    act: 'endWindow',
    ruleIds: plan.ruleIds,
    facts: { stage: key.stage, number: key.number },
  });
  return { wakeAt: null, settled: 'ended' };
}

/**
 * A person's act takes its task first and settles the stage with it. Whoever ends the window waits for it in the same way, and finds
 * the stage settled; one that comes after finds its task closed.
 */
async function endedMeanwhile(
  desk: Desk,
  run: StageRun,
  key: { subject: Subject; stage: WindowName; number: number },
): Promise<Waiting | null> {
  const held = eq(tasks.stageRunId, run.id);
  await desk.tx.select({ id: tasks.id }).from(tasks).where(held).orderBy(asc(tasks.id)).for('update');
  const now = await stageRun(desk, key.subject, key.stage, key.number);
  return now?.state === 'open' ? null : { wakeAt: null, settled: now?.outcome ?? 'void' };
}

const earlier = (a: Instant | null, b: Instant | null): Instant | null => (a === null || (b !== null && b < a) ? b : a);

/** A window's last moment belongs to it: woken at that very moment, its process would find it open. */
const momentAfter = (due: Instant): Instant => new Date(Date.parse(due) + 1).toISOString();

/** inform → co-own → replace: somebody else comes to share the task, never to have it decided by silence. */
async function escalate(desk: Desk, rung: Rung, task: Task, frame: Frame): Promise<void> {
  if (!shares(rung)) return;
  const post = await postAbove(desk, rung, task, frame);
  await desk.tx.update(tasks).set({ coOwnerOrgId: post.orgId, coOwnerRole: post.role }).where(eq(tasks.id, task.id));
}

const shares = (rung: Rung): boolean => rung.act === 'coOwn' || rung.act === 'replace';

/** Whom a rung turns to: the superior of the task's post, or the organiser. */
async function postAbove(desk: Desk, rung: Rung, task: Task, frame: Frame): Promise<Seat> {
  if (rung.to === 'organiser') return officerOf(frame);
  return superiorOf(desk, task, frame);
}

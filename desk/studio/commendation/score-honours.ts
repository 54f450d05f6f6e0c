import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { honourSheets, nominees, tasks } from '../../../db/schema/all.js';
import { pointsSchema } from '../../../domain/panel/sheets.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { isConcerned, refuseSheet, reviewOf } from '../../../domain/studio/commendation/review.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { decide } from '../../kit/decide.js';
import type { Desk } from '../../kit/deps.js';
import { seatsOf } from '../../kit/seats.js';
import { settleStage } from '../../kit/stage.js';
import { setCall, takeCallTask } from './calls.js';
import { type Nominee, peopleOf, runningIn } from './nominees.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** By nominee: 0 to 100, at most one decimal; everybody the reviewer is not concerned with, and nobody else. */
  points: z.record(z.uuid(), pointsSchema).default({}),
});

/**
 * One reviewing body's sheet (COMMEND-O01). Whoever is concerned steps back from that nominee. With the last sheet the nominees are ranked,
 * equals told apart by what their studios achieved (COMMEND-01, CONV-10). Strong. Refuses as `takeTask` and `refuseSheet`.
 */
export const scoreHonours = act<PersonActor, z.infer<typeof input>, { readonly reviewed: boolean }>({
  name: 'scoreHonours',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, points }) => {
    const taken = await takeCallTask(desk, actor, taskId, 'honourReview');
    if (!taken.ok) return taken;
    const { call, task, run, seat, subject } = taken.value;
    const running = await runningIn(desk, call.id);
    const concerns = await concernsOf(desk, actor.personId, running);
    const no = refuseSheet(
      points,
      running.map(({ id }) => ({ id, concerned: concerns.has(id) })),
    );
    if (no) return refused(no);
    const sheetId = randomUUID();
    await desk.tx.insert(honourSheets).values({
      ...{ id: sheetId, callId: call.id, orgId: task.orgId, role: task.role, points, recused: [...concerns] },
      ...{ scoredBy: actor.personId, scoredAt: desk.now },
    });
    const ruleIds = ['COMMEND-O01'];
    const entry = {
      subjectId: call.id,
      stage: 'studio' as const,
      kind: 'honourSheet',
      seatKey: `${task.orgId}/${task.role}`,
    };
    decide(desk, actor, seat, { ...entry, decision: 'scored', ruleIds, content: { sheetId } });
    const facts = { scored: Object.keys(points).length, recused: concerns.size };
    await record(desk, actor, { chain: call.id, act: 'scoreHonours', seat, ruleIds, facts });
    const closed = { state: 'done', outcome: 'scored', closedAt: desk.now, closedBy: actor.personId } as const;
    await desk.tx.update(tasks).set(closed).where(eq(tasks.id, taskId));
    const open = await desk.tx.select({ state: tasks.state }).from(tasks).where(eq(tasks.stageRunId, run.id));
    const reviewed = open.every(({ state }) => state === 'done');
    if (reviewed) {
      await rank(desk, call.id, running);
      await setCall(desk, call.id, { state: 'listing' });
      const { personId: closedBy } = actor;
      await settleStage(desk, { subject, stage: 'honourReview', number: run.number, outcome: 'reviewed', closedBy });
    }
    return accepted({ reviewed });
  },
});

/** Whom of the nominees a person must step back from. */
export async function concernsOf(
  desk: Pick<Desk, 'tx' | 'now'>,
  personId: string,
  running: readonly Nominee[],
): Promise<ReadonlySet<string>> {
  const orgIds = (await seatsOf(desk, personId)).map(({ orgId }) => orgId);
  const own = new Set<string>();
  for (const nominee of running) {
    const { peopleOfIt, term } = await peopleOf(desk, nominee);
    const of = { peopleOfIt, nominatedBy: nominee.nominatedBy, unitId: term.studio.unitId };
    if (isConcerned({ personId, orgIds }, of)) own.add(nominee.id);
  }
  return own;
}

async function rank(desk: Desk, callId: string, running: readonly Nominee[]): Promise<void> {
  const sheets = await desk.tx
    .select({ points: honourSheets.points })
    .from(honourSheets)
    .where(eq(honourSheets.callId, callId));
  const entries = running.map(({ id, recipient, basis }) => ({ id, recipient, result: basis.result }));
  const reviewed = reviewOf(
    entries,
    sheets.map(({ points }) => points),
  );
  for (const { id, ...place } of reviewed) await desk.tx.update(nominees).set(place).where(eq(nominees.id, id));
}

import { and, eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { cases, tasks } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { takePlace } from '../kit/quota.js';
import type { Round } from '../kit/round.js';
import { addTask, type StageRun } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';
import { lockCases, lockNomination, type Nomination, refuseAfterDraw, refuseFrozen } from './nominations.js';
import { refuseNominee, refuseTooMany, refuseTooManyOfSchool } from './refuse-nominees.js';
import { selectionsOf } from './selections.js';
import { verificationsOf } from './verifications.js';

const nominee = z.strictObject({
  caseId: z.uuid(),
  formHash: z.string(),
  /** Why this one, compared with the others (HOST-14). */
  reason: z.string().trim().min(1).max(2000),
});
const input = z.strictObject({
  taskId: z.uuid(),
  /** In the county's order: the first is ranked first. */
  nominees: z
    .array(nominee)
    .min(1)
    .max(100)
    .refine((list) => new Set(list.map((one) => one.caseId)).size === list.length),
});

/**
 * The county's officer draws up the list within the places it was allotted (HOST-20, HOST-21); the county's leader publishes it.
 * Refuses by `takeTask` and `refuseNominee`; `quotaExhausted` (HOST-21, HOST-O10), `ruleForbids` (VETO-O03), `stageNotOpen` (HOST-25:
 * the panel is drawn).
 */
export const selectNominees = act<PersonActor, z.infer<typeof input>, { readonly places: number }>({
  name: 'selectNominees',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, nominees }) => {
    const taken = await takeTask(desk, actor, taskId, ['nomination']);
    if (!taken.ok) return taken;
    const { task, run, seat } = taken.value;
    const met = await lockNomination(desk, run.subjectId);
    if (!met) return refused(refuse('notFound'));
    const { nomination, round } = met;
    const drawn = await refuseAfterDraw(desk, round);
    if (drawn) return refused(drawn);
    const byId = await lockCases(
      desk,
      nominees.map((one) => one.caseId),
    );
    const verifications = await verificationsOf(desk, [...byId.values()]);
    for (const [at, one] of nominees.entries()) {
      const no = refuseNominee(one, byId.get(one.caseId), {
        actor,
        roundId: round.id,
        countyId: nomination.orgId,
        field: `nominees.${at}`,
        verification: verifications.get(one.caseId),
      });
      if (no) return refused(no);
    }
    const files = nominees.flatMap((one) => byId.get(one.caseId) ?? []);
    const no =
      (await refuseFrozen(desk, round, [...byId.keys()])) ??
      (await refuseTooManyOfSchool(desk, round, files)) ??
      (await refuseTooMany(desk, round, nomination.orgId, files.length));
    if (no) return refused(no);
    const attempt = String((await selectionsOf(desk, nomination)).length + 1);
    const ranked = await highestRank(desk, nomination);
    for (const [at, file] of files.entries()) {
      const full = await takePlace(desk, file, nomination.orgId);
      if (full) return refused(full);
      const rank = ranked + at + 1;
      await desk.tx.update(cases).set({ rank }).where(eq(cases.id, file.id));
      decide(desk, actor, seat, {
        caseId: file.id,
        stage: 'countyReview',
        stageRound: file.stageRound,
        kind: 'countySelection',
        seatKey: `${nomination.id}/${attempt}`,
        ruleIds: ['HOST-14', 'HOST-20', 'HOST-21'],
        decision: 'chosen',
        reason: nominees[at]?.reason ?? '',
        content: { rank },
        formHash: file.formHash,
      });
      const facts = { rank };
      await record(desk, actor, { chain: file.id, act: 'selectNominees', seat, formHash: file.formHash, facts });
    }
    decide(desk, actor, seat, {
      subjectId: nomination.id,
      stage: 'countyReview',
      stageRound: run.number,
      kind: 'selectNominees',
      seatKey: attempt,
      ruleIds: ['HOST-20', 'HOST-21'],
      decision: 'listed',
      content: { nominees },
    });
    await record(desk, actor, {
      chain: nomination.id,
      act: 'selectNominees',
      seat,
      ruleIds: ['HOST-20', 'HOST-21'],
      facts: { places: files.length },
    });
    await handOver(desk, actor, task.id, run, round);
    return accepted({ places: files.length });
  },
});

async function highestRank(desk: Desk, { roundId, orgId }: Nomination): Promise<number> {
  const [row] = await desk.tx
    .select({ rank: max(cases.rank) })
    .from(cases)
    .where(and(eq(cases.roundId, roundId), eq(cases.countyId, orgId), eq(cases.holdsPlace, 1)));
  return row?.rank ?? 0;
}

/** The officer's part is done; the leader, a second person, is asked to publish. */
async function handOver(desk: Desk, actor: PersonActor, taskId: string, run: StageRun, round: Round): Promise<void> {
  const [done] = await desk.tx
    .update(tasks)
    .set({ state: 'done', outcome: 'listed', closedAt: desk.now, closedBy: actor.personId })
    .where(eq(tasks.id, taskId))
    .returning();
  const [sentBack] = await desk.tx
    .update(tasks)
    .set({ state: 'open', outcome: null, closedAt: null, closedBy: null })
    .where(and(eq(tasks.stageRunId, run.id), eq(tasks.kind, 'publishNotice')))
    .returning();
  if (!done || sentBack) return;
  const strong = round.parameters.strongActs.includes('publishNotice');
  await addTask(desk, run, round, { kind: 'publishNotice', orgId: done.orgId, role: 'countyLeader', strong });
}

import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cases, links, tasks } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { isFinal } from '../../domain/transitions.js';
import { routeOf } from '../application/route-of.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { lockCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { roundOf } from '../kit/round.js';
import { seatAt } from '../kit/seats.js';
import { settleStage } from '../kit/stage.js';
import { departureSubject, openDeparture } from './departures.js';
import { endRest } from './end-rest.js';
import { takeSchoolPlace } from './nominee-place.js';

const input = z.strictObject({ caseId: z.uuid(), reason: z.string().trim().max(2000).default('') });

/**
 * HOST-O18: the leader of the new school takes the application over, and it goes on where it rested. Within one county or between
 * schools that send directly: a place belongs to its county (HOST-21). 'notFound' (not the new school), 'conflictOfInterest',
 * 'stageNotOpen' (HOST-15: it is over), 'windowClosed', 'ruleForbids' (another way to the city), 'quotaExhausted' (HOST-23, HOST-O10: the new school's places are taken).
 */
export const confirmTransfer = act<PersonActor, z.output<typeof input>, { readonly schoolId: string }>({
  name: 'confirmTransfer',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { caseId, reason }) => {
    const ruleId = 'HOST-O18';
    const [file] = await lockCase(desk.tx, { caseId });
    const { open, count } = await openDeparture(desk, caseId);
    if (actor.taskId && !(await isAskedBy(desk, actor.taskId, open?.id))) return refused(refuse('notFound'));
    const schoolId = open?.toSchoolId;
    const seat = schoolId ? await seatAt(desk, actor, schoolId, ['schoolLeader']) : null;
    if (!file || !open || !schoolId || !seat) return refused(refuse('notFound'));
    if (file.applicantId === actor.personId) return refused(refuse('conflictOfInterest', { ruleId }));
    if (isFinal(file.state))
      return refused(refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { state: file.state } }));
    if (desk.now > open.until) return refused(refuse('windowClosed', { ruleId, facts: { closedAt: open.until } }));
    const round = await roundOf(desk, file.roundId);
    const way = await routeOf(desk, schoolId, round);
    if (!way.ok || way.value.route !== file.route || way.value.countyId !== file.countyId)
      return refused(refuse('ruleForbids', { ruleId, field: 'toSchoolId' }));
    const full = file.holdsPlace === 1 ? await takeSchoolPlace(desk, { ...file, schoolId }, round) : null;
    if (full) return refused(full);
    await desk.tx
      .update(cases)
      .set({ schoolId, version: sql`${cases.version} + 1` })
      .where(eq(cases.id, caseId));
    decide(desk, actor, seat, {
      caseId,
      stage: 'departure',
      kind: 'departure',
      seatKey: String(count),
      ruleIds: [ruleId],
      decision: 'confirmed',
      reason,
      formHash: file.formHash,
    });
    await moveTasks(desk, caseId, { from: file.schoolId, to: schoolId });
    await record(desk, actor, { chain: caseId, act: 'confirmTransfer', seat, ruleIds: [ruleId], facts: { schoolId } });
    await endRest(desk, round, caseId);
    const asked = { subject: departureSubject(open.id), stage: 'transferConfirmation', number: 1 } as const;
    await settleStage(desk, { ...asked, outcome: 'confirmed', closedBy: actor.personId });
    return accepted({ schoolId });
  },
});

/** Whether the one task of a link is the one that asks about this departure. */
async function isAskedBy(desk: Desk, taskId: string, departureId: string | undefined): Promise<boolean> {
  const [task] = await desk.tx.select().from(tasks).where(eq(tasks.id, taskId));
  return task?.kind === 'confirmTransfer' && task.subjectId === departureId;
}

/** What waited for the old school waits for the new one; links to the old school's people lead nowhere. */
async function moveTasks(desk: Desk, caseId: string, school: { readonly from: string; readonly to: string }) {
  const here = and(eq(tasks.caseId, caseId), eq(tasks.orgId, school.from), inArray(tasks.state, ['open', 'suspended']));
  await desk.tx
    .update(tasks)
    .set({ orgId: school.to })
    .where(and(here, eq(tasks.role, 'applicant')));
  const moved = await desk.tx
    .update(tasks)
    .set({ orgId: school.to, personId: null, coOwnerOrgId: null, coOwnerRole: null })
    .where(and(here, ne(tasks.role, 'applicant')))
    .returning({ id: tasks.id });
  const ids = moved.map((task) => task.id);
  if (ids.length > 0) await desk.tx.update(links).set({ state: 'superseded' }).where(inArray(links.taskId, ids));
}

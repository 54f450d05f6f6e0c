import { and, eq, inArray, ne, or } from 'drizzle-orm';
import { links, type organisations, stageRuns, studios, tasks } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import type { Role } from '../../../domain/vocabulary.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { postTo } from '../../kit/post.js';
import { holdersOf } from '../../kit/seats.js';
import { openRun, openStage } from '../../kit/stage.js';
import { announceTask } from '../../kit/task-mail.js';
import { type Term, termOf } from '../../kit/term.js';
import { unitConfirmation } from '../../stages/unit-confirmation.js';
import { liveMembers } from '../memberships.js';

const ofUnit: readonly Role[] = ['schoolLeader', 'schoolClerk'];

/**
 * STUDIO-14: the studio stands in another unit from now on, under its number: its open tasks and links are the new unit's, whose leader is
 * asked for office and equipment (STUDIO-15); its county follows. Papers that are sealed stay as they were signed.
 */
export async function toUnit(desk: Desk, term: Term, unit: typeof organisations.$inferSelect): Promise<void> {
  const { studio } = term;
  // a county that runs the studio itself is its bureau, not a county below it (LOCAL-01)
  const countyId = unit.kind === 'countySchool' && unit.parentId !== studio.bureauId ? unit.parentId : null;
  await desk.tx.update(studios).set({ unitId: unit.id, countyId }).where(eq(studios.id, studio.id));
  const there = await termOf(desk, term.id);
  await moveTasks(desk, term, there);
  await askForOffice(desk, there);
  await writeOfMove(desk, term, there, unit.name);
}

/** Tasks of the old unit's posts, and those of the host that name the unit; a member's own school is not touched. */
async function moveTasks(desk: Desk, { id: termId, studio: { unitId, hostId } }: Term, there: Term): Promise<void> {
  const { tx } = desk;
  const mine = or(inArray(tasks.role, [...ofUnit]), eq(tasks.personId, hostId));
  const moved = await tx
    .update(tasks)
    .set({ orgId: there.studio.unitId })
    .where(and(eq(tasks.termId, termId), eq(tasks.orgId, unitId), inArray(tasks.state, ['open', 'suspended']), mine))
    .returning();
  for (const task of moved.filter(({ role }) => ofUnit.includes(role))) {
    const [free] = await tx
      .update(tasks)
      .set({ personId: null, coOwnerOrgId: null, coOwnerRole: null })
      .where(eq(tasks.id, task.id))
      .returning();
    await tx
      .update(links)
      .set({ state: 'superseded' })
      .where(and(eq(links.taskId, task.id), eq(links.state, 'live')));
    const [run] = await tx.select().from(stageRuns).where(eq(stageRuns.id, task.stageRunId));
    if (free && run) await announceTask(desk, free, there, run);
  }
}

/** STUDIO-15: what the old unit provided stays there. One that was not asked yet, or has not answered, is asked by the task that moved. */
async function askForOffice(desk: Desk, { id: termId }: Term): Promise<void> {
  const subject = { kind: 'term', id: termId } as const;
  if (await openRun(desk, subject, 'unitConfirmation')) return;
  const asked = await desk.tx
    .select({ id: stageRuns.id })
    .from(stageRuns)
    .where(and(eq(stageRuns.termId, termId), eq(stageRuns.stage, 'unitConfirmation'), ne(stageRuns.state, 'void')));
  const number = asked.length + 1;
  await openStage(desk, unitConfirmation, { subject, stage: 'unitConfirmation', number, termId });
  await tell(desk, subject, { kind: 'opened', stage: 'unitConfirmation', number });
}

/** To host, both units' leaders and the members: where the studio stands now. */
async function writeOfMove(desk: Desk, from: Term, there: Term, unitName: string): Promise<void> {
  const role = 'schoolLeader';
  const readers = [
    { personId: there.studio.hostId },
    ...(await holdersOf(desk, { role, orgId: from.studio.unitId })),
    ...(await holdersOf(desk, { role, orgId: there.studio.unitId })),
    ...(await liveMembers(desk, there.id)),
  ];
  for (const personId of new Set(readers.map((one) => one.personId)))
    await postTo(desk, personId, {
      event: `moved:${there.id}:${desk.now}`,
      letter: 'studioMoved',
      data: { studioName: there.name, studioNumber: there.studio.number, unitName },
      notBefore: deliverAt(desk.now, there.parameters.quietHours),
    });
}

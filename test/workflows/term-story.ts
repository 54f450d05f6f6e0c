import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { stageRuns, tasks } from '../../db/schema/all.js';
import { decideCalendarYear } from '../../desk/calendar/decide-year.js';
import { proposeCalendarYear } from '../../desk/calendar/propose-year.js';
import { redateOnce } from '../../desk/calendar/redate.js';
import { confirmWork } from '../../desk/studio/confirm-work.js';
import { decideMember } from '../../desk/studio/decide-member.js';
import { agreementOf } from '../../desk/studio/letters.js';
import { memberBy } from '../../desk/studio/memberships.js';
import { nominateMember } from '../../desk/studio/nominate-member.js';
import { recordWork } from '../../desk/studio/record-work.js';
import { signAgreement } from '../../desk/studio/sign-agreement.js';
import type { YearSchedule } from '../../domain/calendar/schedule.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Story } from './story.js';

export const host = 'teacherD1a';
export const unit = 'leaderD1';

/** The bureau takes up a year's holidays, two persons; what is open is dated anew. */
export async function publishesYear(told: Story, schedule: YearSchedule): Promise<void> {
  const { yearId } = await told.act('cityOfficer', proposeCalendarYear, schedule);
  await told.act('cityOfficer2', decideCalendarYear, { yearId, decision: 'inForce' });
  await told.desk.refreshCalendar();
  await redateOnce(told.desk);
  await told.world.settle();
}

/** What the host holds today, put on record and confirmed by the unit's leader. */
export async function holds(told: Story, termId: string, kind = 'caseDiscussion', leader = unit): Promise<void> {
  const on = dayOf(await told.desk.clock.now());
  const said = { kind, level: 'city', on, hours: '2', participants: 12, title: '月度研讨', place: '本校', summary: '' };
  const { workId } = await told.act(host, recordWork, { termId, ...said });
  await told.act(leader, confirmWork, { termId, workId, outcome: 'confirmed' });
}

/** MEMBER-02, STUDIO-18: nominated, agreed to by school, section and Institute, the agreement signed by both; the member's number. */
export async function takesIn(told: Story, termId: string, code: string): Promise<number> {
  const nominee = { code, name: `人员${code}`, servesAsHeadTeacher: true, grounds: '带班扎实' };
  const { number } = await told.act(host, nominateMember, { termId, ...nominee });
  for (const [who, role] of [
    [unit, 'schoolLeader'],
    ['sectionOfficer', 'sectionOfficer'],
    ['instituteOfficer', 'instituteOfficer'],
  ] as const) {
    const { id: taskId } = await askedOf(told, termId, { kind: 'memberDecision', number, by: { role } });
    await told.act(who, decideMember, { taskId, outcome: 'agreed' });
  }
  const membership = await memberBy({ tx: told.desk.db }, termId, number);
  const agreement = await agreementOf({ tx: told.desk.db }, membership?.id ?? '');
  const shown = { version: agreement?.version, contentHash: agreement?.contentHash };
  for (const who of [host, code]) {
    const by = { personId: told.personId(who) };
    const { id: taskId } = await askedOf(told, termId, { kind: 'signAgreement', number, by });
    await told.act(who, signAgreement, { taskId, ...shown });
  }
  return number;
}

interface Asked {
  readonly kind: TaskKind;
  /** Of the run: a member's number. */
  readonly number: number;
  readonly by: { readonly role?: string; readonly personId?: string };
}

/** The open task of one of several who are asked in one run. */
export async function askedOf({ desk }: Story, termId: string, { kind, number, by }: Asked) {
  const open = await desk.db
    .select({ id: tasks.id, role: tasks.role, personId: tasks.personId })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .where(and(eq(tasks.termId, termId), eq(tasks.kind, kind), eq(tasks.state, 'open'), eq(stageRuns.number, number)));
  const own = open.find(({ role, personId }) => (by.role ?? role) === role && (by.personId ?? personId) === personId);
  return own ?? expect.fail(`nothing is asked: ${kind} ${number}`);
}

/** One run of a process: how much of a history it has. */
export interface RunSize {
  readonly workflowId: string;
  readonly events: number;
  /** As JSON, which is longer than what Temporal keeps. */
  readonly bytes: number;
}

/** Every run of every process so far. */
export async function runSizes({ client, started }: Story['world']): Promise<readonly RunSize[]> {
  const sizes: RunSize[] = [];
  for (const workflowId of started) {
    let runId: string | undefined;
    do {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      const events = history.events ?? [];
      sizes.push({ workflowId, events: events.length, bytes: JSON.stringify(historyToJSON(history)).length });
      runId = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
    } while (runId);
  }
  return sizes;
}

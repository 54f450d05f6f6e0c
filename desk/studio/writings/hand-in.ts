import { eq } from 'drizzle-orm';
import { memberWritings, tasks } from '../../../db/schema/all.js';
import { accepted, type Result, refused } from '../../../domain/refusal.js';
import {
  refuseWriting,
  ruleOfWriting,
  type WritingKind,
  type WritingSection,
} from '../../../domain/studio/members/writings.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { sealedFor } from '../../kit/data-key.js';
import { decide } from '../../kit/decide.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { addTask } from '../../kit/stage.js';
import { placed } from '../../kit/stage-plan.js';
import { moveRun } from '../../round/move-stages.js';
import { memberWriting } from '../../stages/member-writing.js';
import { membershipOf } from '../memberships.js';
import { takeTermTask } from '../term-task.js';
import { seedOf, writingHash, writingNumbered } from './writings.js';

export interface HandedIn {
  readonly version: number;
  readonly contentHash: string;
}

/** The member hands in what the task asks for; the host is asked next, in the same run, with the whole time. */
export async function handIn(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  kind: WritingKind,
  sections: Readonly<Partial<Record<WritingSection, string>>>,
): Promise<Result<HandedIn>> {
  const taken = await takeTermTask(desk, actor, taskId, kind === 'growthPlan' ? 'growthPlan' : 'memberSummary');
  if (!taken.ok) return taken;
  const { term, task, run, seat, subject } = taken.value;
  const refusals = refuseWriting(kind, sections);
  if (refusals.length > 0) return refused(...refusals);
  const writing = await writingNumbered(desk, term.id, run.number);
  const { version, membershipId, number } = writing;
  const contentHash = writingHash(writing, sections);
  const words = await sealedFor(desk, membershipId, sections);
  await desk.tx
    .update(memberWritings)
    .set({ state: 'handedIn', words, contentHash, handedInAt: desk.now })
    .where(eq(memberWritings.id, writing.id));
  const ruleIds = [ruleOfWriting[kind]];
  decide(desk, actor, seat, {
    ...{
      subjectId: term.id,
      stage: 'studio',
      stageRound: number,
      kind: 'writingHandedIn',
      decision: 'handedIn',
      ruleIds,
    },
    content: { contentHash },
  });
  const member = await membershipOf(desk, writing);
  const act = kind === 'growthPlan' ? 'fileGrowthPlan' : 'handInSummary';
  const facts = { member: member.number, writingVersion: version };
  await record(desk, actor, { chain: term.id, act, seat, ruleIds, facts });
  const closed = { state: 'done', outcome: 'handedIn', closedAt: desk.now, closedBy: actor.personId } as const;
  await desk.tx.update(tasks).set(closed).where(eq(tasks.id, task.id));
  const dates = await placed(memberWriting, { subject, stage: 'memberWriting', number }, term).dates(desk);
  if (dates) await moveRun(desk, term, run, dates);
  await addTask(desk, { ...run, ...dates }, term, seedOf(term, member, { ...writing, state: 'handedIn' }));
  await tell(desk, subject, { kind: 'datesMoved' });
  return accepted({ version, contentHash });
}

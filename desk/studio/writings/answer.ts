import { eq } from 'drizzle-orm';
import { memberWritings } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import { accepted, type Result, refuse, refused } from '../../../domain/refusal.js';
import { refuseAnswer, ruleOfWriting, type WritingKind } from '../../../domain/studio/members/writings.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { sealedFor } from '../../kit/data-key.js';
import { decide } from '../../kit/decide.js';
import type { Desk } from '../../kit/deps.js';
import { postTo } from '../../kit/post.js';
import { settleStage } from '../../kit/stage.js';
import { membershipOf } from '../memberships.js';
import { takeTermTask } from '../term-task.js';
import { askForWriting } from './ask-for.js';
import { writingNumbered } from './writings.js';

interface Answer<O extends 'agreed' | 'returned' | 'acknowledged'> {
  readonly outcome: O;
  /** The host's guidance. */
  readonly words: string;
  /** Of the version the host was shown. */
  readonly contentHash: string;
}

/** The host answers what was handed in; a growth plan that is returned is asked for anew. The member is told, and reads the words. */
export async function answerWriting<O extends 'agreed' | 'returned' | 'acknowledged'>(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  kind: WritingKind,
  { outcome, words, contentHash }: Answer<O>,
): Promise<Result<{ readonly outcome: O }>> {
  const taken = await takeTermTask(
    desk,
    actor,
    taskId,
    kind === 'growthPlan' ? 'guideGrowthPlan' : 'acknowledgeSummary',
  );
  if (!taken.ok) return taken;
  const { term, run, seat, subject } = taken.value;
  const writing = await writingNumbered(desk, term.id, run.number);
  const ruleId = ruleOfWriting[kind];
  if (writing.contentHash !== contentHash) return refused(refuse('caseChanged', { ruleId, field: 'contentHash' }));
  const no = refuseAnswer(kind, words);
  if (no) return refused(no);
  const answer = words === '' ? null : await sealedFor(desk, writing.membershipId, words);
  await desk.tx
    .update(memberWritings)
    .set({ state: outcome, answer, answeredBy: actor.personId, answeredAt: desk.now })
    .where(eq(memberWritings.id, writing.id));
  const member = await membershipOf(desk, writing);
  // the words stand with what they answer, where they can be erased: decisions are for ever
  const decision = outcome === 'returned' ? 'returned' : 'answered';
  decide(desk, actor, seat, {
    ...{ subjectId: term.id, stage: 'studio', stageRound: writing.number, kind: 'memberWriting', decision },
    ...{ ruleIds: [ruleId], content: { contentHash } },
  });
  const act = kind === 'growthPlan' ? 'guideGrowthPlan' : 'acknowledgeSummary';
  const facts = { member: member.number, writingVersion: writing.version, outcome };
  await record(desk, actor, { chain: term.id, act, seat, ruleIds: [ruleId], facts });
  const settled = { subject, stage: 'memberWriting', number: run.number } as const;
  await settleStage(desk, { ...settled, outcome: decision, closedBy: actor.personId });
  if (outcome === 'returned') await askForWriting(desk, term, member, kind, writing.dueOn);
  const { name: studioName, studio, parameters } = term;
  await postTo(desk, member.personId, {
    event: `writingAnswered:${writing.id}`,
    letter: 'writingAnswered',
    data: { studioName, studioNumber: studio.number, writing: kind, outcome, dueOn: writing.dueOn ?? '' },
    notBefore: deliverAt(desk.now, parameters.quietHours),
  });
  return accepted({ outcome });
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { goalChanges } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { refuseGoalRequest } from '../../../domain/studio/letter/change.js';
import { taskListSchema } from '../../../domain/studio/letter/tasks.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { hashOf } from '../../kit/canonical.js';
import { sealedFor } from '../../kit/data-key.js';
import { decide } from '../../kit/decide.js';
import { tell } from '../../kit/news.js';
import { openStage } from '../../kit/stage.js';
import { goalOpinion } from '../../stages/goal-opinion.js';
import { asHost } from '../as-host.js';
import { spanOf } from '../terms.js';
import { goalsStanding } from './goal-changes.js';

const input = z.strictObject({
  termId: z.uuid(),
  /** The version in force, as the host was shown it. */
  version: z.int().min(1),
  /** Every goal as it is to stand; those that do not change stand as they are. */
  tasks: taskListSchema,
  /** Kept sealed: read by the host, the Institute and the section. */
  reason: z.string().trim().max(2000),
});

interface Asked {
  readonly number: number;
  readonly contentHash: string;
}

/**
 * STUDIO-16, STUDIO-O07: the host asks that the goals of a sealed letter change; the Institute is asked for its opinion next. Nothing
 * changes by it. Refuses `notFound` for whoever is not the host and behind a link, else as `refuseGoalRequest`.
 */
export const askGoalChange = act<PersonActor, z.infer<typeof input>, Asked>({
  name: 'askGoalChange',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, version, tasks, reason }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const { term, seat } = own.value;
    const { next: number, ...standing } = await goalsStanding(desk, termId);
    const of = { ...spanOf(term), state: term.state };
    const refusals = refuseGoalRequest(of, standing, { shown: version, tasks, reason }, term.parameters);
    if (refusals.length > 0) return refused(...refusals);
    const contentHash = hashOf({ goalChange: number, termId, baseVersion: version, tasks });
    await desk.tx.insert(goalChanges).values({
      id: randomUUID(),
      termId,
      number,
      state: 'asked',
      baseVersion: version,
      tasks,
      request: await sealedFor(desk, termId, reason),
      contentHash,
      requestedBy: actor.personId,
      requestedAt: desk.now,
      met: [],
    });
    const ruleIds = ['STUDIO-16', 'STUDIO-O07'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: number,
      kind: 'goalChangeAsked',
      decision: 'asked',
      ruleIds,
      content: { contentHash },
    });
    await record(desk, actor, {
      chain: termId,
      act: 'askGoalChange',
      seat,
      ruleIds,
      facts: { letterVersion: version },
    });
    const subject = { kind: 'term', id: termId } as const;
    await openStage(desk, goalOpinion, { subject, stage: 'goalOpinion', number, termId });
    await tell(desk, subject, { kind: 'opened', stage: 'goalOpinion', number });
    return accepted({ number, contentHash });
  },
});

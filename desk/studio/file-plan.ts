import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { plans } from '../../db/schema/all.js';
import { accepted, refused } from '../../domain/refusal.js';
import { planSchema, refusePlan } from '../../domain/studio/plans.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { hashOf } from '../kit/canonical.js';
import { sealedFor } from '../kit/data-key.js';
import { decide } from '../kit/decide.js';
import { asHostAsked } from './as-host.js';
import { planVersion } from './plans.js';
import { endPlanFiling } from './plans-asked.js';

const input = planSchema.extend({
  termId: z.uuid(),
  /** The task that asks for both; none where it is written on the studio's own page. */
  taskId: z.uuid().optional(),
  /** The version the host was shown; 0: none yet. */
  version: z.int().min(0),
});

interface Filed {
  readonly version: number;
  readonly contentHash: string;
}

/**
 * STUDIO-12, STUDIO-13: the host files the studio's work plan or the members' training plan, or another version of it; the versions
 * before stay readable. With the second of the two the task that asks for them is done. Refuses as `asHostAsked` and `refusePlan`.
 */
export const filePlan = act<PersonActor, z.infer<typeof input>, Filed>({
  name: 'filePlan',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, taskId, version: shown, kind, sections }) => {
    const own = await asHostAsked(desk, actor, termId, { taskId, kind: 'planFiling' });
    if (!own.ok) return own;
    const { term, seat } = own.value;
    const current = await planVersion(desk, termId, kind);
    const refusals = refusePlan(term.state, current, shown, { kind, sections });
    if (refusals.length > 0) return refused(...refusals);
    const version = current + 1;
    const contentHash = hashOf({ term: termId, kind, version, sections });
    await desk.tx.insert(plans).values({
      id: randomUUID(),
      termId,
      kind,
      version,
      sections: await sealedFor(desk, termId, sections),
      contentHash,
      filedBy: actor.personId,
      filedAt: desk.now,
    });
    const ruleIds = ['STUDIO-12', 'STUDIO-13'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: version,
      kind,
      decision: 'filed',
      ruleIds,
      content: { contentHash },
    });
    await record(desk, actor, {
      chain: termId,
      act: 'filePlan',
      seat,
      ruleIds,
      facts: { plan: kind, planVersion: version },
    });
    await endPlanFiling(desk, term, actor.personId);
    return accepted({ version, contentHash });
  },
});

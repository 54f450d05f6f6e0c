import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { works } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseJudgement } from '../../domain/studio/letter/recording.js';
import { workRules } from '../../domain/studio/letter/work.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import { asUnit } from './as-unit.js';
import { afterJudgement } from './ask-unit.js';
import { evidenceHash, evidenceWith, noEvidence } from './evidence.js';
import { lockWork } from './works.js';

const input = z.strictObject({
  termId: z.uuid(),
  workId: z.uuid(),
  outcome: z.enum(['confirmed', 'returned']),
  /** Of the files with the record as they were shown; left out: there were none. */
  evidenceHash: z.string().default(noEvidence),
  /** Needed with a return; the host reads it. */
  reason: z.string().trim().max(1000).default(''),
});

/**
 * STUDIO-15: the unit, which helps with the daily management, says whether what the host recorded was done, on the files it was shown; a
 * return has a reason. One record at a time, in session or behind the link of the task that asks; the last one does the task. Refuses as
 * `asUnit`; `notFound` for no such record; 'caseChanged' (the kind's rule) for other files than those that are there; else as
 * `refuseJudgement`.
 */
export const confirmWork = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'confirmed' | 'returned' }>({
  name: 'confirmWork',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, workId, outcome, reason, ...shown }) => {
    const held = await asUnit(desk, actor, termId);
    if (!held.ok) return held;
    const { term, seat } = held.value;
    const work = await lockWork(desk, termId, workId);
    if (!work) return refused(refuse('notFound'));
    const refusal = refuseJudgement(work, { personId: actor.personId, outcome, reason });
    if (refusal) return refused(refusal);
    const evidence = evidenceHash(await evidenceWith(desk, workId));
    if (shown.evidenceHash !== evidence) return refused(refuse('caseChanged', { ruleId: workRules[work.kind] }));
    const judged = { judgedBy: actor.personId, judgedRole: seat.role, judgedOrgId: seat.orgId, judgedAt: desk.now };
    await desk.tx
      .update(works)
      .set({ ...judged, state: outcome })
      .where(eq(works.id, workId));
    const ruleIds = ['STUDIO-15', workRules[work.kind]];
    const { number, contentHash } = work;
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: number,
      kind: 'workConfirmation',
      decision: outcome,
      reason,
      ruleIds,
      content: { contentHash, evidenceHash: evidence },
    });
    await record(desk, actor, { chain: termId, act: 'confirmWork', seat, ruleIds, facts: { work: number, outcome } });
    await afterJudgement(desk, actor, term);
    return accepted({ outcome });
  },
});

import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { workEvidence } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseEvidence } from '../../domain/studio/letter/evidence.js';
import { workRules } from '../../domain/studio/letter/work.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { asHost } from './as-host.js';
import { lockWork } from './works.js';

const input = z.strictObject({ termId: z.uuid(), evidenceId: z.uuid() });

/**
 * STUDIO-20, STUDIO-22…STUDIO-25: the host takes a file off a record that nobody has confirmed or returned; its number is not given again,
 * its bytes are kept no longer. Refuses as `addWorkEvidence`; `notFound` for a file that is not there.
 */
export const removeWorkEvidence = act<PersonActor, z.infer<typeof input>, { readonly number: number }>({
  name: 'removeWorkEvidence',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, evidenceId }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const [file] = await desk.tx
      .select()
      .from(workEvidence)
      .where(and(eq(workEvidence.id, evidenceId), isNull(workEvidence.removedAt)));
    const work = file && (await lockWork(desk, termId, file.workId));
    if (!work) return refused(refuse('notFound'));
    const closed = refuseEvidence(work);
    if (closed) return refused(closed);
    const { number } = file;
    await desk.tx
      .update(workEvidence)
      .set({ removedAt: desk.now, name: '', sha256: '' })
      .where(eq(workEvidence.id, evidenceId));
    await record(desk, actor, {
      chain: termId,
      act: 'removeWorkEvidence',
      seat: own.value.seat,
      ruleIds: [workRules[work.kind]],
      facts: { work: work.number, evidence: number },
    });
    return accepted({ number });
  },
});

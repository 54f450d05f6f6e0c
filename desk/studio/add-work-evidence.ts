import { z } from 'zod';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseEvidence } from '../../domain/studio/letter/evidence.js';
import { workRules } from '../../domain/studio/letter/work.js';
import { uploadedByName } from '../blobs/uploaded.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { asHost } from './as-host.js';
import { type Evidence, putEvidence } from './evidence.js';
import { lockWork } from './works.js';

const input = z.strictObject({ termId: z.uuid(), workId: z.uuid(), ...uploadedByName });

/**
 * STUDIO-20, STUDIO-22…STUDIO-25: the host puts a file behind a record of work, until it was confirmed or returned. Refuses `notFound` for
 * whoever is not the host, for no such record and behind a link; as `refuseEvidence` and `putEvidence`.
 */
export const addWorkEvidence = act<PersonActor, z.output<typeof input>, Evidence>({
  name: 'addWorkEvidence',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, workId, ...file }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const work = await lockWork(desk, termId, workId);
    if (!work) return refused(refuse('notFound'));
    const closed = refuseEvidence(work);
    if (closed) return refused(closed);
    const put = await putEvidence(desk, actor, work, file);
    if (!put.ok) return put;
    await record(desk, actor, {
      chain: termId,
      act: 'addWorkEvidence',
      seat: own.value.seat,
      ruleIds: [workRules[work.kind]],
      facts: { work: work.number, evidence: put.value.number, blob: file.blob, size: file.size },
    });
    return accepted(put.value);
  },
});

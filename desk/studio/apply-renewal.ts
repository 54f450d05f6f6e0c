import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { renewals } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { isAlive } from '../../domain/studio/letter/issue.js';
import { refuseApplication, renewalSchema } from '../../domain/studio/renewal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { hashOf } from '../kit/canonical.js';
import { sealedFor } from '../kit/data-key.js';
import { decide } from '../kit/decide.js';
import { asHost } from './as-host.js';
import { checksOfRenewal, renewalOf } from './renewals.js';
import { refuseUndecided } from './veto/bars.js';

const input = renewalSchema.extend({ termId: z.uuid() });

/**
 * STUDIO-06, STUDIO-O02: the host applies for another term, once, within the window before the end. Refuses `notFound` for whoever is not
 * the host and behind a link, 'stageNotOpen' (STUDIO-05) for a term that runs no more, 'taskClosed' (STUDIO-O02) for a second application,
 * as `refuseUndecided` (VETO-O03), and as `refuseApplication` with every condition that is not met.
 */
export const applyRenewal = act<PersonActor, z.infer<typeof input>, { readonly contentHash: string }>({
  name: 'applyRenewal',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, ...said }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const { term, seat } = own.value;
    if (!isAlive(term.state))
      return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-05', facts: { state: term.state } }));
    if (await renewalOf(desk, termId)) return refused(refuse('taskClosed', { ruleId: 'STUDIO-O02' }));
    const undecided = await refuseUndecided(desk, term);
    if (undecided) return refused(undecided);
    const checks = await checksOfRenewal(desk, term, said, desk.now);
    const refusals = refuseApplication(checks);
    if (refusals.length > 0) return refused(...refusals);
    const contentHash = hashOf({ renewalOf: termId, ...said });
    await desk.tx.insert(renewals).values({
      id: randomUUID(),
      termId,
      application: await sealedFor(desk, termId, said),
      contentHash,
      appliedBy: actor.personId,
      appliedAt: desk.now,
    });
    const ruleIds = ['STUDIO-06', 'STUDIO-O02', 'HOST-10'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: 1,
      kind: 'renewal',
      decision: 'applied',
      ruleIds,
      content: { contentHash },
    });
    await record(desk, actor, { chain: termId, act: 'applyRenewal', seat, ruleIds });
    return accepted({ contentHash });
  },
});

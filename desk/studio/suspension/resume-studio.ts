import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { decide } from '../../kit/decide.js';
import { openRun, settleStage } from '../../kit/stage.js';
import { sectionSeatHeld } from '../drafter.js';
import { lockTerm } from '../terms.js';
import { workAgain } from './end-suspension.js';
import { openSuspension } from './suspensions.js';

const input = z.strictObject({ termId: z.uuid() });

/**
 * STUDIO-O05: the Moral Education Section says that the host is back and the studio works again, from today; also while the city is asked
 * already. Refuses `notFound` for whoever is not the section and behind a link, 'stageNotOpen' (STUDIO-O05) where it does not stand still.
 */
export const resumeStudio = act<PersonActor, z.infer<typeof input>, { readonly on: string }>({
  name: 'resumeStudio',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId }) => {
    const term = await lockTerm(desk, termId);
    const seat = term && (await sectionSeatHeld(desk, actor, term));
    if (!term || !seat) return refused(refuse('notFound'));
    const row = term.state === 'suspended' ? await openSuspension(desk, termId) : null;
    if (!row) return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-O05', facts: { state: term.state } }));
    const ruleIds = ['STUDIO-O05'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: row.number,
      kind: 'studioResumed',
      decision: 'resumed',
      ruleIds,
    });
    await record(desk, actor, { chain: termId, act: 'resumeStudio', seat, ruleIds });
    const subject = { kind: 'term', id: termId } as const;
    const asked = await openRun(desk, subject, 'suspensionDecision');
    const stage = { subject, stage: 'suspensionDecision', outcome: 'resumed', closedBy: actor.personId } as const;
    if (asked) await settleStage(desk, { ...stage, number: asked.number });
    const resumed = await workAgain(desk, actor, seat, term, row);
    return resumed.ok ? accepted(resumed.value) : resumed;
  },
});

import { z } from 'zod';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { isEstablished, refuseStart } from '../../domain/studio/establishing.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import { sectionSeatHeld } from './drafter.js';
import { establishedSoFar } from './established.js';
import { lockTerm, moveTerm } from './terms.js';

const input = z.strictObject({ termId: z.uuid() });

/**
 * STUDIO-10, STUDIO-17: the Moral Education Section says that a studio is established; it runs from then on. Refuses `notFound` for
 * whoever is not the section, 'ruleForbids' with everything that is still open, 'stageNotOpen' (STUDIO-05) where it does not wait for that.
 */
export const startStudio = act<PersonActor, z.infer<typeof input>, { readonly state: 'running' }>({
  name: 'startStudio',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId }) => {
    const term = await lockTerm(desk, termId);
    const seat = term && (await sectionSeatHeld(desk, actor, term));
    if (!term || !seat) return refused(refuse('notFound'));
    const { asked } = await establishedSoFar(desk, term);
    const established = isEstablished(asked);
    if (term.state === 'establishing' && !established) return refused(...refuseStart(asked));
    const refusal = await moveTerm(desk, term, 'start', { holds: { established } });
    if (refusal) return refused(refusal);
    const ruleIds = ['STUDIO-10', 'STUDIO-17'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      kind: 'studioStarted',
      decision: 'started',
      ruleIds,
    });
    await record(desk, actor, { chain: termId, act: 'startStudio', seat, ruleIds });
    return accepted({ state: 'running' });
  },
});

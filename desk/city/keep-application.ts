import { z } from 'zod';
import { inWords } from '../../domain/ending.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { transitions } from '../../domain/transitions.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { endRest } from '../school/end-rest.js';
import { settleDeparture } from './settle-departure.js';
import { takeDeparture } from './take-departure.js';

const input = z.strictObject({ caseId: z.uuid(), reason: z.string().trim().min(1).max(2000) });

/**
 * HOST-O18: no new school has confirmed in time, and the city's officer keeps the application all the same: it goes on where it
 * rested, at the school that put it forward, which may report a further change. Refuses as `takeDeparture`, `stageNotOpen`
 * (HOST-15: it is out).
 */
export const keepApplication = act<PersonActor, z.output<typeof input>, { readonly state: CaseState }>({
  name: 'keepApplication',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { caseId, reason }) => {
    const taken = await takeDeparture(desk, actor, caseId);
    if (!taken.ok) return taken;
    const { file, round } = taken.value;
    if (!transitions[file.state].withdraw)
      return refused(refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { state: file.state } }));
    await settleDeparture(desk, actor, taken.value, { act: 'keepApplication', outcome: 'kept', reason });
    await endRest(desk, round, caseId);
    await writeToApplicant(desk, round, file, { state: file.state, reason: inWords(reason), ruleId: 'HOST-O18' });
    return accepted({ state: file.state });
  },
});

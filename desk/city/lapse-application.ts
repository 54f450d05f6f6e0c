import { z } from 'zod';
import { inWords } from '../../domain/ending.js';
import { accepted, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { settleDeparture } from './settle-departure.js';
import { takeDeparture } from './take-departure.js';

const input = z.strictObject({ caseId: z.uuid(), reason: z.string().trim().min(1).max(2000) });

/**
 * HOST-O18: no new school has confirmed in time, and the city's officer ends the application; time alone never does. It leaves as a
 * withdrawn one does, and cannot be undone. Refuses as `takeDeparture`, `stageNotOpen` (HOST-15: it is out already).
 */
export const lapseApplication = act<PersonActor, z.output<typeof input>, { readonly state: 'withdrawn' }>({
  name: 'lapseApplication',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { caseId, reason }) => {
    const taken = await takeDeparture(desk, actor, caseId);
    if (!taken.ok) return taken;
    const { file, round } = taken.value;
    const no = await endCase(
      desk,
      round,
      file,
      'withdraw',
      { reason: inWords(reason), ruleId: 'HOST-O18' },
      { withdrawUndoUntil: null, endedAt: null },
    );
    if (no) return refused(no);
    await settleDeparture(desk, actor, taken.value, { act: 'lapseApplication', outcome: 'lapsed', reason });
    // the process ends it at once, as a withdrawal whose time is up: place, notice and tasks
    const until = desk.clock.realInstant(desk.now);
    await tell(desk, { kind: 'case', id: caseId }, { kind: 'interrupted', outcome: 'withdrawn', until });
    return accepted({ state: 'withdrawn' });
  },
});

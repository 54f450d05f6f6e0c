import { z } from 'zod';
import { conflicts } from '../../db/schema/all.js';
import { accepted } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { afterSheet } from './sheets.js';
import { substitute } from './substitute.js';
import { takeSheet } from './take-sheet.js';

const input = z.strictObject({
  roundId: z.uuid(),
  caseId: z.uuid(),
  ground: z.enum(['kinship', 'declared']),
});

/**
 * An expert steps back from one file on seeing a conflict (HOST-O15), sealed or not, until the sheets are opened; the next by lot
 * steps in. A conflict is never a reason to be held: it is accepted even when nobody is left. Refuses as `takeSheet`.
 */
export const recuse = act<PersonActor, z.infer<typeof input>, { readonly substituted: boolean }>({
  name: 'recuse',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId, caseId, ground }) => {
    const taken = await takeSheet(desk, actor, roundId, caseId);
    if (!taken.ok) return taken;
    const { sheet, round, run } = taken.value;
    await desk.tx
      .insert(conflicts)
      .values({ roundId, personId: actor.personId, caseId, ground, at: desk.now })
      .onConflictDoNothing();
    const substituted = await substitute(desk, round, run, sheet);
    const seat = { role: 'expert', orgId: round.bureauId } as const;
    const facts = { caseId, ground, substituted: substituted ? 1 : 0 };
    await record(desk, actor, { chain: roundId, act: 'recuse', seat, ruleIds: ['HOST-O15'], facts });
    await afterSheet(desk, round, run, actor.personId);
    return accepted({ substituted });
  },
});

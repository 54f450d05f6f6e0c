import { z } from 'zod';
import { isBeneath } from '../../db/read/beneath.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { roles } from '../../domain/vocabulary.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { bureauSeat } from '../kit/seats.js';
import { propose } from './propose-people.js';
import { readReplacement } from './replacement.js';

const input = z.strictObject({
  orgId: z.uuid(),
  role: z.enum(roles),
  leavingId: z.uuid(),
  comingId: z.uuid(),
});

/**
 * Asks that another person hold a post, from the day on which another officer puts it in force (`decidePeopleProposal`). By an officer of
 * the bureau. 'notYourPost', 'notFound' (no such holder or person, a body of another bureau), 'badInput' (holds it already, or is the same).
 */
export const replaceHolder = act<PersonActor, z.infer<typeof input>, { proposalId: string }>({
  name: 'replaceHolder',
  input,
  chain: ({ orgId }) => orgId,
  run: async (desk, actor, asked) => {
    const { orgId, role, leavingId, comingId } = asked;
    const seat = await bureauSeat(desk, actor);
    if (!seat) return refused(refuse('notYourPost'));
    if (!(await isBeneath(desk.tx, seat.orgId, orgId))) return refused(refuse('notFound'));
    const read = await readReplacement(desk, asked);
    if (!read.ok) return read;
    const { changes } = read.value;
    const content = { kind: 'replacement', ...asked } as const;
    const proposalId = await propose(desk, actor, seat, { content, changes: changes.length });
    const facts = { proposalId, role, leavingId, comingId };
    await record(desk, actor, { chain: orgId, act: 'replaceHolder', seat, facts });
    return accepted({ proposalId });
  },
});

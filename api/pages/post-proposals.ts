import { holdersOf, seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { postProposalsPage } from '../../web/pages/post-proposals.js';
import { postProposalsOf } from '../reads/post-proposals.js';
import { frameOf, guardOf, type Page } from './kit.js';

/** Changes of posts that wait for a second officer of the bureau. */
export const postProposalPages: readonly Page[] = [
  {
    path: '/post-proposals',
    who: 'session',
    load: async (call) => {
      const { caller, now } = call;
      const at = { tx: call.deps.db, now };
      const seat = (await seatsOf(at, caller.personId)).find(({ role }) => role === 'cityOfficer');
      if (!seat) return refused(refuse('notFound'));
      const rows = call.query.get('rows');
      const officers = await holdersOf(at, seat);
      const view = {
        ...(await postProposalsOf(at, { bureauId: seat.orgId, readerId: caller.personId })),
        taken: rows && /^\d+$/.test(rows) ? rows : null,
        alone: officers.every(({ personId }) => personId === caller.personId),
        secondFactor: caller.secondFactor,
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(postProposalsPage(await frameOf(call), view));
    },
  },
];

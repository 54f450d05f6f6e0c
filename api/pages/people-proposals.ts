import { seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { peopleProposalsPage } from '../../web/pages/people-proposals.js';
import { peopleProposalsOf } from '../reads/people-proposals.js';
import { frameOf, guardOf, type Page } from './kit.js';

/** Changes of posts, addresses and second factors that wait for a second officer of the bureau. */
export const peopleProposalPages: readonly Page[] = [
  {
    path: '/people-proposals',
    who: 'session',
    load: async (call) => {
      const { caller, now } = call;
      const at = { tx: call.deps.db, now };
      const seat = (await seatsOf(at, caller.personId)).find(({ role }) => role === 'cityOfficer');
      if (!seat) return refused(refuse('notFound'));
      const rows = call.query.get('rows');
      const view = {
        ...(await peopleProposalsOf(at, { bureauId: seat.orgId, readerId: caller.personId })),
        taken: rows && /^\d+$/.test(rows) ? rows : null,
        secondFactor: caller.secondFactor,
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(peopleProposalsPage(await frameOf(call), view));
    },
  },
];

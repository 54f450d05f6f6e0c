import { seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { importsPage } from '../../web/pages/imports.js';
import { frameOf, guardOf, type Page } from './kit.js';

/** Sheets of bodies, people and posts, for the bureau's officers. */
export const importPages: readonly Page[] = [
  {
    path: '/imports',
    who: 'session',
    load: async (call) => {
      const seats = await seatsOf({ tx: call.deps.db, now: call.now }, call.caller.personId);
      if (!seats.some(({ role }) => role === 'cityOfficer')) return refused(refuse('notFound'));
      const rows = call.query.get('rows');
      const view = {
        waits: Boolean(call.query.get('waits')),
        imported: rows && /^\d+$/.test(rows) ? rows : null,
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(importsPage(await frameOf(call), view));
    },
  },
];

import { accountCounts } from '../../db/read/account-counts.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { accountsPage } from '../../web/pages/accounts.js';
import { forgottenPage, setPasswordPage } from '../../web/pages/password.js';
import { erasuresOf } from '../reads/erasures.js';
import { frameOf, guardOf, type Page } from './kit.js';

/** Choosing a password by letter, and the bureau's page of accounts. */
export const passwordPages: readonly Page[] = [
  {
    path: '/password',
    who: 'anybody',
    load: async (call) => {
      const view = { guard: guardOf(call), asked: call.query.get('asked') === 'yes' };
      return accepted(forgottenPage(await frameOf(call), { ...view, ...(call.again && { again: call.again }) }));
    },
  },
  {
    path: '/password/:linkId',
    who: 'anybody',
    // The same for every address: whether a link is alive is told only to whoever has its secret.
    load: async (call) => {
      const linkId = call.params.linkId ?? '';
      if (!/^[0-9a-f]{32}$/.test(linkId)) return refused(refuse('notFound'));
      const resent = call.query.get('resent') === 'yes';
      const view = { linkId, guard: guardOf(call), resent, ...(call.again && { again: call.again }) };
      return accepted(setPasswordPage(await frameOf(call), view));
    },
  },
  {
    path: '/accounts',
    who: 'session',
    load: async (call) => {
      const seats = await seatsOf({ tx: call.deps.db, now: call.now }, call.caller.personId);
      const bureau = seats.find(({ role }) => role === 'cityOfficer');
      if (!bureau) return refused(refuse('notFound'));
      const counts = await accountCounts(call.deps.db, bureau.orgId);
      const { personId, secondFactor } = call.caller;
      const erasures = secondFactor ? await erasuresOf(call.deps.db, bureau.orgId, personId) : [];
      const view = {
        ...counts,
        erasures,
        secondFactor,
        waits: Boolean(call.query.get('waits')),
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(accountsPage(await frameOf(call), view));
    },
  },
];

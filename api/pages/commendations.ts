import { organiserSeat } from '../../desk/kit/seats.js';
import { accepted } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { commendationPage } from '../../web/pages/commendation.js';
import { commendationsPage } from '../../web/pages/commendations.js';
import { honoursFor } from '../reads/honour-list.js';
import { callFor, callsFor } from '../reads/honours.js';
import { uuidOf } from './cases.js';
import { actorOf, frameOf, guardOf, type Page, type SessionCall } from './kit.js';

const atOf = (call: SessionCall) => ({ tx: call.deps.db, now: call.now, actor: actorOf(call) });

/** Commendations for the posts that work in them; for everybody else they do not exist. */
export const commendationPages: readonly Page[] = [
  {
    path: '/commendations',
    who: 'session',
    load: async (call) => {
      const at = atOf(call);
      const found = await callsFor(at);
      if (!found.ok) return found;
      const mayOpen = at.actor.secondFactor && (await organiserSeat(at, at.actor)) !== null;
      const view = {
        items: found.value.items,
        honours: await honoursFor(at),
        opening: mayOpen ? { year: Number(dayOf(call.now).slice(0, 4)) } : null,
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(commendationsPage(await frameOf(call), view));
    },
  },
  {
    path: '/commendations/:callId',
    who: 'session',
    load: async (call) => {
      const found = await callFor(atOf(call), uuidOf(call.params.callId));
      return found.ok ? accepted(commendationPage(await frameOf(call), found.value)) : found;
    },
  },
];

import { countyBench } from '../../db/read/county-bench.js';
import { organisationName } from '../../db/read/page-round.js';
import { withParameters } from '../../desk/kit/round.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { countyPage } from '../../web/pages/county.js';
import { isOfCounty, isOfOrganiser, roundFor } from '../reads/rounds.js';
import { uuidOf } from './cases.js';
import { comparedIn } from './compared.js';
import { frameOf, guardOf, type Page } from './kit.js';
import { isPanelDrawn } from './work.js';

/** How a county stands in a round: for its own people and the bureau's. */
export const countyPages: readonly Page[] = [
  {
    path: '/rounds/:roundId/counties/:countyId',
    who: 'session',
    load: async (call) => {
      const { db } = call.deps;
      const [roundId, countyId] = [uuidOf(call.params.roundId), uuidOf(call.params.countyId)];
      const seats = await seatsOf({ tx: db, now: call.now }, call.caller.personId);
      const found = await roundFor(db, seats, roundId);
      if (!found.ok) return found;
      const ofCounty = isOfCounty(seats, countyId);
      const orgName = await organisationName(db, countyId);
      if (!orgName || (!ofCounty && !isOfOrganiser(seats, found.value))) return refused(refuse('notFound'));
      const bench = await countyBench(db, call.deps.vault, { roundId, countyId });
      const candidates = bench.candidates.map((one) => ({
        ...one,
        formHash: one.formHash ?? '',
        onList: one.holdsPlace,
        compared: comparedIn(one.facts, withParameters(found.value), call.language),
        waiting: one.state === 'countyReview' && !one.holdsPlace && one.verification?.decision === 'agree',
      }));
      const { state, version, code } = found.value;
      const mayOrder =
        state === 'open' && seats.some(({ role, orgId }) => role === 'cityOfficer' && orgId === found.value.bureauId);
      const view = {
        roundId,
        roundName: found.value.name,
        orgName,
        places: bench.places,
        nominations: bench.nominations,
        candidates,
        isPanelDrawn: await isPanelDrawn(call, withParameters(found.value)),
        order: mayOrder && call.caller.secondFactor ? { countyId, version, code } : null,
        secondFactorMissing: mayOrder && !call.caller.secondFactor,
        by: ofCounty ? ('county' as const) : ('city' as const),
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(countyPage(await frameOf(call), view));
    },
  },
];

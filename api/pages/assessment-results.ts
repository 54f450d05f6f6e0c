import { accepted } from '../../domain/refusal.js';
import { assessmentResultsPage } from '../../web/pages/assessment-results.js';
import { resultList, yearNumber } from '../reads/results-of-year.js';
import { actorOf, frameOf, type Page } from './kit.js';

/** The result list of a year: of the studios whose page the reader may open, and of no others. */
export const assessmentResultPages: readonly Page[] = [
  {
    path: '/assessment-results',
    who: 'session',
    load: async (call) => {
      const asked = yearNumber(call.query.get('year') ?? undefined);
      const at = { tx: call.deps.db, now: call.now, actor: actorOf(call) };
      return accepted(assessmentResultsPage(await frameOf(call), await resultList(at, asked)));
    },
  },
];

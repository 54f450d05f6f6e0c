import { persons, type Who } from './people.js';
import type { Outcome } from './probe.js';
import { momentsOf, type Route } from './routes.js';
import { acts } from './table/acts.js';
import { pages } from './table/pages.js';
import { reads } from './table/reads.js';
import { type Moment, moments } from './walk/moments.js';

/**
 * One route: who is let in, and when. Clauses are `who … [@ moment …]`; `moment..` means from there on, and without `@` always.
 * `role.*` is that role wherever it stands, `everybody` is all who are signed in, `anybody` also who is not. Whoever is not named gets 404, or 401 when not signed in.
 */
export interface AccessRow {
  readonly ok: readonly string[];
  /** Those who know of the thing and may not do this: 403, with a reason. */
  readonly forbidden?: readonly string[];
  /** Let in or not as the lot has fallen: nothing is expected of them. */
  readonly byLot?: readonly string[];
  /** Needs the second factor in this session: without it 403. */
  readonly strong?: true;
}

export const table: Readonly<Record<string, AccessRow>> = { ...reads, ...acts, ...pages };

/** What the table says of a cell; null where the route has no row. */
export function expectedOf(route: Route, who: Who, moment: Moment): Outcome | null {
  const row = table[route.key];
  if (!row) return null;
  const isAct = route.row !== null && route.row.method !== 'get';
  const names = (clauses: readonly string[] = []) => clauses.some((clause) => speaksOf(clause, who, moment));
  if (who === 'noSecondFactor' && row.strong) return '403';
  if (who === 'readToken' && isAct && route.row?.by !== 'public') return '403';
  // These two are whoever is let in, come by another way.
  if (who === 'noSecondFactor' || who === 'readToken') return 'ok';
  if (names(row.ok)) return 'ok';
  if (names(row.forbidden)) return '403';
  return who === 'nobody' && !route.open ? '401' : '404';
}

function speaksOf(clause: string, who: Who, moment: Moment): boolean {
  const [whos = '', when] = clause.split('@').map((part) => part.trim());
  const named = whos.split(' ').flatMap((word): readonly string[] => {
    if (word === 'everybody') return persons;
    if (word.endsWith('.*')) return persons.filter((who) => who.startsWith(word.slice(0, -1)));
    return word === 'anybody' ? [...persons, 'nobody'] : [word];
  });
  return named.includes(who) && (when === undefined || momentsIn(when).includes(moment));
}

function momentsIn(when: string): readonly string[] {
  return when.split(' ').flatMap((word) => {
    const from = word.endsWith('..') ? moments.indexOf(word.slice(0, -2) as Moment) : -1;
    return from < 0 ? [word] : moments.slice(from);
  });
}

const roleWord = /^(applicant|school\w+|county\w+|city\w+|sectionOfficer|instituteOfficer|expert)\.\*$/;

/** Names and moments in the table that do not exist: a slip of the pen would forbid what was meant to be allowed. */
export function slips(routes: readonly Route[]): readonly string[] {
  const known: readonly string[] = [...persons, 'everybody', 'anybody', 'nobody', 'link', 'otherLink'];
  const times: readonly string[] = moments;
  return Object.entries(table).flatMap(([key, { ok, forbidden = [] }]) => {
    const words = [...ok, ...forbidden].flatMap((clause) => {
      const [whos = '', when = ''] = clause.split('@').map((part) => part.trim());
      const odd = whos.split(' ').filter((word) => !known.includes(word) && !roleWord.test(word));
      const late = when.split(' ').filter((word) => word !== '' && !times.includes(word.replace(/\.\.$/, '')));
      return [...odd, ...late];
    });
    const gone = routes.some((route) => route.key === key && momentsOf(route).length > 0) ? [] : ['no such route'];
    return [...words, ...gone].map((word) => `${key}: ${word}`);
  });
}

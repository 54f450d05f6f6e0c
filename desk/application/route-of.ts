import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { Route } from '../../domain/vocabulary.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import type { Desk } from '../kit/deps.js';
import type { Organiser } from '../kit/organiser.js';
import { organisationsByIds } from '../kit/seats.js';

export interface Way {
  readonly route: Route;
  /** Null on the direct way. */
  readonly countyId: string | null;
}

/**
 * The way of a school's candidates to whoever decides. To the city: county schools through their county (HOST-22), city-direct schools
 * directly (HOST-24), private schools as the policy says (HOST-O11). To a county in its own round: directly, from the schools that lie in
 * it (LOCAL-01). 'ruleForbids': the county way, and the school lies in no county; or in another.
 */
export async function routeOf(
  desk: Pick<Desk, 'tx'>,
  schoolId: string,
  round: Organiser & { readonly parameters: Pick<HostSelectionParameters, 'privateSchoolRoute'> },
): Promise<Result<Way>> {
  const [school] = await organisationsByIds(desk, [schoolId]);
  const { level, bureauId, parameters: p } = round;
  if (level === 'county')
    return school?.parentId === bureauId
      ? accepted({ route: 'direct', countyId: null })
      : refused(refuse('ruleForbids', { ruleId: 'LOCAL-01' }));
  if (school?.kind === 'cityDirectSchool') return accepted({ route: 'direct', countyId: null });
  const isPrivate = school?.kind === 'privateSchool';
  if (isPrivate && p.privateSchoolRoute === 'direct') return accepted({ route: 'direct', countyId: null });
  const [above] = school?.parentId ? await organisationsByIds(desk, [school.parentId]) : [];
  if (above?.kind === 'countyAuthority') return accepted({ route: 'county', countyId: above.id });
  return refused(refuse('ruleForbids', { ruleId: isPrivate ? 'HOST-O11' : 'HOST-22' }));
}

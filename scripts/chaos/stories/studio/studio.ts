import { proposedTasks } from '../../../../domain/studio/letter/issue.js';
import type { LetterTask } from '../../../../domain/studio/letter/tasks.js';
import type { Day } from '../../../../domain/time/beijing.js';
import { studioEditionOn } from '../../../../policy/studio/default-edition.js';
import { type City, does, opensLink, rows, taskLink, type Which } from '../../city.js';
import type { Done } from '../../client.js';

/** A studio in its term, by what the database says of it. */
export interface Studio {
  readonly studioId: string;
  readonly termId: string;
  readonly from: Day;
  readonly to: Day;
  readonly hostId: string;
  /** Codes of people.csv and organisations.csv; no county where the unit is the city's own. */
  readonly host: string;
  readonly unit: string;
  readonly county: string | null;
}

export const section = 'section-officer-1';
export const institute = 'institute-officer-1';
export const bureauLeader = 'bureau-leader-1';
/** FUND-O01: keeps the fund, and decides on what is asked of it. */
export const keeper = 'bureau-officer-1';
export const unitLeader = ({ unit }: Studio): string => `${unit}-leader-1`;

/** The edition's list for this studio's term: what its letter asks for. */
export function tasksOf({ from, to }: Studio): readonly LetterTask[] {
  const edition = studioEditionOn('city', from);
  if (!edition) throw new Error(`no edition on ${from}`);
  return proposedTasks({ from, to }, edition.parameters);
}

/** Every studio whose first year has begun, oldest first. */
export const studiosOf = (city: City): Promise<readonly Studio[]> =>
  rows<Studio>(
    city,
    `SELECT s.id AS "studioId", t.id AS "termId", t.from_day::text AS "from", t.to_day::text AS "to",
            s.host_id AS "hostId", h.code AS host, u.code AS unit, c.code AS county
     FROM studios s JOIN terms t ON t.studio_id = s.id JOIN people h ON h.id = s.host_id
       JOIN organisations u ON u.id = s.unit_id LEFT JOIN organisations c ON c.id = s.county_id
     WHERE t.state <> 'approved' ORDER BY s.number`,
  );

interface Asked {
  readonly kind: string;
  /** What the task is about: a term or an assessment; also the chain of the act. */
  readonly subject: string;
  readonly which?: Which;
}

/** One act behind the link of the letter that asks for it. Null when it was refused, or the link was dead by then. */
export async function answers(
  city: City,
  { kind, subject, which }: Asked,
  act: string,
  [path, body]: readonly [path: string, body?: unknown],
): Promise<Done> {
  const { task, link, person } = await taskLink(city, kind, subject, which);
  const page = await opensLink(city, link, person);
  return page && does(city, page, act, ['POST', `/api/tasks/${task}/${path}`, body], subject);
}

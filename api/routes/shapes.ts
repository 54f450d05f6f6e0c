import { z } from 'zod';
import { instantSchema } from '../../domain/time/schemas.js';
import { caseStates, roles, routes } from '../../domain/vocabulary.js';
import { readCursor } from '../cursor.js';

/** Shapes that several areas answer with. Lists of allowed fields: what is not named here does not leave the house. */
export const id = z.uuid();
export const instant = instantSchema;
export const caseState = z.enum(caseStates);
export const wayToCity = z.enum(routes);
export const role = z.enum(roles);

/** The body a person may send instead of an If-Match header: numbers arrive there as text. */
export const shownVersion = (params: Readonly<Record<string, string>>, body: Readonly<Record<string, unknown>>) => ({
  ...body,
  ...params,
  version: typeof body.version === 'string' ? Number(body.version) : body.version,
});

/** One rule looked at, with its facts. */
export const check = z.object({
  code: z.string(),
  ruleId: z.string(),
  met: z.boolean(),
  field: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** One refusal in words, as problem+json says it. */
export const saidRefusal = z.object({
  code: z.string(),
  ruleId: z.string().optional(),
  clause: z.string().optional(),
  field: z.string().optional(),
  detail: z.string(),
});

/** An id of a path that is none belongs to nothing: the answer is the same 404, and the database is not asked nonsense. */
export const idOf = (params: Readonly<Record<string, string>>, name: string): string =>
  id.catch('00000000-0000-0000-0000-000000000000').parse(params[name]);

/** A cursor of an instant and an id; one that somebody made up begins at the first page instead of troubling the database. */
export function rowCursor(after: string | undefined): readonly string[] | null {
  const keys = readCursor(after, 2);
  const [at = '', last = ''] = keys ?? [];
  const isTime = at === 'infinity' || !Number.isNaN(Date.parse(at));
  return keys && isTime && id.safeParse(last).success ? keys : null;
}

import { eq } from 'drizzle-orm';
import { people, studios, terms } from '../../db/schema/all.js';
import { type StudioLevel, studioName } from '../../domain/studio/composition.js';
import type { StudioParameters } from '../../policy/studio/parameters.js';
import { storedStudioParameters } from '../../policy/studio/stored.js';
import type { Desk } from './deps.js';
import { parsedOnce } from './parsed-once.js';

type TermRow = typeof terms.$inferSelect;
type Studio = typeof studios.$inferSelect;

/** A term with its studio and its pinned parameters (STUDIO-16); `name` is the studio's, derived from its host's (STUDIO-03). */
export type Term = Omit<TermRow, 'parameters'> & {
  readonly kind: 'term';
  readonly parameters: StudioParameters;
  readonly studio: Studio;
  readonly name: string;
  readonly bureauId: string;
  readonly level: StudioLevel;
};

const parametersOf = parsedOnce(storedStudioParameters);

/** @throws Error for an unknown id: ids come from our own rows here */
export async function termOf(desk: Pick<Desk, 'tx'>, termId: string): Promise<Term> {
  const [row] = await withStudio(desk.tx).where(eq(terms.id, termId));
  if (!row) throw new Error('no such term');
  return asTerm(row);
}

export const withStudio = (tx: Desk['tx']) =>
  tx
    .select({ term: terms, studio: studios, hostName: people.name })
    .from(terms)
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .innerJoin(people, eq(people.id, studios.hostId));

export const asTerm = (row: { term: TermRow; studio: Studio; hostName: string }): Term => ({
  ...row.term,
  kind: 'term',
  parameters: parametersOf(row.term.parameters),
  studio: row.studio,
  name: studioName(row.hostName, row.studio.level),
  bureauId: row.studio.bureauId,
  level: row.studio.level,
});

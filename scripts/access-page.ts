import { type AccessRow, table } from '../test/access/expect.js';
import { routes } from '../test/access/routes.js';
import { moments } from '../test/access/walk/moments.js';

const cellOf = (clauses: readonly string[] = []): string =>
  clauses.map((clause) => clause.replace('@', '·')).join('; ');

function lineOf(key: string, { ok, forbidden, strong }: AccessRow): string {
  return `| \`${key}\` | ${cellOf(ok)}${strong ? ' (second factor)' : ''} | ${cellOf(forbidden)} |`;
}

/** docs/access.md: the access table as its tests read it. */
export function accessPage(): string {
  const lines = routes.flatMap(({ key }) => (table[key] ? [lineOf(key, table[key])] : []));
  return [
    '# Who may do what',
    '',
    'Printed from `test/access/table/` by `npx tsx scripts/print-access.ts`; `test/access/access.test.ts` asks every route for it, of the',
    'real app, as everybody and at every moment named. A route without a row fails.',
    '',
    'A column is a role and how it stands to the one case asked about: `own`, `sameSchool`, `sameCounty`, `otherCounty`, `none` (the same',
    'post in another city); of experts `own` scores it and `recused` has stepped back. `role.*` is that role wherever it stands, `link`',
    'the holder of a task’s link, `former` somebody whose post has ended. After `·` stand the moments, `moment..` from there on; without',
    'them it is always so. Whoever is in neither column gets 404, or 401 when not signed in. An act let in may still be stopped by a rule.',
    '',
    'The case stands in a round of the city’s. In a county’s own round (docs/decisions/0020) the county’s posts stand where the city’s stand here,',
    'and to the city and other counties it does not exist: `test/api/routes/own-round.test.ts`, `test/desk/studio/county-term.test.ts`.',
    '',
    `Moments: ${moments.join(', ')}.`,
    '',
    '| route | let in | knows of it, may not (403) |',
    '|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

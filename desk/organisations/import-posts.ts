import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { organisations, people, postHoldings, posts } from '../../db/schema/all.js';
import { type ColumnOf, requiredOf } from '../../domain/import-sheets.js';
import { dayOf, isDay } from '../../domain/time/beijing.js';
import { type OrganisationKind, type Role, roles } from '../../domain/vocabulary.js';
import type { Desk } from '../kit/deps.js';
import { handOver } from './hand-over.js';
import { importAct, type JudgedSheet } from './import-act.js';
import { type ImportError, type ImportInput, type ImportRow, readRows } from './import-sheet.js';
import { roleFits } from './role-fits.js';

type Row = ImportRow<ColumnOf<'posts'>>;

interface Holding {
  readonly id: string;
  readonly postId: string;
  readonly orgId: string;
  readonly role: Role;
  readonly personId: string;
  readonly from: string;
  readonly to: string | null;
}

interface Known {
  readonly bodies: ReadonlyMap<string, { readonly id: string; readonly kind: OrganisationKind }>;
  readonly people: ReadonlyMap<string, string>;
  readonly holdings: readonly Holding[];
}

/**
 * Who holds which post between which Beijing days. The same organisation, role, person and first day is the same holding: a
 * sheet sent again moves its last day. Open tasks go with the post: those who left lose their links, those who came get theirs.
 */
export const importPosts = importAct('importPosts', judge);

export async function judge(desk: Desk, input: ImportInput): Promise<JudgedSheet> {
  const { rows, errors } = readRows(input, 'posts');
  const known = await read(desk);
  const found = [...errors, ...rows.flatMap((row) => [...errorsOf(row, known)])];
  const bad = new Set(found.map(({ row }) => row));
  const planned = rows.filter(({ line }) => !bad.has(line)).map((row) => ({ row, holding: holdingOf(row, known) }));
  return {
    errors: [...found, ...overlaps(planned, known.holdings)],
    rows: rows.length,
    write: () =>
      write(
        desk,
        planned.map(({ holding }) => holding),
        known,
      ),
  };
}

async function read(desk: Desk): Promise<Known> {
  const bodies = await desk.tx.select().from(organisations);
  const persons = await desk.tx.select({ id: people.id, code: people.code }).from(people);
  const held = await desk.tx.select().from(postHoldings).innerJoin(posts, eq(posts.id, postHoldings.postId));
  return {
    bodies: new Map(bodies.map(({ code, id, kind }) => [code, { id, kind }])),
    people: new Map(persons.map(({ code, id }) => [code, id])),
    holdings: held.map(({ post_holdings: one, posts: post }) => ({
      id: one.id,
      postId: post.id,
      orgId: post.orgId,
      role: post.role,
      personId: one.personId,
      from: one.fromDay,
      to: one.toDay,
    })),
  };
}

function* errorsOf(row: Row, known: Known): Generator<ImportError> {
  const { line } = row;
  const missing = requiredOf('posts').filter((column) => row.get(column) === '');
  for (const column of missing) yield { row: line, column, code: 'missing' };
  const body = known.bodies.get(row.get('organisation'));
  if (!body && !missing.includes('organisation'))
    yield { row: line, column: 'organisation', code: 'unknownOrganisation' };
  const role = roles.find((one) => one === row.get('role'));
  if (!role && !missing.includes('role')) yield { row: line, column: 'role', code: 'unknownRole' };
  if (role && body && !roleFits(role, body.kind)) yield { row: line, column: 'role', code: 'roleDoesNotFit' };
  if (!known.people.has(row.get('person')) && !missing.includes('person'))
    yield { row: line, column: 'person', code: 'unknownPerson' };
  const [from, to] = [row.get('from'), row.get('to')];
  if (from !== '' && !isDay(from)) yield { row: line, column: 'from', code: 'badDay' };
  if (to !== '' && !isDay(to)) yield { row: line, column: 'to', code: 'badDay' };
  else if (to !== '' && to < from) yield { row: line, column: 'to', code: 'endsBeforeStart' };
}

/** Call for rows without errors. */
function holdingOf(row: Row, { bodies, people: persons, holdings }: Known): Holding {
  const orgId = bodies.get(row.get('organisation'))?.id ?? '';
  const personId = persons.get(row.get('person')) ?? '';
  const role = row.get('role') as Role;
  const from = row.get('from');
  const same = holdings.find((one) => seatOf(one) === `${orgId}/${role}/${personId}` && one.from === from);
  return {
    id: same?.id ?? randomUUID(),
    postId: same?.postId ?? '',
    orgId,
    role,
    personId,
    from,
    to: row.get('to') || null,
  };
}

const seatOf = (one: Holding): string => `${one.orgId}/${one.role}/${one.personId}`;

/** One person cannot hold one post twice at the same time. */
function* overlaps(
  planned: readonly { readonly row: Row; readonly holding: Holding }[],
  before: readonly Holding[],
): Generator<ImportError> {
  const changed = new Set(planned.map(({ holding }) => holding.id));
  const bySeat = new Map<string, Holding[]>();
  for (const one of before)
    if (!changed.has(one.id)) bySeat.set(seatOf(one), [...(bySeat.get(seatOf(one)) ?? []), one]);
  for (const { row, holding } of planned) {
    const others = bySeat.get(seatOf(holding)) ?? [];
    const last = '9999-12-31';
    const clash = others.some((one) => holding.from <= (one.to ?? last) && one.from <= (holding.to ?? last));
    if (clash) yield { row: row.line, column: 'from', code: 'overlappingHolding' };
    bySeat.set(seatOf(holding), [...others, holding]);
  }
}

async function write(desk: Desk, planned: readonly Holding[], known: Known): Promise<void> {
  const postIds = new Map((await desk.tx.select().from(posts)).map((post) => [`${post.orgId}/${post.role}`, post.id]));
  const existing = new Map(known.holdings.map((one) => [one.id, one]));
  const touched = new Map<string, Holding>();
  for (const one of planned) {
    const seat = `${one.orgId}/${one.role}`;
    const postId = postIds.get(seat) ?? randomUUID();
    if (!postIds.has(seat)) await desk.tx.insert(posts).values({ id: postId, orgId: one.orgId, role: one.role });
    postIds.set(seat, postId);
    const before = existing.get(one.id);
    if (before && before.to === one.to) continue;
    touched.set(seat, one);
    if (before) await desk.tx.update(postHoldings).set({ toDay: one.to }).where(eq(postHoldings.id, one.id));
    else {
      const { id, personId, from: fromDay, to: toDay } = one;
      await desk.tx.insert(postHoldings).values({ id, postId, personId, fromDay, toDay });
    }
  }
  const today = dayOf(desk.now);
  // Posts that change hands on a later day are handed over by the ladder's next letter.
  for (const { orgId, role, from } of touched.values()) if (from <= today) await handOver(desk, { orgId, role });
}

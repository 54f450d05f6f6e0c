import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { organisations, people, peopleProposals } from '../../db/schema/all.js';
import { hashOf } from '../../desk/kit/canonical.js';
import { holdersOf } from '../../desk/kit/seats.js';
import { readContent } from '../../desk/organisations/read-content.js';
import { concernsOwnWayIn, isWayIn, type PeopleChange } from '../../domain/people-proposals.js';
import { dayOf } from '../../domain/time/beijing.js';
import { postsToday } from './posts-today.js';

/** Decided ones that are shown, the latest first; the record is the audit chain. */
const shown = 50;

/**
 * Changes of posts, addresses and second factors for an officer of the bureau: those that wait, with each row they would change now, and
 * the latest that were decided. `seen` is what the decision has to repeat; null where it fits no longer what is there.
 */
export async function peopleProposalsOf(
  at: { readonly tx: Db; readonly now: string },
  { bureauId, readerId }: { readonly bureauId: string; readonly readerId: string },
) {
  const { tx } = at;
  const isOurs = eq(peopleProposals.bureauId, bureauId);
  const newest = desc(peopleProposals.proposedAt);
  const waiting = await tx
    .select()
    .from(peopleProposals)
    .where(and(isOurs, eq(peopleProposals.state, 'proposed')))
    .orderBy(newest);
  const done = await tx
    .select()
    .from(peopleProposals)
    .where(and(isOurs, ne(peopleProposals.state, 'proposed')))
    .orderBy(newest)
    .limit(shown);
  const rows = await Promise.all(
    waiting.map(async (row) => {
      const read = await readContent(at, row.content);
      return { row, changes: read.ok ? read.value.changes : null };
    }),
  );
  const changes = rows.flatMap((one) => one.changes ?? []);
  const officers = [...waiting, ...done].flatMap(({ proposedBy, decidedBy }) => [
    proposedBy,
    ...(decidedBy ? [decidedBy] : []),
  ]);
  const names = await namesOf(at, changes, officers);
  const deciders = (await holdersOf(at, { orgId: bureauId, role: 'cityOfficer' })).map(({ personId }) => personId);
  return {
    waiting: rows.map(({ row, changes: own }) => ({
      proposalId: row.id,
      kind: row.content.kind,
      proposedAt: row.proposedAt,
      proposedBy: names.person(row.proposedBy).name,
      own: row.proposedBy === readerId,
      concerned: concernsOwnWayIn(own ?? [], readerId),
      undecidable: deciders.every((one) => one === row.proposedBy || concernsOwnWayIn(own ?? [], one)),
      seen: own && hashOf(own),
      changes: (own ?? []).map(names.row),
    })),
    decided: done.map((row) => ({
      proposalId: row.id,
      kind: row.content.kind,
      state: row.state,
      proposedAt: row.proposedAt,
      proposedBy: names.person(row.proposedBy).name,
      decidedAt: row.decidedAt,
      decidedBy: row.decidedBy && names.person(row.decidedBy).name,
    })),
  };
}

async function namesOf(
  { tx, now }: { readonly tx: Db; readonly now: string },
  changes: readonly PeopleChange[],
  officers: readonly string[],
) {
  const persons = [...new Set([...changes.map(({ personId }) => personId), ...officers])];
  const bodies = [...new Set(changes.flatMap((one) => (isWayIn(one) ? [] : [one.orgId])))];
  const { id, name, code, email } = people;
  const who = persons.length
    ? await tx.select({ id, name, code, email }).from(people).where(inArray(people.id, persons))
    : [];
  const where = bodies.length ? await tx.select().from(organisations).where(inArray(organisations.id, bodies)) : [];
  const concerned = changes.filter(isWayIn).map(({ personId }) => personId);
  const held = await postsToday(tx, concerned, dayOf(now));
  const byId = new Map(who.map((one) => [one.id, one]));
  const orgs = new Map(where.map((one) => [one.id, one.name]));
  const person = (of: string) => byId.get(of) ?? { name: '', code: '', email: null };
  const row = (one: PeopleChange) => {
    const { name: personName, code: personCode, email: today } = person(one.personId);
    const named = { personName, personCode };
    if (!isWayIn(one)) {
      const { orgId, role, from, to, change, was } = one;
      return { orgName: orgs.get(orgId) ?? '', role, ...named, email: today, change, from, to, was };
    }
    // What somebody could do who came in as this person.
    const posts = held.get(one.personId) ?? [];
    if (one.change === 'address') return { ...named, posts, change: one.change, email: one.email, was: one.was };
    return { ...named, posts, change: one.change, email: today, reason: one.reason };
  };
  return { person, row };
}

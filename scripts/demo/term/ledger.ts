import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../../db/database.js';
import { assessments, audit, calls, certificates, memberships, people, terms, vetoes } from '../../../db/schema/all.js';
import { roleName } from '../../../text/states.js';
import { actName } from '../../../text/web-acts.js';
import type { Studio } from '../chapters/studio-desk.js';
import { expectedActs } from './expected-acts.js';

/** An act of a person on a studio's record, under one of its rules. */
interface Done {
  readonly ruleId: string;
  readonly act: string;
  readonly role: string;
  readonly by: string;
}

/** Reads from the audit chains who did what on these studios, under which rule; what was refused is not among it. */
export async function ledgerOf(db: Db, followed: readonly Studio[]): Promise<readonly Done[]> {
  const studioIds = followed.map(({ studioId }) => studioId);
  const own = await db.select({ id: terms.id }).from(terms).where(inArray(terms.studioId, studioIds));
  const termIds = own.map(({ id }) => id);
  const assessed = await db
    .select({ id: assessments.id })
    .from(assessments)
    .where(inArray(assessments.termId, termIds));
  const found = await db.select({ id: vetoes.id }).from(vetoes).where(inArray(vetoes.termId, termIds));
  const called = await db.select({ id: calls.id }).from(calls);
  const chains = [...own, ...assessed, ...found, ...called].map(({ id }) => id);
  const rows = await db
    .select({ at: audit.at, ruleIds: audit.ruleIds, act: audit.act, role: audit.role, by: people.name })
    .from(audit)
    .innerJoin(people, eq(people.id, audit.personId))
    .where(and(inArray(audit.chain, chains), eq(audit.outcome, 'done')))
    .orderBy(asc(audit.at));
  // an act may stand in two chains, the finding's and the term's: it was done once
  const acts = new Map(rows.map((row) => [`${row.at} ${row.act} ${row.by}`, row]));
  return [...acts.values()].flatMap(({ ruleIds, act, role, by }) =>
    ruleIds.map((ruleId) => ({ ruleId, act, role: role ?? '', by })),
  );
}

/** The ledger in lines `rule act role count`, in the order of the rules. */
export function counted(ledger: readonly Done[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { ruleId, act, role } of ledger) {
    const key = `${ruleId} ${act} ${role}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${key} ${count}`).toSorted();
}

/** What of the record is not as the story says, one line each: acts that are missing or were done besides, members, certificates. */
export async function faultsOf(
  db: Db,
  followed: readonly Studio[],
  ledger: readonly Done[],
): Promise<readonly string[]> {
  const told = counted(ledger);
  const faults = [
    ...expectedActs.filter((line) => !told.includes(line)).map((line) => `not on record: ${line}`),
    ...told.filter((line) => !expectedActs.includes(line)).map((line) => `on record besides: ${line}`),
  ];
  for (const { name, termId, winner, life } of followed) {
    const members = await db
      .select({ code: people.code })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(eq(memberships.termId, termId))
      .orderBy(asc(memberships.number));
    const codes = members.map(({ code }) => code).join();
    if (codes !== life.members.join())
      faults.push(`${name} had the members ${codes} instead of ${life.members.join()}`);
    const [paper] = await db
      .select({ status: certificates.status })
      .from(certificates)
      .where(eq(certificates.certificateNumber, winner.certificateNumber));
    const status = life.end === 'revoked' ? 'revoked' : 'valid';
    if (paper?.status !== status) faults.push(`the certificate of ${name} is ${paper?.status}, not ${status}`);
  }
  return faults;
}

/** Who did what, rule by rule, as people read it. */
export function linesOf(ledger: readonly Done[]): readonly string[] {
  const rules = [...new Set(ledger.map(({ ruleId }) => ruleId))].toSorted();
  return rules.map((ruleId) => {
    const acts = new Map<string, string[]>();
    for (const { act, role, by } of ledger.filter((one) => one.ruleId === ruleId)) {
      const what = `${actName(act, 'zh')}（${roleName(role, 'zh')}`;
      acts.set(what, [...(acts.get(what) ?? []), by]);
    }
    const said = [...acts].map(([what, by]) => `${what} ${[...new Set(by)].join('、')}）×${by.length}`);
    return `${ruleId.padEnd(11)} ${said.join('；')}`;
  });
}

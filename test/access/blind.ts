import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '../../db/schema/all.js';
import { auditHash } from '../../desk/kit/audit.js';
import type { LetterName } from '../../domain/letters.js';
import { renderLetter } from '../../mail/render.js';
import { send } from './probe.js';
import { factsOf, sampleOf } from './requests.js';
import { routes } from './routes.js';
import type { AccessWorld } from './world.js';

/** What belongs to a person whoever is on a panel. */
const ownTables: readonly string[] = ['people', 'accounts', 'post_holdings', 'sessions', 'api_tokens'];
const tables = Object.values(schema).filter((value) => is(value, PgTable)) as PgTable[];
const between = '00000000-0000-4000-8000-00000000beef';

/** Two experts change places in every row and every text of the database; the chains are written anew as if it had been so. */
export async function exchange({ deps }: AccessWorld, one: string, other: string): Promise<void> {
  const { db } = deps;
  await db.execute(sql`SET LOCAL session_replication_role = replica`);
  for (const table of tables) {
    if (ownTables.includes(getTableName(table))) continue;
    const name = sql.identifier(getTableName(table));
    for (const column of Object.values(getTableColumns(table))) {
      const field = sql.identifier(column.name);
      const type = column.getSQLType();
      if (!['uuid', 'text', 'jsonb'].includes(type)) continue;
      const cast = sql.raw(type);
      for (const [from, to] of [
        [one, between],
        [other, one],
        [between, other],
      ])
        await db.execute(
          sql`UPDATE ${name} SET ${field} = replace(${field}::text, ${from}, ${to})::${cast} WHERE ${field}::text LIKE ${`%${from}%`}`,
        );
    }
  }
  await writeChains(db);
}

/** Every chain of the audit, hashed again from its first row. */
export async function writeChains(db: AccessWorld['deps']['db']): Promise<void> {
  const heads = new Map<string, string>();
  const rows = await db.select().from(schema.audit).orderBy(schema.audit.chain, schema.audit.seq);
  for (const { hash: _, ...row } of rows) {
    const whole = { ...row, prevHash: heads.get(row.chain) ?? row.prevHash };
    const hash = auditHash(whole);
    heads.set(row.chain, hash);
    await db.execute(sql`UPDATE audit SET prev_hash = ${whole.prevHash}, hash = ${hash} WHERE id = ${row.id}`);
  }
}

/** Lists are also searched, filtered and turned over. */
const turns: Readonly<Record<string, readonly string[]>> = {
  '/api/cases': ['?limit=1', '?state=expertReview', '?search=teacher', '?search=expert', '?search=T2026'],
  '/api/tasks': ['?limit=1', '?show=done'],
  '/tasks': ['?tab=done', '?late=yes', '?kind=score'],
};

/** Headers that differ from one request to the next in any world. */
const passing = ['date', 'x-request-id', 'keep-alive', 'connection', 'content-security-policy'];
/** A page's key is made anew at every showing. */
const pageKeys = /(?<=name="_key" value=")[0-9a-f-]{36}/g;

/** A spreadsheet is a ZIP archive, which says of every part when it was packed. */
function withoutTimes(bytes: Buffer): Buffer {
  const plain = Buffer.from(bytes);
  for (const [mark, at] of [
    ['PK\u0003\u0004', 10],
    ['PK\u0001\u0002', 12],
  ] as const)
    for (let from = plain.indexOf(mark); from >= 0; from = plain.indexOf(mark, from + 1))
      plain.fill(0, from + at, from + at + 4);
  return plain;
}

/**
 * Every answer of the whole table to one person (null: nobody signed in), by address: status, headers, bytes.
 * @param what 'pages': those that a browser shows alone
 */
export async function everyAnswer(
  world: AccessWorld,
  code: string | null,
  what: 'all' | 'pages' = 'all',
): Promise<ReadonlyMap<string, string>> {
  const facts = await factsOf(world);
  const answers = new Map<string, string>();
  for (const { row, path } of routes) {
    if (row && (what === 'pages' || row.method !== 'get')) continue;
    const at = row
      ? (await sampleOf(row, facts, world)).path
      : path.replaceAll(/:(\w+)/g, (_, name: string) => facts.params[name] ?? 'unknown');
    for (const turn of ['', ...(turns[path] ?? [])]) {
      const who = { ...(code && { cookie: world.cookie(code) }), ...(!row && { accept: 'text/html' }) };
      const sent = await send(world.url, 'GET', { path: `${at}${turn}` }, who);
      const stamped = path.endsWith('summary') || path.endsWith('.xlsx') || !row;
      const headers = [...sent.headers].filter(([name]) => !passing.includes(name) && !(stamped && name === 'etag'));
      const body = row
        ? withoutTimes(sent.bytes).toString('base64')
        : sent.bytes.toString('utf8').replace(pageKeys, '');
      answers.set(`${path}${turn}`, JSON.stringify([sent.status, headers, body.length, body]));
    }
  }
  return answers;
}

/** Every letter to these persons, as it is sent. */
export async function everyLetter({ deps, city }: AccessWorld, codes: readonly string[]): Promise<readonly string[]> {
  const rows = await deps.db.select().from(schema.mails).orderBy(schema.mails.createdAt, schema.mails.id);
  const ids = codes.map((code) => city.personId(code));
  return rows
    .filter(({ personId }) => personId === null || ids.includes(personId))
    .map((mail) => {
      const letter = renderLetter(mail.template as LetterName, mail.data as never, mail.language, null, '');
      return JSON.stringify([mail.address, mail.template, mail.eventId, letter]);
    });
}

/** The addresses whose answers differ between two worlds. */
export const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] =>
  [...one].filter(([at, answer]) => other.get(at) !== answer).map(([at]) => at);

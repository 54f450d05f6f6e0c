import { type Day, dayOf } from '../../domain/time/beijing.js';
import { type Answer, act, type Browser, type Done, followLink, look } from './client.js';
import type { Ledger } from './ledger.js';
import type { Parts } from './parts.js';
import type { Random } from './random.js';
import { pause } from './service.js';

/** Told to whoever is in the middle of something when the run comes to its end: it goes no further. */
export class Over extends Error {}

/** What the people of the run share. They know what is to be done from the database, as one knows it from one's desk. */
export interface City {
  readonly parts: Parts;
  readonly ledger: Ledger;
  readonly random: Random;
  /** By the code of people.csv; everybody has signed in before the first kill. */
  readonly people: ReadonlyMap<string, Browser>;
  readonly isOver: () => boolean;
}

/** The database, asked until it answers: it, too, is killed. */
export async function rows<T>(city: City, sql: string, values: readonly unknown[] = []): Promise<readonly T[]> {
  for (;;) {
    const found = await city.parts.database.ask<T>(sql, values).catch(unlessOurs);
    if (found) return found;
    await pause(150);
  }
}

/** A question that is wrong is our fault and does not heal; a database that is away does. */
function unlessOurs(error: unknown): null {
  if (error instanceof Error && 'code' in error && /^(42|22)/.test(String(error.code))) throw error;
  return null;
}

/** Waits for a row. @throws Over when the run has ended meanwhile */
export async function row<T>(city: City, sql: string, values: readonly unknown[] = [], everyMs = 150): Promise<T> {
  for (;;) {
    const [found] = await rows<T>(city, sql, values);
    if (found) return found;
    if (city.isOver()) throw new Over();
    await pause(everyMs);
  }
}

export function person(city: City, code: string): Browser {
  const browser = city.people.get(code);
  if (!browser) throw new Error(`${code} has not signed in`);
  return browser;
}

/** One act; nothing new is begun once the run is over. Null when it was refused. */
export async function does(
  city: City,
  browser: Browser,
  name: string,
  request: readonly [method: string, path: string, body?: unknown],
  chain: string | null = null,
): Promise<Done> {
  if (city.isOver()) throw new Over();
  return act(city.ledger, browser, name, request, chain);
}

export async function sees(city: City, browser: Browser, path: string): Promise<Answer> {
  if (city.isOver()) throw new Over();
  return look(browser, path);
}

/** Waits for the letter with the link `id`, and opens it. */
export async function opensLink(city: City, id: string, actor: string | null): Promise<Browser | null> {
  for (;;) {
    const link = city.parts.catcher.byLink(id)?.link;
    if (link) return followLink(city.parts.base, link, actor);
    if (city.isOver()) throw new Over();
    await pause(100);
  }
}

interface TaskLink {
  readonly task: string;
  readonly link: string;
  readonly person: string;
}

/** Which of several tasks of one kind: whose, asked of which post, in which run of its stage. */
export interface Which {
  readonly who?: string | null;
  readonly role?: string;
  readonly number?: number;
}

/** The open task of `kind` about `subject`, and the newest living link to it that was sent to somebody. */
export const taskLink = (city: City, kind: string, subject: string, which: Which = {}): Promise<TaskLink> =>
  row(
    city,
    `SELECT t.id AS task, l.id AS link, l.person_id AS person FROM tasks t JOIN links l ON l.task_id = t.id
       JOIN stage_runs r ON r.id = t.stage_run_id
     WHERE t.kind = $1 AND (t.subject_id = $2 OR t.case_id = $2) AND t.state = 'open' AND l.state = 'live'
       AND ($3::uuid IS NULL OR l.person_id = $3) AND ($4::text IS NULL OR t.role = $4)
       AND ($5::int IS NULL OR r.number = $5) ORDER BY l.created_at DESC LIMIT 1`,
    [kind, subject, which.who ?? null, which.role ?? null, which.number ?? null],
  );

/** The service's business instant. */
export async function now(city: City): Promise<string> {
  const { value } = await row<{ value: { real: string; business: string } }>(
    city,
    "SELECT value FROM settings WHERE name = 'clock'",
  );
  const pace = 86_400 / Number(city.parts.environment.CLOCK_DAY_SECONDS);
  return new Date(Date.parse(value.business) + (Date.now() - Date.parse(value.real)) * pace).toISOString();
}

/** Today in Beijing by the service's clock, as YYYY-MM-DD. */
export const today = async (city: City): Promise<Day> => dayOf(await now(city));

/** Runs `work` over `items`, so many at a time. Whoever is stopped by the end of the run stops alone. */
export async function beside<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await stopping(work(next));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** The end of the run is no fault. */
export const stopping = (work: Promise<void>): Promise<void> =>
  work.catch((error: unknown) => {
    if (!(error instanceof Over)) throw error;
  });

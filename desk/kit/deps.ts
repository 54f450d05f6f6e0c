import type { Db } from '../../db/database.js';
import type { decisions } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';
import type { CalendarData } from '../../domain/calendar/calendar.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/beijing.js';

/** Business time. In a rehearsal a day may last seconds; only the clock knows (design section 6). */
export interface Clock {
  now(): Promise<Instant>;
  /** The real instant at which the business instant `at` is reached: what a timer has to wait for. */
  realInstant(at: Instant): Instant;
  /** How long past its last moment a window waits for what arrived in it and is still being worked on; 0 where absent. */
  readonly lingerMs?: number;
}

/** An act as ops count it: which one, why it was refused, how long it took. Nothing of who or about what. */
export interface ActSeen {
  readonly act: string;
  /** The first reason; absent when the act was done. */
  readonly refusal?: Refusal;
  readonly ms: number;
}

/** What every act needs of the world. */
export interface DeskDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** The newest working-day calendar; rounds remember the version they were dated by. */
  readonly calendar: () => CalendarData;
  /** Key of link secrets and printed codes: HMAC(key, link id). Never stored in the database. */
  readonly linkKey: string;
  /** Keys links were made with before, the latest first: letters that are sent again still lead where they led. */
  readonly formerLinkKeys?: readonly string[];
  /** Seals what a person wrote with a key that can be destroyed (docs/decisions/0013). */
  readonly vault: Vault;
  /** Real time in milliseconds since 1970, by which credentials live; the machine's where absent. */
  readonly wallClock?: () => number;
  /** When a request that is answered now had arrived: an act is judged by it. Absent for what nobody sent. */
  readonly arrivedAt?: Instant;
  /** Told of each answered act, for the metrics. */
  readonly observe?: (seen: ActSeen) => void;
  /** Told of each transaction that is run again, by PostgreSQL's SQLSTATE and which try has failed (1, 2 …). */
  readonly retried?: (sqlState: string, attempt: number) => void;
}

/** One transaction of one act. Every query goes through `tx`. */
export interface Desk extends DeskDeps {
  readonly tx: Db;
  readonly now: Instant;
  readonly recorded: Recorded;
  /** Writes on their way that nobody waits for before the commit (`send`). */
  readonly sent: Promise<unknown>[];
}

/** What a transaction has put on record so far. An act without an audit row is a bug, and so is a decision without one (I32). */
export interface Recorded {
  /** Audit rows appended. */
  count: number;
  /** Instant of the last of them: not before `Desk.now`, and later where the act waited for another one (I33). */
  at: Instant | null;
  /** Decisions not written yet: the person's next audit row writes them, with its own instant. */
  readonly decisions: Omit<Required<typeof decisions.$inferInsert>, 'decidedAt'>[];
}

/** The instant by which what is asked is judged: its arrival, or now. */
export const askedAt = async (deps: Pick<DeskDeps, 'arrivedAt' | 'clock'>): Promise<Instant> =>
  deps.arrivedAt ?? (await deps.clock.now());

import type { Db } from '../../db/database.js';
import type { CalendarData } from '../../domain/calendar/calendar.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/beijing.js';

/** Business time. In a rehearsal a day may last seconds; only the clock knows (design section 6). */
export interface Clock {
  now(): Promise<Instant>;
  /** The real instant at which the business instant `at` is reached: what a timer has to wait for. */
  realInstant(at: Instant): Instant;
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
  /** Real time in milliseconds since 1970, by which credentials live; the machine's where absent. */
  readonly wallClock?: () => number;
  /** Told of each answered act, for the metrics. */
  readonly observe?: (seen: ActSeen) => void;
}

/** One transaction of one act. Every query goes through `tx`. */
export interface Desk extends DeskDeps {
  readonly tx: Db;
  readonly now: Instant;
  /** How many audit rows this transaction has appended: an act that wrote none is a bug (I32). */
  readonly recorded: { count: number };
}

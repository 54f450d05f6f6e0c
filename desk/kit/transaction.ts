import { setTimeout } from 'node:timers/promises';
import type { Db } from '../../db/database.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Desk, DeskDeps } from './deps.js';

/** How often a transaction is run again that PostgreSQL chose as a deadlock's victim. */
const tries = 5;

/**
 * Runs `run` in one transaction at the instant `now`. Two acts may lock the same rows in different orders; PostgreSQL then ends one
 * of them, with nothing written. Run again it finds the other's result, and judges anew.
 */
export async function inTransaction<T>(deps: DeskDeps, now: Instant, run: (desk: Desk) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(deps, now, run);
    } catch (error) {
      const { code = '' } = faultOf(error);
      if (!['40P01', '40001'].includes(code) || attempt === tries) throw error;
      deps.retried?.(code, attempt);
      // Not all at the same moment again.
      await setTimeout(Math.random() * 150 * attempt);
    }
  }
}

async function once<T>(deps: DeskDeps, now: Instant, run: (desk: Desk) => Promise<T>): Promise<T> {
  const sent: Promise<unknown>[] = [];
  const recorded = { count: 0, at: null, decisions: [] };
  try {
    const result = await deps.db.transaction((tx: Db) => run({ ...deps, tx, now, recorded, sent }));
    // PostgreSQL answers the commit of a transaction with a failed statement by undoing it, and the statement by its fault.
    await Promise.all(sent);
    return result;
  } catch (error) {
    // What failed first says why; all behind it only that something had.
    for (const one of await Promise.allSettled(sent)) if (one.status === 'rejected') throw one.reason;
    throw error;
  }
}

/**
 * Sends a write without waiting, where nothing that follows looks at how it went: it leaves in one go with the next statement or with
 * the commit. Should it fail, so does the transaction.
 */
export function send(desk: Pick<Desk, 'sent'>, write: PromiseLike<unknown>): void {
  const going = ask(write);
  going.catch(() => undefined);
  desk.sent.push(going);
}

/**
 * Asks now what is awaited later: all that is asked before anything is awaited leaves in one go, and runs in the order asked. So the
 * rows an answer rests on are locked first, and in the same breath everything is read that they hold still.
 */
// A statement sets out when its `then` is called, which `await` does a moment later.
export const ask = <T>(query: PromiseLike<T>): Promise<T> => new Promise((done, fail) => void query.then(done, fail));

/** What PostgreSQL says of a fault: its SQLSTATE, and the constraint that was hurt. */
export function faultOf(error: unknown): { readonly code?: string; readonly constraint?: string } {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string')
      return { code: at.code, ...('constraint' in at && { constraint: String(at.constraint) }) };
  return {};
}

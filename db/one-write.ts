import type { Duplex } from 'node:stream';
import type pg from 'pg';

/**
 * From now on the statements that are sent to the connection in one go leave in one write, each without waiting for the answers
 * to those before it (the connection is opened with `pipeline`). PostgreSQL runs them in their order, each by a look of its own,
 * and after one that fails a transaction refuses the rest. A write wakes the other side, which costs more than most statements.
 */
export function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Duplex } }).connection;
  const send = client.query.bind(client) as (...given: unknown[]) => unknown;
  let held = false;
  const leave = () => {
    held = false;
    stream.uncork();
  };
  const together = (first: unknown, ...rest: unknown[]) => {
    if (!held) {
      held = true;
      stream.cork();
      process.nextTick(leave);
    }
    const sent = send(first, ...rest);
    // Nobody waits for a transaction's beginning alone: if it fails, so does the statement behind it.
    if (!begins(first) || !(sent instanceof Promise)) return sent;
    sent.catch(() => undefined);
    return Promise.resolve({ rows: [] });
  };
  client.query = together as typeof client.query;
}

const begins = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && 'text' in given && given.text === 'begin';

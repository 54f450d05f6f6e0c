import { sql } from 'drizzle-orm';
import type { Db } from './database.js';

/** A query that can be built without being sent. */
interface Buildable<R> {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<R> };
}

/** Its built form, by the connection that keeps it; the embedded database makes a new connection of each transaction. */
type Built<R> = WeakMap<object, ReturnType<Buildable<R>['prepare']>>;

let named = 0;

/**
 * A statement of the acts people wait for: its text is built once a connection and not once an act, which took a fifth of an act's
 * time. It is the same statement otherwise, sent when it is called.
 * A JSON column's null becomes JSON's, not SQL's.
 * @param build is given stand-ins under the names of the values: they may be put where a value goes, not looked into
 */
export function kept<V extends object, R>(
  build: (db: Db, values: V) => Buildable<R>,
): (db: Db, values: V) => Promise<R> {
  const built: Built<R> = new WeakMap();
  named += 1;
  const name = `kept${named}`;
  return (db, values) => {
    const connection = connectionOf(db);
    const query = built.get(connection) ?? build(db, standIns<V>()).prepare(name);
    built.set(connection, query);
    return query.execute(values as V & Record<string, unknown>);
  };
}

const standIns = <V>(): V => new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) }) as V;

/** The pool, or in a transaction its connection: drizzle hands it to what it prepares, and names it nowhere. */
function connectionOf(db: Db): object {
  const { client } = db._.session as unknown as { readonly client?: object };
  if (!client) throw new Error('a database without a connection');
  return client;
}

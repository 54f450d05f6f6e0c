import { customType, uuid } from 'drizzle-orm/pg-core';

/** An instant: `timestamptz` in the database, an ISO-8601 UTC string with milliseconds in our code. */
export const instant = customType<{ data: string; driverData: string | Date }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (value) => value,
  fromDriver: (value) => new Date(value).toISOString(),
});

/** A Beijing day, `YYYY-MM-DD`, kept as `date`. */
export const day = customType<{ data: string; driverData: string }>({ dataType: () => 'date' });

/** A random identifier that says nothing about whom it names (workflow ids are made of these). */
export const key = (name: string) => uuid(name).primaryKey();

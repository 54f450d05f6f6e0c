/** npm run verify: looks at the whole database for what must never be; prints each breach, exits 1 if there is one. Writes nothing. */
import { join } from 'node:path';
import { problemLines, readConfig } from '../config.js';
import { openEmbedded, openPostgres } from '../db/database.js';
import { verify } from '../desk/verify/verify.js';
import { chinaCalendar } from '../domain/calendar/china.js';
import { realClock, rehearsalClock } from '../worker/clock.js';

const reading = readConfig();
if (reading.kind === 'errors') {
  console.error(problemLines(reading.errors).join('\n'));
  process.exit(2);
}
const { config } = reading;
const database = config.databaseUrl
  ? await openPostgres(config.databaseUrl, 2)
  : await openEmbedded(join(config.dataDir, 'db'));
const { daySeconds, start } = config.clock;
const clock = daySeconds ? await rehearsalClock(database.db, daySeconds, start) : realClock;
let breaches = 0;
try {
  const now = await clock.now();
  const results = await verify({ tx: database.db, now, calendar: () => chinaCalendar });
  for (const { name, breaches: found } of results) {
    breaches += found.length;
    console.log(`${found.length === 0 ? '✓' : '✗'} ${name}${found.length > 0 ? ` ${found.length}` : ''}`);
    for (const { invariant, at, facts } of found) console.log(`  ${invariant} ${at} ${JSON.stringify(facts)}`);
  }
} finally {
  await database.close();
}
process.exit(breaches > 0 ? 1 : 0);

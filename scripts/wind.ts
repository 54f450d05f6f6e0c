/**
 * npm run wind -- <UTC instant>: in a rehearsal (CLOCK_DAY_SECONDS) puts the clock on a later moment, so that nobody waits three years
 * for a studio's term. A running service on PostgreSQL follows within a second; an embedded database has one owner, so stop the
 * service first.
 */
import { problemLines, readConfig } from '../config.js';
import { keptCalendar } from '../desk/calendar/kept-calendar.js';
import { rehearsalClock } from '../worker/rehearsal-clock.js';
import { configuredSecrets } from '../worker/secret.js';
import { windOn } from '../worker/wind-on.js';
import { openStanding, vaultOf } from './standing.js';

const reading = readConfig();
if (reading.kind === 'errors') {
  console.error(problemLines(reading.errors).join('\n'));
  process.exit(2);
}
const { config } = reading;
const { daySeconds, start } = config.clock;
const to = new Date(process.argv[2] ?? '');
if (daySeconds === null || Number.isNaN(to.getTime())) {
  console.error('npm run wind -- 2027-03-01T01:00:00Z, in a rehearsal: the environment names CLOCK_DAY_SECONDS');
  process.exit(2);
}
const { db, close } = await openStanding(config, 2);
try {
  const clock = await rehearsalClock(db, daySeconds, start);
  const calendar = (await keptCalendar(db)).current;
  const deps = {
    db,
    clock,
    calendar,
    vault: await vaultOf(config),
    linkKey: (await configuredSecrets(config)).linkKey,
  };
  const told = await windOn(deps, to.toISOString());
  console.log(`it is ${await clock.now()}; ${told} processes look again`);
} finally {
  await close();
}

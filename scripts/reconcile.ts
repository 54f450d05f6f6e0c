/**
 * npm run reconcile [-- --repair]: compares database, Temporal and mail; prints every divergence and, with --repair, puts right what can
 * be. Exits 1 while something is left that a person has to look into. An embedded
 * database has one owner: stop the service first; a Temporal server of our own is started for the command.
 */
import { problemLines, readConfig } from '../config.js';
import { keptCalendar } from '../desk/calendar/kept-calendar.js';
import { reconcile } from '../worker/reconciler/reconcile.js';
import { configuredSecrets } from '../worker/secret.js';
import { connectClient } from '../worker/temporal.js';
import { clockOf, openStanding, vaultOf } from './standing.js';
import { temporalOf } from './temporal-of.js';

const reading = readConfig();
if (reading.kind === 'errors') {
  console.error(problemLines(reading.errors).join('\n'));
  process.exit(2);
}
const { config } = reading;
const repair = process.argv.includes('--repair');
const closing: (() => Promise<unknown>)[] = [];
let left = 0;
try {
  const database = await openStanding(config, 12);
  closing.push(() => database.close());
  const temporal = await temporalOf(config);
  if (!temporal) throw new Error('there is no Temporal server, and there never was one');
  closing.push(temporal.stop);
  const client = await connectClient({ ...config.temporal, address: temporal.address });
  closing.push(() => client.connection.close());
  const deps = {
    db: database.db,
    clock: await clockOf(config, database.db),
    vault: await vaultOf(config),
    calendar: (await keptCalendar(database.db)).current,
    linkKey: (await configuredSecrets(config)).linkKey,
  };
  const found = await reconcile(deps, client, repair);
  for (const { kind, at, outcome, facts } of found) console.log(`${outcome} ${kind} ${at} ${JSON.stringify(facts)}`);
  left = found.filter(({ outcome }) => outcome === 'reported').length;
  console.log(`${found.length} divergences, ${found.length - left} repaired, ${left} left`);
} finally {
  for (const close of closing.toReversed()) await close();
}
process.exit(left > 0 ? 1 : 0);

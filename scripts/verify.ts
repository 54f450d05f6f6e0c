/**
 * npm run verify: looks at the whole database, and at the workflows where there is a server, for what must never be; prints each
 * breach, exits 1 if there is one. Writes nothing. `-- --seal <number>:<hash>` besides: a seal or root somebody kept.
 */
import { problemLines, readConfig } from '../config.js';
import { keptCalendar } from '../desk/calendar/kept-calendar.js';
import { verify } from '../desk/verify/verify.js';
import { keptAnchors } from '../worker/kept-anchor.js';
import { reconcile } from '../worker/reconciler/reconcile.js';
import { connectClient } from '../worker/temporal.js';
import { clockOf, openStanding, vaultOf } from './standing.js';
import { temporalOf } from './temporal-of.js';

const reading = readConfig();
if (reading.kind === 'errors') {
  console.error(problemLines(reading.errors).join('\n'));
  process.exit(2);
}
const { config } = reading;
const given = process.argv
  .filter((_, at, all) => all[at - 1] === '--seal')
  .map((text) => ({ seal: Number(text.split(':')[0]), hash: text.split(':')[1] ?? '' }));
const database = await openStanding(config, 12);
const clock = await clockOf(config, database.db);
let breaches = 0;
const say = (name: string, lines: readonly string[]) => {
  breaches += lines.length;
  console.log(`${lines.length === 0 ? '✓' : '✗'} ${name}${lines.length > 0 ? ` ${lines.length}` : ''}`);
  for (const line of lines) console.log(`  ${line}`);
};
const temporal = await temporalOf(config);
try {
  const calendar = (await keptCalendar(database.db)).current;
  const anchors = [...(await keptAnchors(config.dataDir)), ...given];
  for (const { name, breaches: found } of await verify({ tx: database.db, now: await clock.now(), calendar, anchors }))
    say(
      name,
      found.map(({ invariant, at, facts }) => `${invariant} ${at} ${JSON.stringify(facts)}`),
    );
  if (temporal) {
    const client = await connectClient({ ...config.temporal, address: temporal.address });
    const found = await reconcile(
      { db: database.db, clock, calendar, linkKey: '', vault: await vaultOf(config) },
      client,
      false,
    );
    say(
      'workflows',
      found.map(({ kind, at, facts }) => `I37–I39 ${kind} ${at} ${JSON.stringify(facts)}`),
    );
    await client.connection.close();
  }
} finally {
  await temporal?.stop();
  await database.close();
}
process.exit(breaches > 0 ? 1 : 0);

/** A process of its own: worker, relay and mail, as `main.ts` composes them. */
import { openPostgres } from '../../db/database.js';
import { diskShelves } from '../../desk/blobs/shelves.js';
import { smtpSender } from '../../mail/sender.js';
import { keptBundle } from '../../worker/bundle.js';
import { runBackground } from '../../worker/run.js';
import { connectClient, quietTemporal } from '../../worker/temporal.js';
import { depsOf } from './deps.js';
import { ready, settings } from './part.js';

const given = settings();
quietTemporal(null);
const database = await openPostgres(given.databaseUrl);
const temporal = { address: given.temporalAddress, namespace: 'default', apiKey: null, tls: null };
const client = await connectClient(temporal);
const background = await runBackground({
  deps: depsOf(database.db, given),
  shelves: diskShelves(given.filesFolder),
  client,
  temporal,
  bundle: await keptBundle(given.bundleFolder),
  sender: smtpSender(given.smtpUrl, '评选 <pingxuan@city.example>'),
  publicUrl: 'http://127.0.0.1',
  report: (part, error) => console.error(part, error instanceof Error ? error.stack || error.name : error),
});
ready(async () => {
  await background.stop();
  await client.connection.close();
  await database.close();
});

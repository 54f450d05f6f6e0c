import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { createApp } from './api/app.js';
import type { ApiDeps } from './api/deps.js';
import { createPages } from './api/pages/all.js';
import { rateLimits } from './api/rate-limits.js';
import { rows } from './api/routes/all.js';
import type { Config } from './config.js';
import { type Db, openEmbedded, openPostgres } from './db/database.js';
import { organisations } from './db/schema/all.js';
import { diskBlobs } from './desk/blobs/blobs.js';
import { defaultIdentity } from './desk/identity/parameters.js';
import { closePdf } from './documents/pdf.js';
import { chinaCalendar } from './domain/calendar/china.js';
import { loadSampleCity } from './examples/load.js';
import { smtpSender } from './mail/sender.js';
import type { Parts, Service } from './scripts/parts.js';
import { realClock, rehearsalClock } from './worker/clock.js';
import { runBackground } from './worker/run.js';
import { keptSecret, secretsFrom } from './worker/secret.js';
import { bundleWorkflows, connectClient, quietTemporal } from './worker/temporal.js';

/**
 * The whole service in one process: database, API and pages, worker, relay, mail. Order of starting and stopping:
 * database → background → HTTP, and back.
 * @throws Error naming the part that does not answer
 */
export async function startService(config: Config, parts: Parts): Promise<Service> {
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  quietTemporal();
  const bundling = bundleWorkflows();
  const database = config.databaseUrl
    ? await openPostgres(config.databaseUrl)
    : await openEmbedded(join(config.dataDir, 'db'));
  const { daySeconds, start } = config.clock;
  const clock = daySeconds ? await rehearsalClock(database.db, daySeconds, start) : realClock;
  const secrets = secretsFrom(config.sessionSecret ?? (await keptSecret(config.dataDir)));
  const deps = {
    db: database.db,
    clock,
    calendar: () => chinaCalendar,
    linkKey: secrets.linkKey,
    sealKey: secrets.sealKey,
    wallClock: Date.now,
    identity: defaultIdentity,
    blobs: diskBlobs(join(config.dataDir, 'files')),
  };
  const lines = config.mode === 'embedded' ? await loadSampleCity(deps) : [];

  const temporal = { ...config.temporal, address: parts.temporalAddress };
  const client = await connectClient(temporal);
  const sender = smtpSender(parts.smtpUrl, config.mail.from);
  const report = (part: string, error: unknown) => log.error({ part, fault: faultOf(error) }, 'background fault');
  const { publicUrl } = config.http;
  const background = await runBackground({ deps, client, temporal, bundle: await bundling, sender, publicUrl, report });

  const limits = rateLimits(defaultIdentity, config.databaseUrl ?? undefined);
  const api: ApiDeps = {
    ...deps,
    publicUrl,
    trustProxyHops: config.http.trustProxyHops,
    log: (line) => log.info(line, 'request'),
    checks: {
      database: () => database.ping(),
      temporal: async () => void (await client.workflowService.getSystemInfo({})),
      mail: () => sender.ping(),
    },
    limits,
  };
  const site = { organiser: await organiserName(database.db), domain: new URL(publicUrl).host };
  const app = createApp({ ...api, pages: createPages(api, rows, site) });
  const server = app.listen(config.http.port, config.http.host);
  await new Promise<void>((done, fail) => server.once('listening', done).once('error', fail));

  return {
    lines,
    stop: async () => {
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      });
      await background.stop();
      await limits.close();
      await client.connection.close();
      await closePdf();
      await database.close();
    },
  };
}

/** Whose site this is: the city bureau once it has been entered. */
async function organiserName(db: Db): Promise<string> {
  const [bureau] = await db.select().from(organisations).where(eq(organisations.kind, 'cityBureau'));
  return bureau?.name ?? '市教育局';
}

/** A fault's class and place without its words: they may repeat an address or a name. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return `${error.name} ${(error.stack ?? '').split('\n').slice(1, 4).join(' ').trim()}`;
}

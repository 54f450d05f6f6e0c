import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import express from 'express';
import { type Logger, pino } from 'pino';
import { createApp } from './api/app.js';
import type { ApiDeps, Checks } from './api/deps.js';
import { health } from './api/health.js';
import { listen } from './api/listen.js';
import { createMetrics, type Metrics } from './api/metrics/metrics.js';
import { serveMetrics } from './api/metrics/serve.js';
import { oidcProvider } from './api/oidc/provider.js';
import { createPages } from './api/pages/all.js';
import { rateLimits } from './api/rate-limits.js';
import { rows } from './api/routes/all.js';
import { linksArrive } from './api/self-test.js';
import { type Config, places } from './config.js';
import { type Db, openEmbedded, openPostgres } from './db/database.js';
import { organisations } from './db/schema/all.js';
import { createVault } from './db/sealed.js';
import { diskBlobs } from './desk/blobs/blobs.js';
import { diskShelves } from './desk/blobs/shelves.js';
import { keptCalendar } from './desk/calendar/kept-calendar.js';
import { defaultIdentity } from './desk/identity/parameters.js';
import { armCrash } from './desk/kit/crash-points.js';
import { clamdScan } from './documents/clamd.js';
import { closePdf } from './documents/pdf.js';
import { loadSampleCity } from './examples/load.js';
import { smtpSender } from './mail/sender.js';
import packageJson from './package.json' with { type: 'json' };
import { bilingual, progress } from './scripts/ensure/say.js';
import type { Parts, Service } from './scripts/parts.js';
import { keptBundle } from './worker/bundle.js';
import { realClock } from './worker/clock.js';
import { anchorKeeper } from './worker/kept-anchor.js';
import { loop } from './worker/loop.js';
import { rehearsalClock } from './worker/rehearsal-clock.js';
import { runBackground } from './worker/run.js';
import { configuredSecrets } from './worker/secret.js';
import { connectClient, lazyClient, quietTemporal } from './worker/temporal.js';
import { followClock, windOn } from './worker/wind-on.js';

/**
 * The service in one process, or one part of it (`PINGXUAN_PARTS`): database, API and pages, worker, relay, mail. A process
 * without the API answers /healthz and /readyz alone; one without the worker starts while Temporal is away. Order of starting and stopping:
 * database → background → HTTP, and back; what was opened before a failure is closed again. The database opens and the
 * workflows are bundled while `parts` still start.
 * @throws Error naming the part that does not answer
 */
export async function startService(config: Config, parts: Parts | Promise<Parts>): Promise<Service> {
  const opened: (() => unknown)[] = [];
  const stop = async () => {
    for (let close = opened.pop(); close; close = opened.pop()) await close();
  };
  try {
    return { ...(await open(config, parts, (close) => void opened.push(close))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Opened = (close: () => unknown) => void;

/** Opens everything in order, tells `opened` how each is closed. */
async function open(config: Config, starting: Parts | Promise<Parts>, opened: Opened): Promise<Omit<Service, 'stop'>> {
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  if (config.crashAt) armCrash(config.crashAt);
  const { metrics: monitored } = config;
  if (config.parts.worker) quietTemporal(monitored.temporalPort ? `${monitored.host}:${monitored.temporalPort}` : null);
  const bundling = config.parts.worker ? bundled() : null;
  const database = await openDatabase(config);
  opened(() => database.close());
  const { daySeconds, start } = config.clock;
  const rehearsed = daySeconds ? await rehearsalClock(database.db, daySeconds, start) : null;
  const clock = rehearsed ?? realClock;
  const secrets = await configuredSecrets(config);
  const metrics = createMetrics(database.db, clock, Date.now);
  const calendar = await keptCalendar(database.db);
  const filesFolder = join(config.dataDir, 'files');
  const deps = {
    db: database.db,
    clock,
    observe: metrics.act,
    retried: metrics.retried,
    calendar: calendar.current,
    ...secrets,
    vault: createVault(config.dataKeys ?? secrets.dataKeys),
    wallClock: Date.now,
    identity: defaultIdentity,
    blobs: diskBlobs(filesFolder),
  };
  const isSample = config.mode === 'embedded' && config.parts.api;
  const lines = isSample ? await progress((w) => w.loadSample, loadSampleCity(deps)) : [];

  const parts = await starting;
  const temporal = { ...config.temporal, address: parts.temporalAddress };
  const client = await (config.parts.worker ? named('Temporal', connectClient(temporal)) : lazyClient(temporal));
  opened(() => client.connection.close());
  const sender = smtpSender(parts.smtpUrl, config.mail.from);
  opened(() => sender.close());
  const report = (part: string, error: unknown) => {
    metrics.fault(part);
    log.error({ part, fault: faultOf(error) }, 'background fault');
  };
  const refreshing = loop(calendar.refresh, 1_000, (error) => report('calendar', error));
  opened(() => refreshing.stop());
  if (rehearsed) {
    const follow = config.parts.worker ? followClock({ ...deps, clock: rehearsed }) : rehearsed.refresh;
    const winding = loop(follow, 1_000, (error) => report('clock', error));
    opened(() => winding.stop());
  }
  const { publicUrl } = config.http;
  if (bundling !== null) {
    const bundle = await bundling;
    const keepSeal = anchorKeeper(config.dataDir);
    const shelves = diskShelves(filesFolder);
    const background = { deps, shelves, client, temporal, bundle, sender, publicUrl, keepSeal, report };
    const running = await named('Temporal', runBackground({ ...background, swept: metrics.swept }));
    opened(() => running.stop());
  }
  const checks: Checks = {
    database: () => database.ping(),
    temporal: async () => void (await client.workflowService.getSystemInfo({})),
    mail: () => sender.ping(),
  };
  const limits = rateLimits(defaultIdentity, config.databaseUrl ?? undefined);
  opened(() => limits.close());
  opened(closePdf);
  const api: ApiDeps = {
    ...deps,
    publicUrl,
    trustProxyHops: config.http.trustProxyHops,
    version: packageJson.version,
    log: (line) => {
      metrics.request(line);
      log.info(line, 'request');
    },
    checks,
    limits,
    ...(config.clamdAddress && { scan: clamdScan(config.clamdAddress) }),
    ...(config.oidc && { oidc: oidcProvider(config.oidc) }),
  };
  const site = { organiser: await organiserName(database.db), domain: new URL(publicUrl).host };
  const app = config.parts.api
    ? createApp({ ...api, pages: createPages(api, rows, site) })
    : express().use(health(checks, api));
  if (monitored.port) {
    const scraped = await serveMetrics(metrics, monitored.host, monitored.port);
    opened(() => scraped.stop());
  }
  const listening = await listen(app, config.http.host, config.http.port);
  opened(() => listening.stop());
  if (config.mode === 'production' && config.parts.api) {
    const testing = loop(selfTest(api, metrics, log), selfTestMs, (error) => report('self-test', error));
    opened(() => testing.stop());
  }
  return { lines, ...(rehearsed && { windOn: (to) => windOn({ ...deps, clock: rehearsed }, to) }) };
}

const selfTestMs = 60_000;

/** Once a minute a link must arrive through the public address; the balancer may send us nobody before we are ready. */
const selfTest = (api: ApiDeps, metrics: Metrics, log: Logger) => async () => {
  const arrived = await linksArrive(api);
  metrics.selfTest(arrived);
  if (!arrived) log.error({ part: 'self-test' }, 'a link fetched through PUBLIC_URL does not arrive here');
  return false;
};

/** The workflows as the worker loads them. Awaited only once the database is open: a failure meanwhile is told then. */
function bundled() {
  const bundling = progress((w) => w.bundleWorkflows, keptBundle(join(places().home, 'bundles')));
  bundling.catch(() => undefined);
  return bundling;
}

const openDatabase = ({ databaseUrl, dataDir }: Config) =>
  databaseUrl ? named('PostgreSQL (DATABASE_URL)', openPostgres(databaseUrl)) : openEmbedded(join(dataDir, 'db'));

/** Says which part it was that failed. */
async function named<T>(part: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Error(`${bilingual((w) => w.notReady(part))}\n${faultOf(error)}`, { cause: error });
  }
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

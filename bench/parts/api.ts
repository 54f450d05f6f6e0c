/** A process of its own: HTTP, as `main.ts` composes it. */
import { pino } from 'pino';
import { createApp } from '../../api/app.js';
import { listen } from '../../api/listen.js';
import { createPages } from '../../api/pages/all.js';
import { rateLimits } from '../../api/rate-limits.js';
import { rows } from '../../api/routes/all.js';
import { openPostgres } from '../../db/database.js';
import { defaultIdentity } from '../../desk/identity/parameters.js';
import { depsOf } from './deps.js';
import { ready, settings } from './part.js';

const given = settings();
const database = await openPostgres(given.databaseUrl);
const log = pino({ base: null }, pino.destination(given.logFile));
const publicUrl = `http://127.0.0.1:${given.port}`;
const limits = rateLimits(defaultIdentity, given.databaseUrl);
const api = {
  ...depsOf(database.db, given),
  publicUrl,
  trustProxyHops: 1,
  log: (line: object) => log.info(line, 'request'),
  checks: { database: () => database.ping() },
  limits,
};
const site = { organiser: '市教育局', domain: new URL(publicUrl).host };
const listening = await listen(createApp({ ...api, pages: createPages(api, rows, site) }), '127.0.0.1', given.port);
ready(async () => {
  await listening.stop();
  await limits.close();
  await database.close();
});

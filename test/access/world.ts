import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { createApp } from '../../api/app.js';
import type { ApiDeps, LogLine } from '../../api/deps.js';
import { createPages } from '../../api/pages/all.js';
import { rateLimits } from '../../api/rate-limits.js';
import { rows } from '../../api/routes/all.js';
import { accounts, apiTokens, links, sessions, tasks } from '../../db/schema/all.js';
import { identityParameters } from '../../desk/identity/parameters.js';
import { hashPassword } from '../../desk/identity/passwords.js';
import { sha256 } from '../../desk/kit/canonical.js';
import { linkSecret } from '../../desk/kit/links.js';
import { memoryBlobs } from '../api/routes/steps.js';
import { password, sealKey } from '../api/server.js';
import { openDesk } from '../support/desk.js';
import { site } from '../web/site.js';
import { type Standing, standing, twoCities } from './people.js';
import type { Spoken } from './walk/spoken.js';
import { walker } from './walk.js';

const plenty = 1_000_000;
const wallAt = Date.parse('2026-03-02T01:00:00.000Z');

/** The real app over HTTP with its pages, on a real database with two cities, everybody signed in, and a round to walk. */
export async function accessWorld(spoken?: Spoken) {
  const desk = await openDesk();
  const city = await twoCities(desk);
  const identity = identityParameters.parse({
    evenMilliseconds: 5,
    tries: {
      objectionPerAddress: 1_000_000,
      objectionPerEmail: 1_000_000,
      addressPerMinute: plenty,
      signInPerAddress: plenty,
      signInPerAccount: plenty,
      link: plenty,
      resend: plenty,
    },
  });
  const limits = rateLimits(identity);
  const log: LogLine[] = [];
  const blobs = memoryBlobs();
  const deps: ApiDeps = {
    ...desk,
    wallClock: () => wallAt,
    sealKey,
    identity,
    publicUrl: 'http://pingxuan.test',
    trustProxyHops: 0,
    log: (line) => void log.push(line),
    checks: { database: () => desk.database.ping() },
    limits,
    blobs,
  };
  Object.assign(deps, { pages: createPages(deps, rows, site) });
  const server = createApp(deps, rows).listen(0, '127.0.0.1');
  // A step of the walk may take longer than a connection is kept open.
  server.keepAliveTimeout = 600_000;
  await new Promise((done) => server.once('listening', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const passwordHash = await hashPassword(password);
  const cookies = new Map<string, string>();
  const bearers = new Map<string, string>();
  const at = new Date(wallAt).toISOString();
  const expiresAt = '2027-03-02T01:00:00.000Z';
  const everybody = [
    ...new Set([...Object.values(standing), 'cityOfficer2', 'expert3', 'expert4', 'expert5', 'expert6']),
  ];
  for (const code of everybody) {
    const account = { id: randomUUID(), personId: city.personId(code), login: code.toLowerCase(), passwordHash };
    await desk.db.insert(accounts).values(account);
    for (const strong of [true, false]) {
      const value = `${code}-${strong}`;
      const secondFactorAt = strong ? at : null;
      const kept = {
        hash: sha256(value),
        accountId: account.id,
        secondFactorAt,
        createdAt: at,
        lastSeenAt: at,
        expiresAt,
      };
      await desk.db.insert(sessions).values(kept);
      cookies.set(value, `px_session=${value}`);
    }
    const token = `pxt_${code}`;
    const kept = { id: randomUUID(), accountId: account.id, name: 't', hash: sha256(token), createdAt: at, expiresAt };
    await desk.db.insert(apiTokens).values({ ...kept, scope: 'read' });
    bearers.set(code, token);
  }
  const walk = walker(desk, city, spoken, async () => ({
    sha256: sha256('%PDF'),
    blob: await blobs.put(desk.vault.sealFile(Buffer.from('%PDF'))),
  }));

  /** Who stands in a column just now: experts are drawn by lot. */
  const codeOf = (who: Standing): string => {
    if (who === 'expert.own') return walk.expert('own');
    return who === 'expert.recused' ? walk.expert('recused') : standing[who];
  };

  /** Runs and takes everything back: the next cell finds the same world. */
  const takenBack = async <T>(run: () => Promise<T>): Promise<T> => {
    const kept = { result: undefined as T | undefined };
    const back = new Error('taken back');
    const { db } = deps;
    await db
      .transaction(async (tx) => {
        Object.assign(deps, { db: tx });
        Object.assign(desk, { db: tx });
        kept.result = await run();
        throw back;
      })
      .catch((error: unknown) => {
        if (error !== back) throw error;
      })
      .finally(() => {
        Object.assign(deps, { db });
        Object.assign(desk, { db });
      });
    return kept.result as T;
  };

  /** The newest live link of a task about a subject, traded for its session; null where there is none. */
  const linkTo = async (subjectIds: readonly string[], kind?: (typeof tasks.$inferSelect)['kind']) => {
    const found = await deps.db
      .select({ id: links.id, taskId: links.taskId })
      .from(links)
      .innerJoin(tasks, eq(tasks.id, links.taskId))
      .where(
        and(
          eq(links.state, 'live'),
          eq(tasks.state, 'open'),
          eq(tasks.strong, false),
          inArray(tasks.subjectId, [...subjectIds]),
          ...(kind ? [eq(tasks.kind, kind)] : []),
        ),
      )
      .orderBy(desc(links.createdAt))
      .limit(1);
    const [link] = found;
    return link ? { ...link, ...(await opened(link.id)) } : null;
  };
  const opened = async (id: string) => {
    const answer = await fetch(`${url}/t/${id}/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: linkSecret(deps.linkKey, id) }),
    });
    const { nonce = '' } = (await answer.json()) as { nonce?: string };
    return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', nonce, status: answer.status };
  };

  return {
    desk,
    deps,
    city,
    walk,
    url,
    log,
    codeOf,
    takenBack,
    linkTo,
    opened,
    cookie: (code: string, strong = true) => cookies.get(`${code}-${strong}`) ?? '',
    bearer: (code: string) => bearers.get(code) ?? '',
    close: async () => {
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      await limits.close();
      await desk.close();
    },
  };
}
export type AccessWorld = Awaited<ReturnType<typeof accessWorld>>;

import { Router } from 'express';
import type { Clock } from '../desk/kit/deps.js';
import type { Checks } from './deps.js';

/** Longest wait for a part before it counts as not answering. */
const patience = 2_000;

export interface About {
  /** Business time: in a rehearsal another than the machine's. */
  readonly clock: Pick<Clock, 'now'>;
  readonly version?: string;
}

/** /healthz: this process runs, which version, at which business time. /readyz: its parts answer, too; otherwise 503 and which does not. */
export function health(checks: Checks, { clock, version }: About): Router {
  const router = Router();
  router.get('/healthz', async (_request, response) => {
    const now = await clock.now();
    response.set('Cache-Control', 'no-store').json({ ok: true, now, ...(version && { version }) });
  });
  router.get('/readyz', async (_request, response) => {
    const named = Object.entries(checks);
    const answers = await Promise.all(named.map(async ([name, check]) => [name, await doesAnswer(check)] as const));
    const ok = answers.every(([, answered]) => answered);
    response
      .status(ok ? 200 : 503)
      .set({ 'Cache-Control': 'no-store', ...(!ok && { 'Retry-After': '5' }) })
      .json({ ok, parts: Object.fromEntries(answers) });
  });
  return router;
}

async function doesAnswer(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), patience);
  });
  try {
    return await Promise.race([check().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

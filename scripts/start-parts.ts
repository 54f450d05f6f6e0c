import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { bilingual, progress } from './ensure/say.js';
import { startTemporal } from './ensure/temporal-server.js';
import { startMailCatcher } from './mail-catcher/start.js';

const stopNothing = async () => undefined;

type Answer = 'yes' | 'no' | 'refuses';

function reaches(host: string, port: number): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const say = (answer: Answer) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', say('yes')).once('error', say('no')).once('timeout', say('no'));
  });
}

/**
 * Asks until somebody answers, for at most `seconds`. A wrong password is not waited for: it does not heal by itself.
 * @throws Error naming `part`
 */
async function waitFor(part: string, seconds: number, ask: () => Promise<Answer>): Promise<void> {
  const until = Date.now() + seconds * 1000;
  const asking = async () => {
    for (;;) {
      const answer = await ask();
      if (answer === 'refuses') throw new Error(bilingual((w) => w.refusesUs(part)));
      if (answer === 'yes') return true;
      if (Date.now() >= until) return false;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  if (await progress((w) => w.retrying(part), asking())) return;
  throw new Error(bilingual((w) => w.notReady(part)));
}

/** The relay named by SMTP_URL, or the catcher. People's acts need neither it nor Temporal: the API does not wait for them. */
export async function startMail(config: Config) {
  const { smtpUrl, smtpPort, uiPort } = config.mail;
  if (smtpUrl !== null) {
    const { hostname, port, protocol } = new URL(smtpUrl);
    const smtpAt = Number(port || (protocol === 'smtps:' ? 465 : 587));
    if (config.parts.worker) await waitFor('SMTP (SMTP_URL)', config.startPatience, () => reaches(hostname, smtpAt));
    return { smtpUrl, uiUrl: null, stop: stopNothing };
  }
  const catcher = await startMailCatcher({ folder: join(config.dataDir, 'mail'), smtpPort, uiPort });
  return { smtpUrl: catcher.smtpUrl, uiUrl: catcher.uiUrl, stop: catcher.stop };
}

/** The server named by TEMPORAL_ADDRESS, or our own dev server; `ended` only for ours. */
export async function startTemporalPart(config: Config) {
  const { address, namespace, port, uiPort } = config.temporal;
  if (address !== null) {
    const split = address.lastIndexOf(':');
    const [host, at] = [address.slice(0, split), Number(address.slice(split + 1))];
    if (config.parts.worker)
      await waitFor('Temporal (TEMPORAL_ADDRESS)', config.startPatience, () => reaches(host, at));
    return { address, uiUrl: null, stop: stopNothing, ended: null };
  }
  mkdirSync(config.dataDir, { recursive: true });
  const databaseFile = join(config.dataDir, 'temporal.db');
  const server = await startTemporal({ port, uiPort, namespace, databaseFile });
  return { address: server.address, uiUrl: `http://127.0.0.1:${uiPort}`, stop: server.stop, ended: server.ended };
}

/** Waits for the database named by DATABASE_URL; the embedded one needs no waiting for. */
export async function awaitDatabase({ databaseUrl, startPatience }: Config): Promise<void> {
  if (databaseUrl === null) return;
  const { postgresAnswers } = await import('../db/database.js');
  await waitFor('PostgreSQL (DATABASE_URL)', startPatience, () => postgresAnswers(databaseUrl));
}

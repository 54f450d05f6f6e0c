import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { bilingual, progress } from './ensure/say.js';
import { startTemporal } from './ensure/temporal-server.js';
import { startMailCatcher } from './mail-catcher/start.js';

const stopNothing = async () => undefined;

/** How long a part that is not ours may take to answer at start, in seconds. */
const patience = 30;

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const say = (yes: boolean) => () => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', say(true)).once('error', say(false)).once('timeout', say(false));
  });
}

/** Waits until somebody answers at host:port; throws, naming `part`, when nobody has within half a minute. */
async function waitFor(part: string, host: string, port: number): Promise<void> {
  const until = Date.now() + patience * 1000;
  const asking = async () => {
    while (Date.now() < until) {
      if (await reaches(host, port)) return true;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return false;
  };
  if (await progress((w) => w.retrying(part), asking())) return;
  throw new Error(bilingual((w) => w.notReady(part)));
}

/** The relay named by SMTP_URL, or the catcher. */
export async function startMail(config: Config) {
  const { smtpUrl, smtpPort, uiPort } = config.mail;
  if (smtpUrl !== null) {
    const url = new URL(smtpUrl);
    await waitFor('SMTP (SMTP_URL)', url.hostname, Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)));
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
    await waitFor('Temporal (TEMPORAL_ADDRESS)', address.slice(0, split), Number(address.slice(split + 1)));
    return { address, uiUrl: null, stop: stopNothing, ended: null };
  }
  mkdirSync(config.dataDir, { recursive: true });
  const databaseFile = join(config.dataDir, 'temporal.db');
  const server = await startTemporal({ port, uiPort, namespace, databaseFile });
  return { address: server.address, uiUrl: `http://127.0.0.1:${uiPort}`, stop: server.stop, ended: server.ended };
}

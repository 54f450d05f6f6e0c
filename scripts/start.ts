/** npm start: runs every part that the environment does not name, then the service, until Ctrl-C. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problemLines, readConfig } from '../config.js';
import { bilingual, progress } from './ensure/say.js';
import type { Parts } from './parts.js';
import { refuseTakenPorts } from './ports.js';
import { awaitDatabase, startMail, startTemporalPart } from './start-parts.js';

const dotEnv = join(import.meta.dirname, '..', '.env');
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
const reading = readConfig();
if (reading.kind === 'errors') {
  console.error(problemLines(reading.errors).join('\n'));
  process.exit(1);
}
const { config } = reading;

/** In the order of their start; they stop in the reverse order. */
const running: { name: string; stop: () => Promise<void> }[] = [];
let ending = false;

/** Milliseconds until an end that hangs is forced: people who press Ctrl-C do not wait longer. */
const endPatience = 9_000;

async function end(status: number): Promise<never> {
  ending = true;
  setTimeout(() => {
    console.error(bilingual((w) => w.stopLate));
    process.exit(1);
  }, endPatience).unref();
  for (const part of running.toReversed()) {
    await part.stop().catch((error: unknown) => {
      console.error(part.name, error);
      status = 1;
    });
  }
  process.exit(status);
}

function endedByItself(name: string) {
  return (words: string) => {
    if (ending) return;
    console.error(`${bilingual((w) => w.endedByItself(name))}\n${words}`);
    void end(1);
  };
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (ending) return;
    console.error(bilingual((w) => w.stopping));
    void end(0);
  });
}

async function startMailPart() {
  const mail = await startMail(config);
  running.push({ name: 'mail', stop: mail.stop });
  return mail;
}

async function startTemporalServer() {
  const temporal = await startTemporalPart(config);
  running.push({ name: 'Temporal', stop: temporal.stop });
  void temporal.ended?.then(endedByItself('Temporal'));
  return temporal;
}

/** The parts start beside each other, and the program is loaded meanwhile; the first that fails ends all. */
async function startParts(): Promise<Parts> {
  const [mail, temporal] = await Promise.all([startMailPart(), startTemporalServer()]);
  return {
    temporalAddress: temporal.address,
    temporalUiUrl: temporal.uiUrl,
    smtpUrl: mail.smtpUrl,
    mailUiUrl: mail.uiUrl,
  };
}

async function startAll() {
  const starting = startParts();
  const loading = async () => {
    const [{ startService }] = await Promise.all([import('../main.js'), awaitDatabase(config)]);
    return startService(config, starting);
  };
  return Promise.all([starting, progress((w) => w.startService, loading())]);
}

try {
  await refuseTakenPorts(config);
  const [parts, service] = await startAll();
  running.push({ name: 'service', stop: service.stop });
  if (!ending) {
    console.log(`\n${bilingual((w) => w.ready)}\n  ${config.http.publicUrl}`);
    if (parts.mailUiUrl) console.log(`  ${bilingual((w) => w.mailInbox)}  ${parts.mailUiUrl}`);
    if (parts.temporalUiUrl) console.log(`  Temporal  ${parts.temporalUiUrl}`);
    for (const line of service.lines) console.log(line);
  }
} catch (error) {
  if (!ending) {
    console.error(error instanceof Error ? error.message : error);
    await end(1);
  }
}

import { join } from 'node:path';
import { type Config, places, problemLines, readConfig } from '../../config.js';
import { freePort } from '../ensure/port.js';
import { startMail, startTemporalPart } from '../start-parts.js';
import { daySecondsFor, sampleOfWork } from './pace.js';

/** While the city is loaded a day or two pass already: the round opens on Monday, 2 March 2026, or soon after. */
const clockStart = '2026-03-01T00:00:00Z';

/** Stands in letters and on papers, as a city's own would; the story itself follows each link on this machine. */
const publicUrl = 'https://pingxuan.city.example';

export interface RunningParts {
  readonly config: Config;
  readonly temporalAddress: string;
  readonly mailUiUrl: string;
  readonly windOn: (to: string) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Mail catcher, Temporal and the service, on free ports and in a folder of their own. */
export async function startParts(folder: string): Promise<RunningParts> {
  const config = await configFor(folder);
  const running: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of running.toReversed()) await end();
  };
  try {
    const mail = await startMail(config);
    running.push(mail.stop);
    const temporal = await startTemporalPart(config);
    running.push(temporal.stop);
    const parts = {
      temporalAddress: temporal.address,
      temporalUiUrl: temporal.uiUrl,
      smtpUrl: mail.smtpUrl,
      mailUiUrl: mail.uiUrl,
    };
    const { startService } = await import('../../main.js');
    const service = await startService(config, parts);
    running.push(service.stop);
    const { windOn } = service;
    if (!windOn) throw new Error('a demo without a rehearsal’s clock');
    return { config, temporalAddress: temporal.address, mailUiUrl: mail.uiUrl ?? '', windOn, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As the environment says (CLOCK_DAY_SECONDS), else as the machine can. */
function daySeconds(): number {
  const given = readConfig();
  return (given.kind === 'config' && given.config.clock.daySeconds) || daySecondsFor(sampleOfWork());
}

async function configFor(folder: string): Promise<Config> {
  const ports: string[] = [];
  for (let at = 0; at < 5; at++) ports.push(String(await freePort()));
  const [http, temporal, temporalUi, smtp, mailUi] = ports;
  const { home, temporalCli } = places();
  const reading = readConfig({
    PINGXUAN_HOME: home,
    TEMPORAL_CLI_PATH: temporalCli,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'error',
    HTTP_PORT: http,
    PUBLIC_URL: publicUrl,
    TEMPORAL_PORT: temporal,
    TEMPORAL_UI_PORT: temporalUi,
    SMTP_PORT: smtp,
    MAIL_UI_PORT: mailUi,
    // One hop, the demo's own: everybody in the story comes from an address of their own.
    TRUST_PROXY_HOPS: '1',
    CLOCK_DAY_SECONDS: String(daySeconds()),
    CLOCK_START: clockStart,
  });
  if (reading.kind === 'errors') throw new Error(problemLines(reading.errors).join('\n'));
  return reading.config;
}

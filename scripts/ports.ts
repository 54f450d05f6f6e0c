import type { Config, VariableName } from '../config.js';
import { isFree } from './ensure/port.js';
import { bilingual } from './ensure/say.js';

/** Throws, naming every port we need that somebody else holds. */
export async function refuseTakenPorts(config: Config): Promise<void> {
  const wanted: [VariableName, number, string][] = [['HTTP_PORT', config.http.port, config.http.host]];
  const own = '127.0.0.1';
  if (config.temporal.address === null) {
    wanted.push(['TEMPORAL_PORT', config.temporal.port, own], ['TEMPORAL_UI_PORT', config.temporal.uiPort, own]);
  }
  if (config.mail.smtpUrl === null) {
    wanted.push(['SMTP_PORT', config.mail.smtpPort, own], ['MAIL_UI_PORT', config.mail.uiPort, own]);
  }
  const free = await Promise.all(wanted.map(([, port, host]) => isFree(port, host)));
  const taken = wanted.filter((_, index) => !free[index]);
  if (taken.length === 0) return;
  throw new Error(taken.map(([name, port]) => bilingual((w) => w.portTaken(name, port))).join('\n'));
}

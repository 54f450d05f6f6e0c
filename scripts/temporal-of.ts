import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { answers } from './ensure/port.js';
import { startTemporalPart } from './start-parts.js';

/** The server a command talks to: the named one, our own if it runs, else our own started for the command; null where there never was one. */
export async function temporalOf(
  config: Config,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> } | null> {
  const { address, port } = config.temporal;
  if (address === null && (await answers(port))) return { address: `127.0.0.1:${port}`, stop: async () => undefined };
  if (address === null && !existsSync(join(config.dataDir, 'temporal.db'))) return null;
  return startTemporalPart(config);
}

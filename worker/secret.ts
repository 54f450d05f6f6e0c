import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';

/** One secret, and a key of its own for each purpose made from it. */
export interface Secrets {
  readonly linkKey: string;
  readonly sealKey: string;
  readonly formerLinkKeys: readonly string[];
  readonly formerSealKeys: readonly string[];
  /** For the embedded mode, the newest first; a production has DATA_KEYS of its own, which outlive the secret. */
  readonly dataKeys: readonly string[];
}

/** @param former secrets that served before, or are to serve next: what they made is still read (docs/operations.md) */
export function secretsFrom(secret: string, former: readonly string[] = []): Secrets {
  const derive = (from: string, purpose: string) => createHmac('sha256', from).update(purpose).digest('hex');
  return {
    linkKey: derive(secret, 'links'),
    sealKey: derive(secret, 'seal'),
    formerLinkKeys: former.map((one) => derive(one, 'links')),
    formerSealKeys: former.map((one) => derive(one, 'seal')),
    dataKeys: [secret, ...former].map((one) => derive(one, 'data')),
  };
}

/** The secrets of a configuration: its own, or the one the embedded mode keeps. */
export const configuredSecrets = async (
  config: Pick<Config, 'sessionSecret' | 'formerSecrets' | 'dataDir'>,
): Promise<Secrets> => secretsFrom(config.sessionSecret ?? (await keptSecret(config.dataDir)), config.formerSecrets);

/** The embedded mode makes its secret once and keeps it beside the data, readable by its owner only. */
export async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(file, 'utf8');
}

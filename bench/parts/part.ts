import { setTimeout } from 'node:timers/promises';

/** What a process of the bench is told by its environment, as JSON in BENCH_PART. */
export interface PartSettings {
  readonly databaseUrl: string;
  readonly port: number;
  readonly temporalAddress: string;
  readonly smtpUrl: string;
  readonly clockFile: string;
  readonly logFile: string;
  readonly bundleFolder: string;
  readonly filesFolder: string;
}

export const settings = (): PartSettings => JSON.parse(process.env.BENCH_PART ?? '{}') as PartSettings;

/** Tells the bench that the part is ready, and ends well when asked to: a profile is written only by a process that ends so. */
export function ready(stop: () => Promise<void>): void {
  const end = async () => {
    await Promise.race([stop(), setTimeout(8_000)]);
    process.exit(0);
  };
  process.once('SIGTERM', () => void end());
  process.once('disconnect', () => void end());
  process.send?.('ready');
}

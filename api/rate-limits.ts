import pg from 'pg';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { IdentityParameters } from '../desk/identity/parameters.js';
import { sha256 } from '../desk/kit/canonical.js';
import { type Refusal, refuse } from '../domain/refusal.js';

const kinds = [
  'address',
  'signInAddress',
  'signInAccount',
  'link',
  'resend',
  'objectionAddress',
  'objectionEmail',
  'objectionMebibytes',
  'objectionMebibytesInAll',
] as const;
export type LimitKind = (typeof kinds)[number];

export interface RateLimits {
  /** Counts one try of `who`, or `points` of them; a refusal `tooManyRequests` (facts `retryAfter` seconds) once there were too many. */
  readonly take: (kind: LimitKind, who: string, points?: number) => Promise<Refusal | null>;
  /** The try succeeded: what was counted against `who` is forgotten. */
  readonly forgive: (kind: LimitKind, who: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * @param databaseUrl counts of tries are shared between processes there; without it they live in this process's memory
 */
export function rateLimits({ tries }: IdentityParameters, databaseUrl?: string): RateLimits {
  // What a power cut forgets of the last tries costs nothing; waiting for the disk at each of them would.
  const options = '-c synchronous_commit=off';
  const pool = databaseUrl
    ? new pg.Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 2_000, options })
    : null;
  pool?.on('error', () => undefined);
  const window = tries.windowMinutes * 60;
  const budgets: Record<LimitKind, { points: number; duration: number }> = {
    address: { points: tries.addressPerMinute, duration: 60 },
    signInAddress: { points: tries.signInPerAddress, duration: window },
    signInAccount: { points: tries.signInPerAccount, duration: window },
    link: { points: tries.link, duration: window },
    resend: { points: tries.resend, duration: window },
    objectionAddress: { points: tries.objectionPerAddress, duration: window },
    objectionEmail: { points: tries.objectionPerEmail, duration: 24 * 3600 },
    objectionMebibytes: { points: tries.objectionMebibytesPerAddress, duration: 24 * 3600 },
    objectionMebibytesInAll: { points: tries.objectionMebibytesInAll, duration: 24 * 3600 },
  };
  const limiterOf = (kind: LimitKind): RateLimiterAbstract => {
    const memory = new RateLimiterMemory({ keyPrefix: kind, ...budgets[kind] });
    // Every request is counted by its address, so that one is each process's own count: it guards a process against a flood.
    if (!pool || kind === 'address') return memory;
    // The table is ours (db/schema/identity.ts): processes that start together must not race to create it.
    const table = { tableName: 'rate_limits', tableCreated: true, storeType: 'pool' };
    const shared = { storeClient: pool, ...table, keyPrefix: kind, insuranceLimiter: memory };
    return new RateLimiterPostgres({ ...shared, ...budgets[kind] });
  };
  const limiters: ReadonlyMap<LimitKind, RateLimiterAbstract> = new Map(kinds.map((kind) => [kind, limiterOf(kind)]));
  // What is counted is often an address or a login: the store keeps only its hash.
  const keyOf = (who: string): string => sha256(who).slice(0, 32);
  const take = async (kind: LimitKind, who: string, points = 1): Promise<Refusal | null> => {
    try {
      await limiters.get(kind)?.consume(keyOf(who), points);
      return null;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return refuse('tooManyRequests', { facts: { retryAfter: Math.ceil(error.msBeforeNext / 1000) } });
    }
  };
  const forgive = async (kind: LimitKind, who: string) => void (await limiters.get(kind)?.delete(keyOf(who)));
  return { take, forgive, close: async () => void (await pool?.end()) };
}

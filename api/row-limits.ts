import { earlierAnswer } from '../desk/identity/earlier-answer.js';
import { claimantOf } from '../desk/kit/act.js';
import type { Actor } from '../desk/kit/actor.js';
import { hashOf } from '../desk/kit/canonical.js';
import { type Result, refused } from '../domain/refusal.js';
import type { ApiDeps } from './deps.js';
import type { ActRow } from './routes/row.js';

interface Asked {
  readonly actor: Actor;
  readonly raw: unknown;
  readonly key: string | undefined;
  readonly address: string | undefined;
}

/**
 * `tooManyRequests` (facts retryAfter in seconds, about the act) past a row's own limit; null within it. What was mistyped is
 * not counted, and whoever asks again by the key of something done is told that it was done.
 */
export async function refuseTooMany(deps: ApiDeps, row: ActRow, asked: Asked): Promise<Result<unknown> | null> {
  const input = row.limits ? row.accepts.safeParse(asked.raw) : null;
  if (!row.limits || !input?.success) return null;
  for (const [kind, who] of row.limits(input.data, asked.address ?? '')) {
    const refusal = await deps.limits.take(kind, who);
    if (refusal)
      return (
        (await answeredBefore(deps, row, asked)) ?? refused({ ...refusal, facts: { ...refusal.facts, about: row.act } })
      );
  }
  return null;
}

async function answeredBefore(deps: ApiDeps, row: ActRow, { actor, raw, key }: Asked): Promise<Result<unknown> | null> {
  const claimant = claimantOf(actor, hashOf(raw));
  return key ? earlierAnswer(deps, { claimant, key, act: row.act, raw }) : null;
}

import { parseArgs } from 'node:util';
import { type Target, targets } from './parts.js';

export interface Wanted {
  readonly kills: number;
  readonly seed: number;
  readonly targets: readonly [Target, ...Target[]];
  /** Real seconds a business day lasts. */
  readonly daySeconds: number;
}

export const usage = 'npm run chaos -- [--kills 40] [--seed N] [--targets api,worker,temporal,pg] [--day-seconds 4]';

const isTarget = (name: string): name is Target => (targets as readonly string[]).includes(name);
const whole = (text: string, least: number): number | null =>
  /^\d+$/.test(text) && Number(text) >= least ? Number(text) : null;

/** Null: not understood. Without `--seed` one is made from `now` and printed, so that any run can be repeated. */
export function wantedFrom(args: readonly string[], now: number): Wanted | null {
  const {
    kills = '40',
    seed = String(now % 1_000_000),
    targets: named = targets.join(),
    'day-seconds': day = '4',
  } = given(args) ?? { kills: '' };
  const [first, ...others] = named.split(',').filter(isTarget);
  const asked = { kills: whole(kills, 1), seed: whole(seed, 0), daySeconds: whole(day, 1) };
  if (!first || others.length + 1 !== named.split(',').length) return null;
  if (asked.kills === null || asked.seed === null || asked.daySeconds === null) return null;
  return { kills: asked.kills, seed: asked.seed, daySeconds: asked.daySeconds, targets: [first, ...others] };
}

function given(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { kills: text, seed: text, targets: text, 'day-seconds': text } })
      .values;
  } catch {
    return null;
  }
}

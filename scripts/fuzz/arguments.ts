import { parseArgs } from 'node:util';
import { type Moment, moments } from '../../test/access/walk/moments.js';

/** Who asks: the column of the access table somebody stands in, or nobody. */
export const roles = {
  nobody: null,
  applicant: 'applicant.own',
  schoolLeader: 'schoolLeader.own',
  countyOfficer: 'countyOfficer.own',
  cityOfficer: 'cityOfficer.own',
  expert: 'expert.own',
  readToken: 'cityOfficer.own',
} as const;
export type FuzzRole = keyof typeof roles;
const roleNames = Object.keys(roles) as FuzzRole[];

export interface Wanted {
  readonly seed: number;
  /** Cases per operation and phase. */
  readonly max: number;
  /** Seconds for each role; null, as for a whole run by default: until the phases are through. */
  readonly seconds: number | null;
  readonly roles: readonly FuzzRole[];
  readonly moment: Moment;
  /** Every operation as every role; else each operation as one role, which the seed chooses. */
  readonly whole: boolean;
}

/** The slice of CI: about a minute for all roles. */
const sliceSeconds = 10;
export const usage = `npm run fuzz -- [--max 20] [--seed N] [--seconds N] [--roles ${roleNames.join()}] [--moment ${moments.join('|')}] [--whole]`;

const text = { type: 'string' } as const;
const options = {
  max: text,
  seed: text,
  seconds: text,
  roles: text,
  moment: text,
  whole: { type: 'boolean' },
} as const;

/** Null: not understood. Without `--seed` the run is the one of CI. */
export function wantedFrom(args: readonly string[]): Wanted | null {
  const values = given(args);
  if (!values) return null;
  const { max = '20', seed = '1', seconds, roles: named = roleNames.join(), whole = false } = values;
  const asked = named.split(',').filter((name): name is FuzzRole => Object.hasOwn(roles, name));
  const moment = moments.find((one) => one === (values.moment ?? 'expertReview'));
  const numbers = [max, seed, seconds ?? '1'];
  if (!moment || asked.length !== named.split(',').length || !numbers.every((one) => /^\d+$/.test(one))) return null;
  return {
    max: Math.max(1, Number(max)),
    seed: Number(seed),
    seconds: seconds === undefined ? (whole ? null : sliceSeconds) : Math.max(1, Number(seconds)),
    roles: asked,
    moment,
    whole,
  };
}

function given(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return null;
  }
}

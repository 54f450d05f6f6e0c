import { inArray } from 'drizzle-orm';
import { otherOpenRounds, roundsOpenedBetween, studiosTakingPlaces } from '../../db/read/round-ceiling.js';
import { organisations } from '../../db/schema/all.js';
import type { Refusal } from '../../domain/refusal.js';
import { dayOf, startOfDay } from '../../domain/time/beijing.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { inTodaysNames } from '../../policy/host-selection/stored.js';
import type { Desk } from '../kit/deps.js';
import { contradiction, judgeParameters } from './judge-parameters.js';
import type { RoundRow } from './lock-round.js';

/** A county with places in the round. */
export interface CountyPlaces {
  readonly orgId: string;
  readonly code: string;
  readonly name: string;
  readonly places: number;
}

export interface JudgedRound {
  readonly parameters: HostSelectionParameters;
  /** In the order of their codes; counties with no place are left out. */
  readonly counties: readonly CountyPlaces[];
  /** Everything that keeps the round from opening, at once. */
  readonly contradictions: readonly Refusal[];
}

/** What a draft says, and whatever in it cannot hold (CONV-11, HOST-O01, HOST-21, HOST-29). */
export async function judgeRound(desk: Pick<Desk, 'tx' | 'now'>, row: RoundRow): Promise<JudgedRound> {
  const judged = judgeParameters(inTodaysNames(row.parameters));
  if (!judged.wellFormed) throw new Error('a draft was stored with malformed parameters');
  const { parameters: p } = judged;
  // LOCAL-01: a county's own round has no county beneath it, and every place given to one is unknown
  const isCity = row.level === 'city';
  const { counties, unknown } = isCity
    ? await countiesOf(desk, p.countyQuotas)
    : { counties: [], unknown: Object.keys(p.countyQuotas) };
  const none = isCity && counties.length === 0 ? [contradiction('noCountyQuota', 'countyQuotas', {}, 'HOST-21')] : [];
  return {
    parameters: p,
    counties,
    contradictions: [
      ...judged.contradictions,
      ...none,
      ...unknown.map((code) => contradiction('unknownCounty', `countyQuotas.${code}`, { county: code }, 'HOST-21')),
      ...(await aboveCeiling(desk, row, p)),
      ...(await tooManyRounds(desk, row, p)),
    ],
  };
}

/** A round of one bureau or county: each counts its own (LOCAL-01). */
type OneRound = Pick<RoundRow, 'id' | 'bureauId' | 'level'>;

/** HOST-29, HOST-O01: capacity = target − active studios − what other open rounds may grant. */
export async function aboveCeiling(
  desk: Pick<Desk, 'tx'>,
  round: OneRound,
  p: HostSelectionParameters,
): Promise<readonly Refusal[]> {
  const studios = await studiosTakingPlaces(desk.tx, round.bureauId, p.endedStudioFreesPlace);
  const promised = (await otherOpenRounds(desk.tx, round)).reduce<number>((sum, raw) => sum + capacityOf(raw), 0);
  const limit = Math.max(0, p.studioTarget - studios - promised);
  // A capacity above the whole target is said by the parameters themselves.
  if (p.capacity <= limit || p.capacity > p.studioTarget) return [];
  const ofCounty = round.level === 'county' ? { level: round.level } : {};
  const facts = { value: p.capacity, limit, studios, ...ofCounty };
  return [contradiction('capacityAboveCeiling', 'capacity', facts, 'HOST-O01')];
}

function capacityOf(raw: unknown): number {
  const judged = judgeParameters(inTodaysNames(raw));
  return judged.wellFormed ? judged.parameters.capacity : 0;
}

/** HOST-O01: rounds in one calendar year. */
async function tooManyRounds(
  desk: Pick<Desk, 'tx' | 'now'>,
  round: OneRound,
  p: HostSelectionParameters,
): Promise<readonly Refusal[]> {
  const year = Number(dayOf(desk.now).slice(0, 4));
  const opened = await roundsOpenedBetween(
    desk.tx,
    round,
    startOfDay(`${year}-01-01`),
    startOfDay(`${year + 1}-01-01`),
  );
  if (opened < p.roundsPerYear) return [];
  return [contradiction('roundsInYear', 'roundsPerYear', { opened, limit: p.roundsPerYear, year }, 'HOST-O01')];
}

/** Counties by their codes; a code that names no county is handed back. */
export async function countiesOf(
  desk: Pick<Desk, 'tx'>,
  quotas: Readonly<Record<string, number>>,
): Promise<{ counties: readonly CountyPlaces[]; unknown: readonly string[] }> {
  const codes = Object.keys(quotas).sort();
  const rows =
    codes.length === 0 ? [] : await desk.tx.select().from(organisations).where(inArray(organisations.code, codes));
  const known = new Map(rows.filter(({ kind }) => kind === 'countyAuthority').map((county) => [county.code, county]));
  const counties = codes.flatMap((code) => {
    const county = known.get(code);
    const places = quotas[code] ?? 0;
    return county && places > 0 ? [{ orgId: county.id, code, name: county.name, places }] : [];
  });
  return { counties, unknown: codes.filter((code) => !known.has(code)) };
}

import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { countyQuotas, nominations, rounds } from '../../db/schema/all.js';
import { dueByKey, plannedApprovalDay, roundDates } from '../../domain/host-selection/round-dates.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/beijing.js';
import { editionById } from '../../policy/editions.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { startProcess } from '../kit/news.js';
import { type CountyPlaces, judgeRound } from './judge-round.js';
import { lockRound, type RoundRow, refuseStale } from './lock-round.js';

const input = z.strictObject({ roundId: z.uuid(), version: z.int().min(1) });
type Opened = { version: number; dates: Readonly<Record<string, Instant>> };

/**
 * Opens a draft: from here on its edition, numbers and dates stand, and change only by order (CONV-11).
 * 'secondFactorRequired', 'stageNotOpen', 'caseChanged'; 'ruleForbids' for every contradiction at once.
 */
export const openRound = act<PersonActor, z.infer<typeof input>, Opened>({
  name: 'openRound',
  input,
  chain: ({ roundId }) => roundId,
  run: async (desk, actor, { roundId, version }) => {
    const found = await lockRound(desk, actor, roundId);
    if (!found.ok) return found;
    const { row, seat } = found.value;
    // Asked of the edition: a draft cannot make its own opening weaker.
    const strong = editionById(row.editionId)?.parameters.strongActs.includes('openRound') ?? true;
    if (strong && !actor.secondFactor) return refused(refuse('secondFactorRequired'));
    const stale = refuseStale(row, 'draft', version);
    if (stale) return refused(stale);
    const { parameters, counties, contradictions } = await judgeRound(desk, row);
    if (contradictions.length > 0) return refused(...contradictions);
    const planned = roundDates(desk.calendar(), desk.now, { ...parameters, level: row.level });
    const dates = dueByKey(planned);
    await desk.tx
      .update(rounds)
      .set({
        state: 'open',
        parameters,
        openedAt: desk.now,
        dates,
        plannedApprovalDay: plannedApprovalDay(planned),
        calendarVersion: desk.calendar().version,
        version: version + 1,
      })
      .where(eq(rounds.id, roundId));
    await startProcess(desk, 'hostSelectionRound', {
      subject: { kind: 'round', id: roundId },
      roundId,
      roundCode: row.code,
    });
    for (const county of counties) await openCounty(desk, row, county);
    await record(desk, actor, {
      chain: roundId,
      act: 'openRound',
      seat,
      ruleIds: ['CONV-11', row.level === 'county' ? 'LOCAL-01' : 'HOST-21', 'HOST-28', 'HOST-O01'],
      facts: { capacity: parameters.capacity, counties: counties.length, calendar: desk.calendar().version, ...dates },
    });
    return accepted({ version: version + 1, dates });
  },
});

/** HOST-21: a county's places, and its own process of review, notice and bundle. */
export async function openCounty(desk: Desk, row: Pick<RoundRow, 'id' | 'code'>, county: CountyPlaces): Promise<void> {
  await desk.tx.insert(countyQuotas).values({ roundId: row.id, orgId: county.orgId, cap: county.places });
  const id = randomUUID();
  await desk.tx.insert(nominations).values({ id, roundId: row.id, orgId: county.orgId, state: 'reviewing' });
  await startProcess(desk, 'countyNomination', {
    subject: { kind: 'nomination', id },
    roundId: row.id,
    roundCode: row.code,
    countyCode: county.code,
    route: 'county',
  });
}

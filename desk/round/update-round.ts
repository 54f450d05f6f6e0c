import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { rounds } from '../../db/schema/all.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import { editionById } from '../../policy/editions.js';
import { inTodaysNames } from '../../policy/host-selection/stored.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { judgeParameters } from './judge-parameters.js';
import { lockRound, type RoundRow, refuseStale } from './lock-round.js';

const input = z.strictObject({
  roundId: z.uuid(),
  /** The version that was shown. */
  version: z.int().min(1),
  name: z.string().trim().min(1).max(120).optional(),
  /** Another edition: its numbers take the place of the draft's, before `parameters` are set. */
  editionId: z.string().max(64).optional(),
  countyQuotas: z.record(z.string().min(1).max(32), z.int().min(0).max(1000)).optional(),
  parameters: z.record(z.string(), z.unknown()).default({}),
});
type Input = z.infer<typeof input>;

/** Changes a draft; an open round changes by order only. 'stageNotOpen', 'caseChanged', 'badInput' per malformed parameter. */
export const updateRound = act<PersonActor, Input, { version: number; contradictions: readonly Refusal[] }>({
  name: 'updateRound',
  input,
  chain: ({ roundId }) => roundId,
  run: async (desk, actor, given) => {
    const found = await lockRound(desk, actor, given.roundId);
    if (!found.ok) return found;
    const { row, seat } = found.value;
    const stale = refuseStale(row, 'draft', given.version);
    if (stale) return refused(stale);
    const edition = editionById(given.editionId ?? row.editionId);
    if (edition?.level !== row.level) return refused(refuse('badInput', { ruleId: 'CONV-11', field: 'editionId' }));
    const parameters = merged(row, given, edition.id === row.editionId ? undefined : edition.parameters);
    const judged = judgeParameters(parameters);
    if (!judged.wellFormed) return refused(...judged.refusals);
    const version = row.version + 1;
    await desk.tx
      .update(rounds)
      .set({ name: given.name ?? row.name, editionId: edition.id, parameters, version })
      .where(eq(rounds.id, row.id));
    const facts = { version, edition: edition.id, contradictions: judged.contradictions.length };
    await record(desk, actor, { chain: row.id, act: 'updateRound', seat, ruleIds: ['CONV-11'], facts });
    return accepted({ version, contradictions: judged.contradictions });
  },
});

function merged(row: RoundRow, given: Input, edition: object | undefined): Record<string, unknown> {
  const own = inTodaysNames(row.parameters) as Record<string, unknown>;
  const base = edition ? { ...edition, countyQuotas: own.countyQuotas } : own;
  return { ...base, ...(given.countyQuotas ? { countyQuotas: given.countyQuotas } : {}), ...given.parameters };
}

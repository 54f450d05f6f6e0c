import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { rounds } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { editionById, editionOn } from '../../policy/editions.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import { organiserSeat } from '../kit/seats.js';
import { judgeParameters } from './judge-parameters.js';

const input = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/),
  name: z.string().trim().min(1).max(120),
  /** The edition to pin (CONV-11); the one in force today when absent. */
  editionId: z.string().max(64).optional(),
  /** County code → places (HOST-21). */
  countyQuotas: z.record(z.string().min(1).max(32), z.int().min(0).max(1000)).default({}),
  /** The round's own numbers, over those of the edition; each must have its type, together they may still contradict. */
  parameters: z.record(z.string(), z.unknown()).default({}),
});

/**
 * A draft of a round by an officer of the bureau, or of a county for a round of its own (LOCAL-01). 'notYourPost'; 'badInput' (an edition of
 * another level, a code that another round bears: numbers and addresses begin with it), and with the path of each malformed parameter.
 */
export const createRound = act<PersonActor, z.infer<typeof input>, { roundId: string; version: number }>({
  name: 'createRound',
  input,
  chain: chainOfBureau,
  run: async (desk, actor, given) => {
    const seat = await organiserSeat(desk, actor);
    if (!seat) return refused(refuse('notYourPost'));
    const { level } = seat;
    const edition = given.editionId ? editionById(given.editionId) : editionOn(dayOf(desk.now), level);
    if (edition?.level !== level) return refused(refuse('badInput', { ruleId: 'CONV-11', field: 'editionId' }));
    const parameters = { ...edition.parameters, countyQuotas: given.countyQuotas, ...given.parameters };
    const judged = judgeParameters(parameters);
    if (!judged.wellFormed) return refused(...judged.refusals);
    const [taken] = await desk.tx.select({ id: rounds.id }).from(rounds).where(eq(rounds.code, given.code));
    if (taken) return refused(refuse('badInput', { field: 'code', facts: { issue: 'used' } }));
    const roundId = randomUUID();
    await desk.tx.insert(rounds).values({
      id: roundId,
      code: given.code,
      name: given.name,
      level,
      bureauId: seat.orgId,
      state: 'draft',
      editionId: edition.id,
      parameters,
      calendarVersion: desk.calendar().version,
    });
    await record(desk, actor, {
      chain: roundId,
      act: 'createRound',
      seat,
      ruleIds: level === 'county' ? ['CONV-11', 'LOCAL-01'] : ['CONV-11'],
      facts: { round: given.code, edition: edition.id, contradictions: judged.contradictions.length },
    });
    return accepted({ roundId, version: 1 });
  },
});

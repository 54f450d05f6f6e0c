import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { scoreSheets } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { officerOf } from '../kit/organiser.js';
import { seatAt } from '../kit/seats.js';
import { lockRound } from './round-task.js';
import { afterSheet, scoringRun } from './sheets.js';
import { substitute } from './substitute.js';

const input = z.strictObject({
  roundId: z.uuid(),
  caseId: z.uuid(),
  personId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
});

/**
 * The city's officer gives the unsealed file of an expert who cannot score (illness, silence) to the next by lot (HOST-25).
 * Refuses `notFound`, `stageNotOpen`, `taskClosed` once sealed, `poolTooSmall` (HOST-O15) when nobody is left.
 */
export const replaceExpert = act<PersonActor, z.infer<typeof input>, { readonly substituted: true }>({
  name: 'replaceExpert',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId, caseId, personId, reason }) => {
    const round = await lockRound(desk, roundId);
    const seat = round && (await seatAt(desk, actor, round.bureauId, [officerOf(round).role]));
    if (!round || !seat) return refused(refuse('notFound'));
    const run = await scoringRun(desk, roundId);
    if (!run) return refused(refuse('stageNotOpen', { ruleId: 'HOST-25' }));
    const [sheet] = await desk.tx
      .select()
      .from(scoreSheets)
      .where(and(eq(scoreSheets.roundId, roundId), eq(scoreSheets.caseId, caseId), eq(scoreSheets.personId, personId)))
      .for('update');
    if (!sheet) return refused(refuse('notFound', { field: 'personId' }));
    if (sheet.state !== 'assigned') return refused(refuse('taskClosed', { facts: { outcome: sheet.state } }));
    if (!(await substitute(desk, round, run, sheet)))
      return refused(refuse('poolTooSmall', { ruleId: 'HOST-O15', facts: { caseId } }));
    const facts = { caseId, personId, reasonLength: reason.length };
    await record(desk, actor, { chain: roundId, act: 'replaceExpert', seat, ruleIds: ['HOST-25', 'HOST-O15'], facts });
    await afterSheet(desk, round, run, personId);
    return accepted({ substituted: true });
  },
});

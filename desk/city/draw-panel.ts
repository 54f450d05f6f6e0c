import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { conflicts, draws, experts, scoreSheets } from '../../db/schema/all.js';
import { conflictsOf, refuseFileBeforeDeclaration } from '../../domain/panel/conflicts.js';
import { type Draw, type DrawInput, drawPanel as draw } from '../../domain/panel/draw.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sha256 } from '../kit/canonical.js';
import { moveCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { settleStage } from '../kit/stage.js';
import { candidateFor, casesAtCity, declarationsOf, expertFor, poolOf } from './pool.js';
import { takeRoundTask } from './round-task.js';

const input = z.strictObject({ roundId: z.uuid() });

/** What is kept of a draw: with it anybody repeats `domain/panel/draw.ts` and must get the same (HOST-31). */
export interface StoredDraw {
  readonly input: DrawInput;
  readonly draw: Draw;
}

/**
 * Draws the panel by lot and hands each expert the files free of conflict (HOST-25, HOST-O15). The seed comes from the service,
 * so that nobody can choose the lots; it is recorded. Refuses as `takeRoundTask`; `ruleForbids` (HOST-O15, field declarations)
 * while an expert of the pool has not spoken on every candidate; `poolTooSmall` (HOST-O15) naming the case.
 */
export const drawPanel = act<PersonActor, z.infer<typeof input>, { readonly panel: number; readonly sheets: number }>({
  name: 'drawPanel',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId }) => {
    const at = { stage: 'panelFormation', kind: 'panelFormation', role: 'cityOfficer', strong: 'sealPanel' } as const;
    const taken = await takeRoundTask(desk, actor, roundId, at);
    if (!taken.ok) return taken;
    const { round, run, seat } = taken.value;
    const files = await casesAtCity(desk, roundId);
    const pool = await poolOf(desk, roundId);
    const declarations = await declarationsOf(desk, round);
    const caseIds = files.map((file) => file.id);
    for (const { personId } of pool) {
      const silent = refuseFileBeforeDeclaration(personId, caseIds, declarations);
      if (silent) return refused(silent);
    }
    const { panelSize, minValidScores } = round.parameters;
    const drawInput: DrawInput = {
      seed: randomBytes(32).toString('hex'),
      pool: pool.map((row) => expertFor(round, row)),
      candidates: files.map(candidateFor),
      declarations,
      rules: { panelSize, minValidScores, scoresPerCandidate: Math.max(panelSize, minValidScores) },
    };
    const drawn = draw(drawInput, sha256);
    if (!drawn.ok) {
      const facts = drawn.refusals[0]?.facts;
      const named = files.find((file) => file.id === facts?.caseId);
      return named && drawn.refusals[0]
        ? refused(refuse('poolTooSmall', { ...drawn.refusals[0], facts: { ...facts, caseNumber: named.number } }))
        : drawn;
    }
    const result = drawn.value;
    await keep(desk, roundId, { input: drawInput, draw: result }, actor.personId);
    for (const file of files) {
      const no = await moveCase(desk, file, 'openExpertReview');
      if (no) return refused(no);
      await record(desk, actor, { chain: file.id, act: 'openExpertReview', seat, formHash: file.formHash });
    }
    const sheets = result.assignments.reduce((sum, one) => sum + one.expertIds.length, 0);
    const facts = { panel: result.panel.length, candidates: files.length, sheets };
    await decide(desk, actor, seat, {
      subjectId: roundId,
      stage: 'expertReview',
      stageRound: run.number,
      kind: 'panelDraw',
      ruleIds: ['HOST-25', 'HOST-O15'],
      decision: 'drawn',
      content: { seed: result.seed },
    });
    const ruleIds = ['HOST-25', 'HOST-O15', 'HOST-31'];
    await record(desk, actor, {
      chain: roundId,
      act: 'drawPanel',
      seat,
      ruleIds,
      facts: { ...facts, seed: result.seed },
    });
    await settleStage(desk, {
      subject: { kind: 'round', id: roundId },
      stage: 'panelFormation',
      number: run.number,
      outcome: 'drawn',
      closedBy: actor.personId,
    });
    return accepted({ panel: result.panel.length, sheets });
  },
});

async function keep(desk: Desk, roundId: string, stored: StoredDraw, drawnBy: string): Promise<void> {
  const { draw: result, input: given } = stored;
  await desk.tx
    .insert(draws)
    .values({ id: randomUUID(), roundId, seed: result.seed, result: stored, drawnBy, at: desk.now });
  await desk.tx.update(experts).set({ state: 'reserve' }).where(eq(experts.roundId, roundId));
  await desk.tx
    .update(experts)
    .set({ state: 'drawn' })
    .where(and(eq(experts.roundId, roundId), inArray(experts.personId, [...result.panel])));
  const grounds = given.pool.flatMap((expert) =>
    given.candidates.flatMap((candidate) =>
      conflictsOf(expert, candidate, given.declarations).map((ground) => ({
        roundId,
        personId: expert.personId,
        caseId: candidate.caseId,
        ground,
        at: desk.now,
      })),
    ),
  );
  if (grounds.length > 0) await desk.tx.insert(conflicts).values(grounds).onConflictDoNothing();
  const sheets = result.assignments.flatMap(({ caseId, expertIds }) =>
    expertIds.map((personId) => ({ id: randomUUID(), roundId, caseId, personId, state: 'assigned' as const })),
  );
  if (sheets.length > 0) await desk.tx.insert(scoreSheets).values(sheets);
}

import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { conflicts, draws, experts, scoreSheets } from '../../db/schema/all.js';
import { conflictsOf, refuseFileBeforeDeclaration } from '../../domain/panel/conflicts.js';
import { type DrawInput, drawPanel as draw } from '../../domain/panel/draw.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseFrozen } from '../county/nominations.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sha256 } from '../kit/canonical.js';
import { moveCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { settleStage } from '../kit/stage.js';
import { heldBack } from './held-back.js';
import { candidateFor, casesAtCity, declarationsOf, expertFor, poolOf } from './pool.js';
import { takeRoundTask } from './round-task.js';
import type { StoredDraw } from './stored-draw.js';
import { refuseWhileUndoable } from './undoable.js';

const input = z.strictObject({ roundId: z.uuid() });

/**
 * Draws the panel by lot and hands each expert the files free of conflict (HOST-25, HOST-O15). The seed comes from the service,
 * so that nobody can choose the lots; it is recorded. Whoever is held back (VETO-O03, HOST-O18) is not drawn for and joins later.
 * Refuses as `takeRoundTask`; `stageNotOpen` (HOST-15) while a withdrawal may be undone; `ruleForbids` (HOST-O15, field
 * declarations, `silentExperts`) while experts of the pool have not spoken on every candidate, or where all are held back; `poolTooSmall`
 * (HOST-O15) naming the case.
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
    const atCity = await casesAtCity(desk, roundId);
    const held = await heldBack(desk, round, atCity);
    const files = atCity.filter((file) => !held.has(file.id));
    const no =
      (await refuseWhileUndoable(desk, roundId, 'submittedToCity')) ??
      (files.length === 0 ? await refuseFrozen(desk, round, [...held]) : null);
    if (no) return refused(no);
    const pool = await poolOf(desk, roundId);
    const declarations = await declarationsOf(desk, round);
    const caseIds = atCity.map((file) => file.id);
    const silent = pool.flatMap(({ personId }) => refuseFileBeforeDeclaration(personId, caseIds, declarations) ?? []);
    // how many: who they are stands on the officer's page, and no name in the record
    if (silent[0]) return refused({ ...silent[0], facts: { silentExperts: silent.length } });
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
    const facts = { panel: result.panel.length, candidates: files.length, sheets, held: held.size };
    decide(desk, actor, seat, {
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

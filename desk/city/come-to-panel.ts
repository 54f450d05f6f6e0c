import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { cases, conflicts, draws, experts, scoreSheets } from '../../db/schema/all.js';
import { conflictsOf } from '../../domain/panel/conflicts.js';
import { joinDraw } from '../../domain/panel/draw.js';
import { frozenAmong } from '../county/nominations.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sha256 } from '../kit/canonical.js';
import { type Case, moveCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { askDeclarations } from './ask-declarations.js';
import { candidateFor, declarationsOf } from './pool.js';
import { scoringRun } from './sheets.js';
import { type StoredDraw, wholeDraw } from './stored-draw.js';
import { askToScore } from './substitute.js';

/**
 * A case is with the city, for the first time or again: experts who had declared before are asked for a word on it (HOST-O14); where
 * the panel is drawn already it joins the draw (VETO-O03, HOST-O18: what held it back is settled). Run twice it changes nothing.
 */
export async function comeToPanel(desk: Desk, round: Round, caseId: string): Promise<void> {
  const [file] = await desk.tx.select().from(cases).where(eq(cases.id, caseId));
  if (!file || round.state !== 'open') return;
  if (file.state === 'submittedToCity') {
    const [kept] = await desk.tx.select().from(draws).where(eq(draws.roundId, round.id)).for('update');
    if (!kept) return askDeclarations(desk, round);
    if ((await frozenAmong(desk, round, [caseId])).length === 0)
      await join(desk, round, file, kept.result as StoredDraw);
  }
  await askForSheets(desk, round, caseId);
}

async function join(desk: Desk, round: Round, file: Case, stored: StoredDraw): Promise<void> {
  const no = await moveCase(desk, file, 'openExpertReview');
  if (no) throw new Error(`a candidate cannot join the panel: ${no.code}`);
  const { draw, input } = wholeDraw(stored);
  const candidate = candidateFor(file);
  const declarations = (await declarationsOf(desk, round)).filter((word) => word.caseId === file.id);
  const known = { ...input, declarations: [...input.declarations, ...declarations] };
  const expertIds = (await isOver(desk, round)) ? [] : joinDraw(draw, known, candidate, sha256);
  const joined = [...(stored.joined ?? []), { candidate, declarations, expertIds }];
  await desk.tx
    .update(draws)
    .set({ result: { ...stored, joined } })
    .where(eq(draws.roundId, round.id));
  const grounds = input.pool.flatMap((expert) =>
    conflictsOf(expert, candidate, declarations).map((ground) => ({
      roundId: round.id,
      personId: expert.personId,
      caseId: file.id,
      ground,
      at: desk.now,
    })),
  );
  if (grounds.length > 0) await desk.tx.insert(conflicts).values(grounds).onConflictDoNothing();
  if (expertIds.length > 0) {
    const state = 'assigned' as const;
    const sheets = expertIds.map((personId) => ({
      id: randomUUID(),
      roundId: round.id,
      caseId: file.id,
      personId,
      state,
    }));
    await desk.tx.insert(scoreSheets).values(sheets);
    await desk.tx
      .update(experts)
      .set({ state: 'drawn' })
      .where(and(eq(experts.roundId, round.id), inArray(experts.personId, [...expertIds])));
  }
  await record(desk, system, {
    chain: file.id,
    act: 'joinPanel',
    ruleIds: ['HOST-25', 'HOST-O15'],
    formHash: file.formHash,
    facts: { sheets: expertIds.length },
  });
}

/** Sheets that were opened stay as they are: whoever comes after them is not scored any more. */
async function isOver(desk: Desk, round: Round): Promise<boolean> {
  const [opened] = await desk.tx
    .select({ id: scoreSheets.id })
    .from(scoreSheets)
    .where(and(eq(scoreSheets.roundId, round.id), eq(scoreSheets.state, 'opened')))
    .limit(1);
  return opened !== undefined;
}

/** Whoever has a sheet of the case out and no task for it any more is asked again. */
async function askForSheets(desk: Desk, round: Round, caseId: string): Promise<void> {
  const run = await scoringRun(desk, round.id);
  if (!run) return;
  const out = await desk.tx
    .select({ personId: scoreSheets.personId })
    .from(scoreSheets)
    .where(and(eq(scoreSheets.caseId, caseId), eq(scoreSheets.state, 'assigned')));
  for (const { personId } of out) await askToScore(desk, round, run, personId, caseId);
}

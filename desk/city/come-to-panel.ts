import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { cases, conflicts, draws, experts, scoreSheets } from '../../db/schema/all.js';
import { conflictsOf } from '../../domain/panel/conflicts.js';
import { joinDraw } from '../../domain/panel/draw.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sha256 } from '../kit/canonical.js';
import { type Case, caseColumns, moveCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { askDeclarations } from './ask-declarations.js';
import { askOnLate, lateCandidates, scoringIsOver, silentExperts } from './late-declarations.js';
import { candidateFor, declarationsOf } from './pool.js';
import { askToOpen, scoringRun } from './sheets.js';
import { type StoredDraw, wholeDraw } from './stored-draw.js';
import { askToScore } from './substitute.js';

/**
 * A case is with the city, for the first time or again: experts who had declared before are asked for a word on it (HOST-O14). Where
 * the panel is drawn already it joins the draw: at once, if the pool has spoken on it (VETO-O03, HOST-O18: what held it back is
 * settled), or once it has (NOTICE-O03: a county's further part). Run twice it changes nothing.
 */
export async function comeToPanel(desk: Desk, round: Round, caseId: string): Promise<void> {
  const [file] = await desk.tx.select(caseColumns).from(cases).where(eq(cases.id, caseId));
  if (!file || round.state !== 'open') return;
  if (file.state === 'submittedToCity') {
    if (!(await lockDraw(desk, round.id))) return askDeclarations(desk, round);
    await askOnLate(desk, round);
    await joinSpoken(desk, round);
  }
  await askForSheets(desk, round, caseId);
}

/** Every late candidate on whom nobody's word is waited for any more joins the panel, and whoever got a sheet is asked to score. */
async function joinSpoken(desk: Desk, round: Round): Promise<void> {
  const silent = new Set((await silentExperts(desk, round)).flatMap((one) => one.caseIds));
  for (const caseId of await lateCandidates(desk, round)) {
    const stored = silent.has(caseId) ? null : await lockDraw(desk, round.id);
    const [file] = await desk.tx.select(caseColumns).from(cases).where(eq(cases.id, caseId));
    if (!stored || !file) continue;
    await join(desk, round, file, stored);
    await askForSheets(desk, round, caseId);
  }
}

/** A word on late candidates has come, or is waited for no longer: whoever is free now joins, and the opening may be due. */
export async function afterWord(desk: Desk, round: Round): Promise<void> {
  await joinSpoken(desk, round);
  const run = await scoringRun(desk, round.id);
  if (run) await askToOpen(desk, round, run);
}

/** The draw, locked: whoever joins it, speaks on who joins, or opens the sheets does so one after the other. Null before the draw. */
export async function lockDraw(desk: Desk, roundId: string): Promise<StoredDraw | null> {
  const [kept] = await desk.tx.select().from(draws).where(eq(draws.roundId, roundId)).for('update');
  return kept ? (kept.result as StoredDraw) : null;
}

async function join(desk: Desk, round: Round, file: Case, stored: StoredDraw): Promise<void> {
  const no = await moveCase(desk, file, 'openExpertReview');
  if (no) throw new Error(`a candidate cannot join the panel: ${no.code}`);
  const { draw, input } = wholeDraw(stored);
  const candidate = candidateFor(file);
  const declarations = (await declarationsOf(desk, round)).filter((word) => word.caseId === file.id);
  const known = { ...input, declarations: [...input.declarations, ...declarations] };
  const expertIds = (await scoringIsOver(desk, round.id)) ? [] : joinDraw(draw, known, candidate, sha256);
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

import { and, eq } from 'drizzle-orm';
import { cases, scoreSheets } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { refuseFrozen } from '../county/nominations.js';
import type { PersonActor } from '../kit/actor.js';
import { type Case, caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { type Round, roundOf } from '../kit/round.js';
import type { StageRun } from '../kit/stage.js';
import { mayScore, type SheetRow, scoringRun } from './sheets.js';

export interface TakenSheet {
  readonly sheet: SheetRow;
  readonly file: Case;
  readonly round: Round;
  readonly run: StageRun;
}

/**
 * Locks an expert's own sheet on one case. Refuses `notFound` (no sheet of theirs: other experts' do not exist for them),
 * `stageNotOpen` (HOST-25: before or after scoring, or the case left the panel), `taskClosed` (recused or opened),
 * `ruleForbids` (VETO-O03, HOST-O18) while the case stands still.
 */
export async function takeSheet(
  desk: Desk,
  actor: PersonActor,
  roundId: string,
  caseId: string,
): Promise<Result<TakenSheet>> {
  const mine = and(eq(scoreSheets.caseId, caseId), eq(scoreSheets.personId, actor.personId));
  // the case first, then its sheet: a withdrawal at the same moment takes them in this order too
  const [file] = await desk.tx.select(caseColumns).from(cases).where(eq(cases.id, caseId)).for('share');
  const [sheet] = await desk.tx.select().from(scoreSheets).where(mine).for('update');
  if (!file || !sheet || sheet.roundId !== roundId) return refused(refuse('notFound'));
  const run = await scoringRun(desk, roundId);
  if (!run || file.state !== 'expertReview')
    return refused(refuse('stageNotOpen', { ruleId: 'HOST-25', facts: { state: file.state } }));
  if (!(await mayScore(desk, run, actor.personId, actor.taskId))) return refused(refuse('notFound'));
  if (sheet.state === 'recused' || sheet.state === 'opened')
    return refused(refuse('taskClosed', { ruleId: 'HOST-O15', facts: { outcome: sheet.state } }));
  const round = await roundOf(desk, roundId);
  const frozen = await refuseFrozen(desk, round, [caseId]);
  return frozen ? refused(frozen) : accepted({ sheet, file, round, run });
}

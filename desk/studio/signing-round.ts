import type { Side } from '../../domain/studio/signing.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { addTask, openRun, openStage } from '../kit/stage.js';
import { placed, type TaskSeed, type TermPlan } from '../kit/stage-plan.js';
import type { Term } from '../kit/term.js';
import { moveRun } from '../round/move-stages.js';
import type { Letter } from './letters.js';

/** The signing of one paper of a term. */
interface Signing {
  readonly stage: 'letterSigning' | 'agreementSigning';
  readonly plan: TermPlan;
  readonly number: number;
  readonly seeds: readonly (TaskSeed & { readonly side: Side })[];
}

/**
 * Asks for the signatures under a version of a paper: opens the signing of the first; for a later one, asks those anew who had signed the
 * one before, and dates all again.
 * @returns whether it is a later one, of which the sides are to be told
 */
export async function askToSign(
  desk: Desk,
  term: Term,
  { stage, plan, number, seeds }: Signing,
  version: number,
  before: Letter | null,
): Promise<boolean> {
  const subject = { kind: 'term', id: term.id } as const;
  const run = await openRun(desk, subject, stage, number);
  if (!run) {
    await openStage(desk, plan, { subject, stage, number, termId: term.id });
    await tell(desk, subject, { kind: 'opened', stage, number });
    return false;
  }
  const dates = await placed(plan, { subject, stage, number }, term).dates(desk);
  if (dates) await moveRun(desk, term, run, dates);
  const signed = before?.signatures.map(({ side }) => side) ?? [];
  for (const { side, ...seed } of seeds)
    if (signed.includes(side)) await addTask(desk, { ...run, ...dates }, term, { ...seed, turn: version });
  await tell(desk, subject, { kind: 'datesMoved' });
  return true;
}

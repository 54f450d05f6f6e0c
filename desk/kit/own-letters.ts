import { eq, sql } from 'drizzle-orm';
import { stageRuns } from '../../db/schema/all.js';
import type { Instant } from '../../domain/time/beijing.js';
import { system } from './actor.js';
import { record } from './audit.js';
import type { Desk } from './deps.js';
import type { StageRun } from './stage.js';
import type { OwnLetter, PlacedPlan } from './stage-plan.js';

/**
 * Sends the letters of a stage's own that have come due, missed ones of a kind as one; run twice it finds them sent.
 * @param wrote the ladder has just written to the holders of the tasks: whoever was reminded is not reminded twice
 * @returns when the next one is due; null where none is
 */
export async function sendOwnLetters(
  desk: Desk,
  plan: PlacedPlan,
  run: StageRun,
  wrote = false,
): Promise<Instant | null> {
  const waiting = (await plan.letters(desk)).filter(({ code }) => !run.rungsDone.includes(code));
  const due = waiting.filter(({ at }) => at <= desk.now);
  const next = waiting.find(({ at }) => at > desk.now)?.at ?? null;
  const last = due.at(-1);
  if (!last) return next;
  for (const letter of due)
    if (letter === due.findLast((one) => kindOf(one) === kindOf(letter)) && !(wrote && letter.reminds))
      await plan.send(desk, letter);
  const codes = due.map(({ code }) => code);
  await desk.tx
    .update(stageRuns)
    .set({ rungsDone: sql`${stageRuns.rungsDone} || ${JSON.stringify(codes)}::jsonb` })
    .where(eq(stageRuns.id, run.id));
  await record(desk, system, {
    chain: run.subjectId,
    act: 'remind',
    facts: { stage: run.stage, number: run.number, rung: last.code, to: 'holder' },
  });
  return next;
}

const kindOf = ({ code }: OwnLetter): string => code.split(':')[0] ?? code;

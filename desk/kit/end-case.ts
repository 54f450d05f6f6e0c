import { eq } from 'drizzle-orm';
import { cases } from '../../db/schema/all.js';
import type { Sealed } from '../../db/sealed.js';
import { type Ending, type EndingEvent, endedStates, type Reason, type Why, withWords } from '../../domain/ending.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import { transitions } from '../../domain/transitions.js';
import { instantIn } from './audit.js';
import { type Case, takeSteps } from './cases.js';
import { dataKeyOf } from './data-key.js';
import type { Desk } from './deps.js';
import type { Round } from './round.js';
import { writeToApplicant } from './write-to-applicant.js';

/**
 * Ends an application by the transition table (HOST-15), or says why it cannot end so. Why it ended is kept on the case, its words
 * sealed with the case's key, and the applicant is written to in the same words; whoever has no address reads them on the page. The end has the
 * instant of the audit row that follows: no decision comes after it (I8, I32).
 * @param set what else changes; `endedAt` null where the end can still be undone
 */
export async function endCase(
  desk: Desk,
  round: Round,
  file: Case,
  event: EndingEvent,
  why: Why,
  set: Partial<typeof cases.$inferInsert> = {},
): Promise<Refusal | null> {
  const to = transitions[file.state][event]?.to;
  const state = endedStates.find((ended) => ended === to);
  if (!state) return refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { state: file.state, event } });
  const { reason, ruleId, appealUntil = null } = why;
  const at = await instantIn(desk, file.id);
  const ending = await sealedEnding(desk, file.id, { state, at, reason, ruleId, appealUntil });
  const overtaken = event === 'veto' && file.ending ? { overtaken: file.ending } : {};
  const no = await takeSteps(desk, file, [event], {
    set: { endedAt: at, ...set },
    ending: { ...ending, ...overtaken },
  });
  if (no) return no;
  await writeToApplicant(desk, round, file, { state, ...why });
  return null;
}

/** HOST-O19, NOTICE-O06, VETO-O05: an appeal was refused. The ending stands, and says so. */
export async function confirmEnding(
  desk: Desk,
  { id, ending }: Case,
  said: { readonly reason: Reason; readonly ruleId: string },
): Promise<void> {
  if (!ending) return;
  const { state, at, appealUntil } = ending;
  const sealed = await sealedEnding(desk, id, { state, at, appealUntil, ...said });
  const confirmed = { at: desk.now, reason: sealed.reason, ruleId: said.ruleId };
  await desk.tx
    .update(cases)
    .set({ ending: { ...ending, confirmed } })
    .where(eq(cases.id, id));
}

async function sealedEnding(desk: Desk, caseId: string, ending: Ending): Promise<Ending<Sealed>> {
  const wrapped = ending.reason.kind === 'words' ? await dataKeyOf(desk, caseId) : '';
  return withWords(ending, (words) => desk.vault.seal(wrapped, words));
}

import { and, asc, eq, inArray, max } from 'drizzle-orm';
import { nominees } from '../../../db/schema/all.js';
import { nextState } from '../../../domain/machine.js';
import type { Refusal } from '../../../domain/refusal.js';
import { refuse } from '../../../domain/refusal.js';
import { inTheRunning, type NomineeEvent, nomineeMachine } from '../../../domain/studio/commendation/states.js';
import { honourBars } from '../../../domain/studio/veto/honours.js';
import { dayOf } from '../../../domain/time/beijing.js';
import type { Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import { type Term, termOf } from '../../kit/term.js';
import { everMembers } from '../memberships.js';
import { foundAgainst } from '../veto/bars.js';

export type Nominee = typeof nominees.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** Everybody nominated in a call, whatever became of it, by number. */
export const nomineesIn = ({ tx }: At, callId: string): Promise<readonly Nominee[]> =>
  tx.select().from(nominees).where(eq(nominees.callId, callId)).orderBy(asc(nominees.number));

/** Those no veto has struck and nothing has gone past. */
export const runningIn = ({ tx }: At, callId: string): Promise<readonly Nominee[]> =>
  tx
    .select()
    .from(nominees)
    .where(and(eq(nominees.callId, callId), inArray(nominees.state, [...inTheRunning])))
    .orderBy(asc(nominees.number));

export async function nextNomineeNumber({ tx }: At, callId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(nominees.number) })
    .from(nominees)
    .where(eq(nominees.callId, callId));
  return (row?.last ?? 0) + 1;
}

/** Moves a nominee by the table of states, or says why it cannot move. The caller holds its call. */
export async function moveNominee(
  { tx }: At,
  nominee: Nominee,
  event: NomineeEvent,
  more: { readonly stillNominating?: boolean; readonly struckBy?: string | null } = {},
): Promise<Refusal | null> {
  const { stillNominating = false, ...set } = more;
  const step = nextState(nomineeMachine, { state: nominee.state, previous: null, context: { stillNominating } }, event);
  if (!step.ok) return step.refusals[0] ?? refuse('stageNotOpen', { ruleId: nomineeMachine.ruleId });
  await tx
    .update(nominees)
    .set({ ...set, state: step.value })
    .where(eq(nominees.id, nominee.id));
  return null;
}

/** As the acts of the service itself, or of whoever was judged before: that it cannot move is a bug. */
export async function mustMove(...given: Parameters<typeof moveNominee>): Promise<void> {
  const refusal = await moveNominee(...given);
  if (refusal) throw new Error(`the nominee cannot move: ${JSON.stringify(refusal)}`);
}

/** Against whom a veto would bar it: the member, or the host of the studio. */
export const answersFor = (
  { recipient, recipientId }: Pick<Nominee, 'recipient' | 'recipientId'>,
  term: Term,
): string => (recipient === 'member' ? recipientId : term.studio.hostId);

/** VETO-02, VETO-03, VETO-O03: the rule that bars a nominee on the desk's day; null where none does. */
export async function barOn(
  desk: Pick<Desk, 'tx' | 'now'>,
  nominee: Nominee,
  { parameters }: Call,
): Promise<string | null> {
  const vetoes = await foundAgainst(desk, answersFor(nominee, await termOf(desk, nominee.termId)));
  const [bar] = honourBars(nominee.recipient, vetoes, dayOf(desk.now), parameters);
  return bar?.ruleId ?? null;
}

/** The people it would honour, or whose studio it is: they judge it in no stage. */
export async function peopleOf(
  at: At,
  nominee: Nominee,
): Promise<{ readonly peopleOfIt: readonly string[]; readonly term: Term }> {
  const term = await termOf(at, nominee.termId);
  return { term, peopleOfIt: [nominee.recipientId, term.studio.hostId, ...(await everMembers(at, term.id))] };
}

import { and, eq, getTableColumns, ne, sql } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { cases, scoreSheets } from '../../db/schema/all.js';
import type { Sealed } from '../../db/sealed.js';
import type { Ending, OnwardEvent } from '../../domain/ending.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { CaseEvent } from '../../domain/transitions.js';
import { next } from '../../domain/transitions.js';
import type { CaseState, Role } from '../../domain/vocabulary.js';
import type { PersonActor } from './actor.js';
import type { Desk } from './deps.js';
import { type Round, roundOfCase } from './round.js';
import { justifiers, type Seat, seatsOf } from './seats.js';
import { send } from './transaction.js';

/** A case as acts work on it: without the draft, which is long and which only its applicant's own acts read (`draftOf`). */
export type Case = Omit<typeof cases.$inferSelect, 'draft'>;

const { draft: _, ...columns } = getTableColumns(cases);

/** What of a row is a `Case`. */
export const caseColumns = columns;

/** A case as one actor meets it: with the posts that let them see it. */
export interface Meeting {
  readonly file: Case;
  readonly round: Round;
  /** All posts the actor holds today, read under the case's lock. */
  readonly held: readonly Seat[];
  /** The actor's posts at the case's school, county or city; empty for the applicant and for assigned experts. */
  readonly seats: readonly Seat[];
  readonly isApplicant: boolean;
  /** Looked up only for whom nothing else shows the case. */
  readonly isAssignedExpert: boolean;
}

/** A case for an act that has its own way of knowing who may; `meetCase` is for whoever must be let in. */
export const lockCase = kept((db, { caseId }: { caseId: string }) =>
  db.select(caseColumns).from(cases).where(eq(cases.id, caseId)).for('update'),
);

/**
 * Locks a case for an act. Organisations never see each other's cases: to everyone else it does not exist (404).
 * @returns null when the case is unknown, or none of the actor's business
 */
export async function meetCase(desk: Desk, actor: PersonActor, caseId: string): Promise<Meeting | null> {
  const [[file], round, held] = await Promise.all([
    lockCase(desk.tx, { caseId }),
    roundOfCase(desk, caseId),
    seatsOf(desk, actor.personId),
  ]);
  if (!file || !round) return null;
  const near = [file.schoolId, file.countyId, round.bureauId];
  const showing = held.filter(({ role }) => !onlyOwn.includes(role));
  const asked = await justifiers(desk.tx, caseId, showing);
  const seats = showing.filter((seat) => near.includes(seat.orgId) || asked.includes(seat));
  const isApplicant = file.applicantId === actor.personId;
  // Whoever sees the case anyway needs no second ground.
  const isAssignedExpert = !isApplicant && seats.length === 0 && (await isExpertOf(desk, actor.personId, caseId));
  // A form that was never submitted is the applicant's own, withdrawn or not.
  const seen = file.formVersion === 0 ? isApplicant : isApplicant || isAssignedExpert || seats.length > 0;
  return seen ? { file, round, held, seats, isApplicant, isAssignedExpert } : null;
}

/** Posts that show nobody else's case: a colleague's is none of a head teacher's business, an expert meets assigned ones. */
const onlyOwn: readonly Role[] = ['applicant', 'expert'];

async function isExpertOf(desk: Desk, personId: string, caseId: string): Promise<boolean> {
  const [sheet] = await desk.tx
    .select({ id: scoreSheets.id })
    .from(scoreSheets)
    .where(and(eq(scoreSheets.caseId, caseId), eq(scoreSheets.personId, personId), ne(scoreSheets.state, 'recused')));
  return sheet !== undefined;
}

/** Events that leave a state which may be returned to: it is remembered as `priorState`. */
const leaving: readonly CaseEvent[] = ['withdraw', 'returnForCorrection', 'veto'];

interface More {
  /** The Moral Education Section said yes, or the round has no such stage (HOST-O02). */
  readonly justified?: boolean;
  readonly set?: Partial<typeof cases.$inferInsert>;
}

/**
 * Moves a case on by the transition table (HOST-15), or says why it cannot move. Raises its version once a step. What ends a case
 * goes through `endCase`, which must say why.
 * @param events one, or several that follow each other within one act
 */
export const moveCase = (
  desk: Desk,
  file: Case,
  events: OnwardEvent | readonly OnwardEvent[],
  more: More = {},
): Promise<Refusal | null> => takeSteps(desk, file, [events].flat(), { ...more, ending: restored(file, events) });

/** VETO-O05: a finding that is lifted leaves the case as it found it, ended or not. Wherever else it goes on, nothing has ended. */
const restored = ({ ending }: Case, events: OnwardEvent | readonly OnwardEvent[]) =>
  [events].flat().includes('restore') ? (ending?.overtaken ?? null) : null;

/** One or more steps of one case in one statement. For `moveCase` and `endCase` only. */
export async function takeSteps(
  desk: Desk,
  file: Case,
  events: readonly CaseEvent[],
  more: More & { readonly ending: Ending<Sealed> | null },
): Promise<Refusal | null> {
  const context = { route: file.route, justified: more.justified ?? false };
  let { state, priorState: previous } = file;
  for (const event of events) {
    const step = next(state, event, { ...context, previous });
    if (!step.ok) return step.refusals[0] ?? refuse('stageNotOpen', { ruleId: 'HOST-15' });
    if (leaving.includes(event)) previous = state;
    state = step.value;
  }
  const steps = events.length;
  const set = { ...(previous === file.priorState ? {} : { priorState: previous }), ...more.set };
  if (Object.keys(set).length === 0 && more.ending === null)
    send(desk, moveOn(desk.tx, { caseId: file.id, state, steps }));
  else {
    const moved = { ...set, ending: more.ending, state, version: later(steps) };
    send(desk, desk.tx.update(cases).set(moved).where(eq(cases.id, file.id)));
  }
  return null;
}

const later = (steps: number) => sql`${cases.version} + ${steps}`;

/** What most steps are: no more than another state. */
const moveOn = kept((db, { caseId, state, steps }: { caseId: string; state: CaseState; steps: number }) =>
  db
    .update(cases)
    .set({ state, ending: null, version: later(steps) })
    .where(eq(cases.id, caseId)),
);

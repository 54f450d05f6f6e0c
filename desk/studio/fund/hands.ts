import { and, eq, inArray } from 'drizzle-orm';
import { stageRuns, tasks, terms } from '../../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../../domain/refusal.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import { type Seat, seatAt } from '../../kit/seats.js';
import type { StageRun } from '../../kit/stage.js';
import { takeTask } from '../../kit/take-task.js';
import type { Task } from '../../kit/task-mail.js';
import type { Term } from '../../kit/term.js';
import { postOf } from '../post-of.js';
import { lockTerm } from '../terms.js';
import { type FundRequestRow, lockRequest } from './requests.js';

/** The actor's post as keeper of a studio's fund (`fundKeeper`); null for everybody else, and behind a link. */
export async function keeperSeat(desk: Desk, actor: PersonActor, term: Term): Promise<Seat | null> {
  if (actor.taskId) return null;
  const post = await postOf(desk, term, term.parameters.fundKeeper);
  return seatAt(desk, actor, post.orgId, [post.role]);
}

/** A request in the hands of whoever may act on it; `asked`: the task that asks for it, with its stage. */
export interface InHand {
  readonly term: Term;
  readonly request: FundRequestRow;
  readonly seat: Seat;
  readonly asked: { readonly task: Task; readonly run: StageRun } | null;
}

/**
 * An approved request in the hands of whoever accounts for it (`fundAccount`: its vouchers) or of the fund's keeper (`fundSettlement`), term and
 * request locked: by the task that asks for it, in session or behind its link, and where none does by person or post. While the task rests
 * (VETO-O05) refuses as `takeTask`; else `notFound`.
 */
export async function requestInHand(
  desk: Desk,
  actor: PersonActor,
  { termId, requestId }: { readonly termId: string; readonly requestId: string },
  kind: 'fundAccount' | 'fundSettlement',
): Promise<Result<InHand>> {
  const nothing = refused(refuse('notFound'));
  const term = await lockTerm(desk, termId);
  const request = term && (await lockRequest(desk, termId, { id: requestId }));
  if (!request) return nothing;
  const asked = await askingTask(desk, request, kind);
  if (asked) {
    const taken = await takeTask(desk, actor, asked.task.id, [kind]);
    return taken.ok ? accepted({ term, request, seat: taken.value.seat, asked }) : taken;
  }
  const own = kind === 'fundAccount' ? accountSeat(desk, actor, term, request) : keeperSeat(desk, actor, term);
  const seat = await own;
  return seat ? accepted({ term, request, seat, asked: null }) : nothing;
}

/** The actor's seat as whoever accounts for a request (FUND-O01): host, or leader of the unit; null for everybody else, and behind a link. */
export async function accountSeat(
  desk: Desk,
  { personId, taskId }: PersonActor,
  term: Pick<Term, 'studio'>,
  { accountBy }: Pick<FundRequestRow, 'accountBy'>,
): Promise<Seat | null> {
  if (taskId) return null;
  const { hostId, unitId: orgId } = term.studio;
  if (accountBy === 'host') return personId === hostId ? { orgId, role: 'applicant' } : null;
  return seatAt(desk, { personId }, orgId, ['schoolLeader']);
}

/**
 * The year of a studio's fund in the hands of its keeper: by the task that asks to close it, whichever term it was asked in, in session or behind
 * its link, else by post. Refuses `notFound`, as `takeTask`, and 'taskClosed' where nobody was asked before the studio was revoked, until no
 * appeal can turn that (VETO-O05): then everybody is asked.
 */
export async function yearInHand(
  desk: Desk,
  actor: PersonActor,
  term: Term,
  year: number,
): Promise<Result<Pick<InHand, 'seat' | 'asked'>>> {
  const asked = await closingTask(desk, term.studioId, year);
  if (asked) {
    const taken = await takeTask(desk, actor, asked.task.id, ['fundClosing']);
    return taken.ok ? accepted({ seat: taken.value.seat, asked }) : taken;
  }
  const seat = await keeperSeat(desk, actor, term);
  if (!seat) return refused(refuse('notFound'));
  return (await isRevoked(desk, term.studioId)) ? refused(restsMeanwhile()) : accepted({ seat, asked: null });
}

/** Whether the closing of a year stands still, as `yearInHand` would say. */
export async function closingRests(at: Pick<Desk, 'tx'>, { studioId }: Term, year: number): Promise<boolean> {
  const asked = await closingTask(at, studioId, year);
  return asked ? asked.task.state === 'suspended' : isRevoked(at, studioId);
}

const isRevoked = async ({ tx }: Pick<Desk, 'tx'>, studioId: string): Promise<boolean> =>
  (await tx.$count(terms, and(eq(terms.studioId, studioId), eq(terms.state, 'revoked')))) > 0;

const restsMeanwhile = () => refuse('taskClosed', { facts: { outcome: 'suspended' } });

/**
 * A request in the hands of its keeper by the year it belongs to (`yearInHand`), term and request locked. Refuses `notFound`, as `takeTask`, and
 * 'taskClosed' while what asks for its vouchers rests (VETO-O05).
 */
export async function requestOfYear(
  desk: Desk,
  actor: PersonActor,
  { termId, requestId }: { readonly termId: string; readonly requestId: string },
): Promise<Result<Pick<InHand, 'term' | 'request' | 'seat'>>> {
  const term = await lockTerm(desk, termId);
  const request = term && (await lockRequest(desk, termId, { id: requestId }));
  if (!request) return refused(refuse('notFound'));
  const held = await yearInHand(desk, actor, term, request.year);
  if (!held.ok) return held;
  const asked = await askingTask(desk, request, 'fundAccount');
  if (asked?.task.state === 'suspended') return refused(restsMeanwhile());
  return accepted({ term, request, seat: held.value.seat });
}

async function askingTask(
  { tx }: Desk,
  { termId, number }: Pick<FundRequestRow, 'termId' | 'number'>,
  kind: Task['kind'],
) {
  const [found] = await tx
    .select({ task: tasks, run: stageRuns })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .where(
      and(
        eq(tasks.termId, termId),
        eq(tasks.kind, kind),
        inArray(tasks.state, ['open', 'suspended']),
        eq(stageRuns.number, number),
      ),
    );
  return found ?? null;
}

/** The one task that asks to close a studio's year: a next term asks in the place of the last. */
async function closingTask({ tx }: Pick<Desk, 'tx'>, studioId: string, year: number) {
  const [found] = await tx
    .select({ task: tasks, run: stageRuns })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .innerJoin(terms, eq(terms.id, tasks.termId))
    .where(
      and(
        eq(terms.studioId, studioId),
        eq(tasks.kind, 'fundClosing'),
        inArray(tasks.state, ['open', 'suspended']),
        eq(stageRuns.number, year),
      ),
    );
  return found ?? null;
}

import { and, eq } from 'drizzle-orm';
import type { ZodType } from 'zod';
import type { Db } from '../../db/database.js';
import { kept } from '../../db/kept.js';
import { idempotency } from '../../db/schema/all.js';
import { badField } from '../../domain/bad-field.js';
import { type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import type { Actor } from './actor.js';
import { record } from './audit.js';
import { hashOf } from './canonical.js';
import { crashPoint } from './crash-points.js';
import { askedAt, type Desk, type DeskDeps } from './deps.js';
import { faultOf, inTransaction, send } from './transaction.js';

/**
 * One verb of one kind of actor: authorise → judge by pure rules → record decision, audit row and news → commit.
 * `run` may refuse at any point; what it had written by then is rolled back, and the attempt itself is recorded.
 */
export interface Act<A extends Actor, I, O> {
  readonly name: string;
  readonly input: ZodType<I>;
  /** Whose story a refused attempt belongs to, looked up where the input does not say it; null where nothing exists yet. */
  readonly chain: (input: I, db: Db) => string | null | Promise<string | null>;
  readonly run: (desk: Desk, actor: A, input: I) => Promise<Result<O>>;
}

export const act = <A extends Actor, I, O>(definition: Act<A, I, O>): Act<A, I, O> => definition;

/** Carries a refusal out of a transaction so that everything written in it is undone. */
class RolledBack extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super('refused');
    this.refusals = refusals;
  }
}

/**
 * Performs an act as one transaction. An ok result means committed (design section 1). It is judged by the instant its request
 * arrived, not by when a lock was free: waiting makes nobody late.
 * @param key the caller's Idempotency-Key: the same key gets the same answer, for ever
 */
export async function perform<A extends Actor, I, O>(
  deps: DeskDeps,
  definition: Act<A, I, O>,
  actor: A,
  raw: unknown,
  key?: string,
): Promise<Result<O>> {
  const began = performance.now();
  const result = await decided(deps, definition, actor, raw, key);
  const refusal = result.ok ? undefined : result.refusals[0];
  deps.observe?.({ act: definition.name, ms: performance.now() - began, ...(refusal && { refusal }) });
  return result;
}

async function decided<A extends Actor, I, O>(
  deps: DeskDeps,
  definition: Act<A, I, O>,
  actor: A,
  raw: unknown,
  key: string | undefined,
): Promise<Result<O>> {
  const parsed = definition.input.safeParse(raw);
  if (!parsed.success) return refused(...parsed.error.issues.map(badField));
  const input = parsed.data;
  const claim = key ? claimOf(actor, key, definition.name, raw) : null;
  const now = await askedAt(deps);
  try {
    const committed = await inTransaction(deps, now, async (desk) => {
      const result = await definition.run(desk, actor, input);
      if (!result.ok) throw new RolledBack(result.refusals);
      if (desk.recorded.count === 0 || desk.recorded.decisions.length > 0)
        throw new Error(`act ${definition.name} or a decision of it left no audit row`);
      if (claim) answer(desk, claim, result);
      crashPoint('act.written');
      return result;
    });
    crashPoint('act.committed');
    return committed;
  } catch (error) {
    const refusals = error instanceof RolledBack ? error.refusals : lostRace(error);
    if (!refusals) throw error;
    return noteRefusal(deps, definition, actor, input, refusals, claim);
  }
}

/** The service's own acts: same transaction, same audit; they return values, not refusals. */
export async function performSystem<O>(deps: DeskDeps, run: (desk: Desk) => Promise<O>): Promise<O> {
  return inTransaction(deps, await deps.clock.now(), run);
}

async function noteRefusal<A extends Actor, I, O>(
  deps: DeskDeps,
  definition: Act<A, I, O>,
  actor: A,
  input: I,
  refusals: readonly Refusal[],
  claim: Claim | null,
): Promise<Result<O>> {
  const noted = performSystem(deps, async (desk) => {
    const earlier = claim && (await answered<O>(desk, claim));
    if (earlier) return earlier;
    const [first] = refusals;
    // An attempt on something the actor may not know exists must not grow that thing's story under their hand.
    const chain = first && first.code !== 'notFound' ? await definition.chain(input, desk.tx) : null;
    if (chain && first) await record(desk, actor, { chain, act: definition.name, refusal: first });
    const result: Result<O> = { ok: false, refusals };
    if (claim) answer(desk, claim, result);
    return result;
  });
  return noted.catch((error: unknown) => {
    if (!isAnswered(error)) throw error;
    return noteRefusal(deps, definition, actor, input, refusals, claim);
  });
}

interface Claim {
  readonly actor: string;
  readonly key: string;
  readonly act: string;
  readonly inputHash: string;
}

/** What the key was answered before, or null. */
async function answered<O>(desk: Desk, claim: Claim): Promise<Result<O> | null> {
  const [earlier] = await desk.tx
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.actor, claim.actor), eq(idempotency.key, claim.key)));
  if (!earlier) return null;
  if (earlier.act !== claim.act || earlier.inputHash !== claim.inputHash)
    return refused(refuse('idempotencyKeyReused'));
  return earlier.answer as Result<O>;
}

/**
 * Puts the answer under its key, last of all: whoever has the same key under way is waited for here. Where the other one was
 * answered, the key is taken and all that was done under it now is undone. Key and audit row of one act carry one instant (I2).
 */
function answer(desk: Desk, claim: Claim, result: Result<unknown>): void {
  send(desk, putAnswer(desk.tx, { ...claim, answer: result, at: desk.recorded.at ?? desk.now }));
}

const putAnswer = kept((db, { actor, key, act, inputHash, answer, at }: typeof idempotency.$inferInsert) =>
  db.insert(idempotency).values({ actor, key, act, inputHash, answer, at }),
);

/** Whether the key had its answer before, or got it meanwhile. */
const isAnswered = (error: unknown): boolean => faultOf(error).constraint === 'idempotency_actor_key_pk';

/** Keys are each person's own. The public has no name: there the same key with other words is another request. */
function claimOf(actor: Actor, key: string, act: string, raw: unknown): Claim {
  const inputHash = hashOf(raw);
  return { key, act, inputHash, actor: claimantOf(actor, inputHash) };
}

/** Whose key it is, as `idempotency.actor` keeps it. */
export function claimantOf(actor: Actor, inputHash: string): string {
  if (actor.kind === 'person') return actor.personId;
  if (actor.kind === 'respondent') return actor.invitationId;
  return `${actor.kind}/${inputHash}`;
}

/** A unique key or a check that another transaction reached first: the loser is told kindly, not with a 500. */
function lostRace(error: unknown): readonly Refusal[] | null {
  const { code } = faultOf(error);
  // What was answered before is looked up with the refusal.
  if (isAnswered(error)) return [];
  if (code === '23505') return [refuse('caseChanged')];
  if (code === '23514') return [refuse('quotaExhausted', { ruleId: 'HOST-21' })];
  return null;
}

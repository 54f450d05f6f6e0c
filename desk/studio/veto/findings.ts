import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { terms, vetoes } from '../../../db/schema/all.js';
import { nextState } from '../../../domain/machine.js';
import type { Refusal } from '../../../domain/refusal.js';
import { refuse } from '../../../domain/refusal.js';
import { performanceGrounds } from '../../../domain/studio/veto/grounds.js';
import { type VetoContext, type VetoEvent, vetoMachine } from '../../../domain/studio/veto/procedure.js';
import { barEndOf, type StudioVeto, type VetoKind, type VetoStatus } from '../../../domain/studio/veto/vetoes.js';
import { storedStudioParameters } from '../../../policy/studio/stored.js';
import type { Desk } from '../../kit/deps.js';

export type Finding = typeof vetoes.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** @throws Error for an unknown id: ids come from our own rows here */
export async function findingOf({ tx }: At, vetoId: string): Promise<Finding> {
  const [row] = await tx.select().from(vetoes).where(eq(vetoes.id, vetoId));
  if (!row) throw new Error('no such finding');
  return row;
}

/** A finding against a host by its id, locked; its term is locked before. @throws Error for an unknown id */
export async function lockFinding({ tx }: At, vetoId: string): Promise<Finding> {
  const [row] = await tx.select().from(vetoes).where(eq(vetoes.id, vetoId)).for('update');
  if (!row) throw new Error('no such finding');
  return row;
}

/** Where a finding stands, by its row alone: an appeal leaves it in force (VETO-O05). */
export function statusOf(row: Pick<Finding, 'state' | 'appealedAt' | 'appealDecidedAt'>): VetoStatus {
  if (row.state === 'registered' || row.state === 'heard') return 'open';
  if (row.state !== 'effective') return row.state;
  if (row.appealDecidedAt) return 'upheld';
  return row.appealedAt ? 'appealed' : 'effective';
}

/** Refuses, by the table of states, what cannot be done with a finding now; what is written then is the caller's. */
export function refuseStep(row: Finding, event: VetoEvent, holds: Partial<VetoContext> = {}): Refusal | null {
  const context = { heard: false, appealOver: false, liftable: false, ...holds };
  const step = nextState(vetoMachine, { state: statusOf(row), previous: null, context }, event);
  return step.ok ? null : (step.refusals[0] ?? refuse('stageNotOpen', { ruleId: vetoMachine.ruleId }));
}

/** The findings of a term, the oldest first. */
export const findingsIn = ({ tx }: At, termId: string): Promise<readonly Finding[]> =>
  tx.select().from(vetoes).where(eq(vetoes.termId, termId)).orderBy(asc(vetoes.registeredAt), asc(vetoes.id));

/** The ethics veto by which a term is revoked, also once it was lifted: the title stays cancelled (VETO-O06). Null where none stands or stood. */
export async function revocationOf({ tx }: At, termId: string): Promise<Finding | null> {
  const [row] = await tx
    .select()
    .from(vetoes)
    .where(and(eq(vetoes.termId, termId), eq(vetoes.kind, 'ethics'), inArray(vetoes.state, ['effective', 'lifted'])))
    .orderBy(desc(vetoes.decidedAt))
    .limit(1);
  return row ?? null;
}

/** The undecided findings against a host, of whatever term (VETO-O03). */
export async function undecidedAgainst(
  { tx }: At,
  hostId: string,
): Promise<readonly { readonly vetoId: string; readonly kind: VetoKind }[]> {
  return tx
    .select({ vetoId: vetoes.id, kind: vetoes.kind })
    .from(vetoes)
    .where(and(eq(vetoes.personId, hostId), isNotNull(vetoes.termId), inArray(vetoes.state, ['registered', 'heard'])))
    .orderBy(asc(vetoes.registeredAt));
}

/**
 * All findings against a host as the pure rules read them (`honourBars`, `renewalChecks`): the one question everybody asks who honours,
 * commends or renews. A performance veto that is not decided yet would bar until the day its term says (VETO-O01).
 */
export async function vetoesAgainst({ tx }: At, hostId: string): Promise<readonly StudioVeto[]> {
  const rows = await tx
    .select({ veto: vetoes, term: terms })
    .from(vetoes)
    .innerJoin(terms, eq(terms.id, vetoes.termId))
    .where(eq(vetoes.personId, hostId))
    .orderBy(asc(vetoes.registeredAt));
  return rows.map(({ veto, term }): StudioVeto => {
    const status = statusOf(veto);
    if (veto.kind === 'ethics') return { kind: 'ethics', status };
    const ground = performanceGrounds.find((one) => one === veto.ground) ?? 'failedGoals';
    const span = { from: term.fromDay, to: term.toDay };
    const barredUntil = veto.barredUntil ?? barEndOf(span, storedStudioParameters(term.parameters));
    return { kind: 'performance', ground, status, barredUntil };
  });
}

import { and, desc, eq, inArray } from 'drizzle-orm';
import { appeals, vetoes } from '../../db/schema/all.js';
import type { Veto, vetoGrounds } from '../../domain/veto.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Desk } from '../kit/deps.js';

type Row = typeof vetoes.$inferSelect;
/** A veto on an application; on a studio's term it is a finding (`desk/studio/veto`). */
export type VetoRow = Row & { readonly caseId: string; readonly roundId: string };

export const onCase = (row: Row): row is VetoRow => row.caseId !== null && row.roundId !== null;
type Ground = (typeof vetoGrounds)[number];

/** Locks a veto; its case is locked before it, never after. */
export async function lockVeto(desk: Desk, vetoId: string): Promise<VetoRow> {
  const [row] = await desk.tx.select().from(vetoes).where(eq(vetoes.id, vetoId)).for('update');
  if (!row || !onCase(row)) throw new Error('no such veto');
  return row;
}

/** The newest veto on a case; a dismissed one may be followed by another on a new decision. */
export async function latestVeto(desk: Pick<Desk, 'tx'>, caseId: string): Promise<VetoRow | undefined> {
  const [row] = await desk.tx
    .select()
    .from(vetoes)
    .where(eq(vetoes.caseId, caseId))
    .orderBy(desc(vetoes.registeredAt))
    .limit(1);
  return row && onCase(row) ? row : undefined;
}

/** Whether an ethics finding on this case waits for its decision (VETO-O03). */
export async function isUnderInvestigation(desk: Pick<Desk, 'tx'>, caseId: string): Promise<boolean> {
  const rows = await desk.tx
    .select({ id: vetoes.id })
    .from(vetoes)
    .where(and(eq(vetoes.caseId, caseId), inArray(vetoes.state, ['registered', 'heard'])));
  return rows.length > 0;
}

const levelOf: Partial<Record<Role, 'school' | 'county' | 'city'>> = {
  schoolLeader: 'school',
  countyLeader: 'county',
  cityLeader: 'city',
};

/** A veto as the rules of `domain/veto.ts` read it; an appeal under way makes it `appealed`. */
export async function vetoOf(desk: Pick<Desk, 'tx'>, row: VetoRow | undefined): Promise<Veto> {
  if (!row) return { kind: 'none' };
  const registered = {
    ground: row.ground as Ground,
    evidenceId: row.evidence[0] ?? '',
    decisionReference: row.decisionReference,
    facts: row.facts,
    registeredBy: row.registeredBy,
    registeredAt: row.registeredAt,
    hearingClosesAt: row.hearingUntil,
    heardAt: row.heardAt,
  };
  if (row.state === 'registered' || row.state === 'heard') return { kind: 'registered', ...registered };
  const { decidedBy, decidedAt } = row;
  if (!decidedBy || !decidedAt) throw new Error('a decided veto without its decision');
  const decided = {
    ...registered,
    decidedBy,
    decidedLevel: (row.decidedRole && levelOf[row.decidedRole]) || ('city' as const),
    decidedAt,
    reason: row.reason ?? '',
  };
  if (row.state === 'dismissed') return { kind: 'dismissed', ...decided };
  const effective = { ...decided, appealClosesAt: row.appealUntil ?? decidedAt };
  const [appeal] = await desk.tx
    .select()
    .from(appeals)
    .where(and(eq(appeals.subjectId, row.id), eq(appeals.against, 'ethicsVeto')));
  // A lifted veto bars nobody any more, as one that was overturned.
  const turned = row.state === 'overturned' || row.state === 'lifted';
  if (!appeal && !turned) return { kind: 'effective', ...effective };
  const appealedAt = appeal?.filedAt ?? decidedAt;
  if (appeal?.state === 'filed' && !turned) return { kind: 'appealed', ...effective, appealedAt };
  return {
    kind: turned ? 'overturned' : 'upheld',
    ...effective,
    appealedAt,
    appealDecidedBy: appeal?.decidedBy ?? decidedBy,
    appealDecidedAt: appeal?.decidedAt ?? decidedAt,
    appealReason: appeal?.reason ?? row.reason ?? '',
  };
}

import { and, eq, inArray } from 'drizzle-orm';
import { cases, decisions } from '../../db/schema/all.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { type Case, caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';

type Tx = Pick<Desk, 'tx'>;

export const casesIn = (desk: Tx, roundId: string, states: readonly CaseState[]): Promise<Case[]> =>
  desk.tx
    .select(caseColumns)
    .from(cases)
    .where(and(eq(cases.roundId, roundId), inArray(cases.state, [...states])))
    .orderBy(cases.number);

/** Whether a round has any case in one of these states. */
export async function isAnyIn(desk: Tx, roundId: string, states: readonly CaseState[]): Promise<boolean> {
  const there = and(eq(cases.roundId, roundId), inArray(cases.state, [...states]));
  return (await desk.tx.select({ id: cases.id }).from(cases).where(there).limit(1)).length > 0;
}

/** Which of these the section has found sound on the form that stands now (HOST-O02, I9). */
export async function justifiedAmong(desk: Tx, files: readonly Case[]): Promise<ReadonlySet<string>> {
  if (files.length === 0) return new Set();
  const ids = files.map((file) => file.id);
  const rows = await desk.tx
    .select({ caseId: decisions.caseId, decision: decisions.decision, formHash: decisions.formHash })
    .from(decisions)
    .where(and(inArray(decisions.caseId, ids), eq(decisions.kind, 'projectJustification')));
  const holds = (file: Case) =>
    rows.some((row) => row.caseId === file.id && row.decision === 'justified' && row.formHash === file.formHash);
  return new Set(files.filter(holds).map((file) => file.id));
}

import { type Refusal, refuse } from '../refusal.js';

/** HOST-O15: why an expert may not score a candidate. 'declared' is whatever else the expert names (teacher, co-author, quarrel). */
export const conflictGrounds = ['self', 'ownSchool', 'ownCounty', 'kinship', 'declared'] as const;
export type ConflictGround = (typeof conflictGrounds)[number];

/** `countyId` is null for people of city-direct schools and of the bureau: no county is no common county. */
export interface Expert {
  readonly personId: string;
  readonly schoolId: string | null;
  readonly countyId: string | null;
}

export interface Candidate {
  readonly caseId: string;
  readonly personId: string;
  readonly schoolId: string;
  readonly countyId: string | null;
}

/** One expert's word on one candidate. 'none' is a statement too: silence is not "no conflict". */
export interface ConflictDeclaration {
  readonly expertId: string;
  readonly caseId: string;
  readonly says: 'none' | 'kinship' | 'declared';
}

/** All grounds that keep `expert` from `candidate`, in the order of `conflictGrounds`; empty means free to score. */
export function conflictsOf(
  expert: Expert,
  candidate: Candidate,
  declarations: readonly ConflictDeclaration[],
): readonly ConflictGround[] {
  const said = new Set(
    declarations.filter((d) => d.expertId === expert.personId && d.caseId === candidate.caseId).map((d) => d.says),
  );
  const holds: Readonly<Record<ConflictGround, boolean>> = {
    self: expert.personId === candidate.personId,
    ownSchool: expert.schoolId !== null && expert.schoolId === candidate.schoolId,
    ownCounty: expert.countyId !== null && expert.countyId === candidate.countyId,
    kinship: said.has('kinship'),
    declared: said.has('declared'),
  };
  return conflictGrounds.filter((ground) => holds[ground]);
}

/** 'conflictOfInterest' (HOST-O15) with the first ground, or null. */
export function refuseScorer(
  expert: Expert,
  candidate: Candidate,
  declarations: readonly ConflictDeclaration[],
): Refusal | null {
  const [ground] = conflictsOf(expert, candidate, declarations);
  return ground === undefined
    ? null
    : refuse('conflictOfInterest', { ruleId: 'HOST-O15', facts: { caseId: candidate.caseId, ground } });
}

/** An expert sees no file before having spoken on every candidate of the round: 'ruleForbids' (HOST-O15), field 'declarations'. */
export function refuseFileBeforeDeclaration(
  expertId: string,
  caseIds: readonly string[],
  declarations: readonly ConflictDeclaration[],
): Refusal | null {
  const spoken = new Set(declarations.filter((d) => d.expertId === expertId).map((d) => d.caseId));
  const missing = caseIds.filter((id) => !spoken.has(id)).length;
  return missing === 0
    ? null
    : refuse('ruleForbids', { ruleId: 'HOST-O15', field: 'declarations', facts: { missing } });
}

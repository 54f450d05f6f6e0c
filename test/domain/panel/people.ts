import { createHash } from 'node:crypto';
import type { Candidate, ConflictDeclaration, Expert } from '../../../domain/panel/conflicts.js';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const expert = (n: number, countyId: string | null = null): Expert => ({
  personId: `expert-${n}`,
  schoolId: `expert-school-${n}`,
  countyId,
});

export const candidate = (n: number, countyId: string | null = null): Candidate => ({
  caseId: `case-${String(n).padStart(2, '0')}`,
  personId: `applicant-${n}`,
  schoolId: `school-${n}`,
  countyId,
});

export const says = (e: Expert, c: Candidate, word: ConflictDeclaration['says']): ConflictDeclaration => ({
  expertId: e.personId,
  caseId: c.caseId,
  says: word,
});

import type { Level } from '../vocabulary.js';
import type { PublicEntry } from './fields.js';
import type { NoticeWindow } from './window.js';

export interface NoticeProof {
  readonly noticeId: string;
  readonly level: Level;
  readonly orgId: string;
  readonly window: NoticeWindow;
  readonly title: string;
  readonly text: string;
  /** Who receives objections: unit, telephone and address of the office as shown. */
  readonly receivingUnit: string;
  readonly subjects: readonly (PublicEntry & { readonly subjectId: string })[];
}

/**
 * What is hashed to prove which words hung from when to when. Canonical JSON of one array, subjects by ascending id:
 * [version, noticeId, level, orgId, opensAt, closesAt, title, text, receivingUnit, [[subjectId, name, school, county, item]…]].
 */
export function proofText(proof: NoticeProof): string {
  const subjects = proof.subjects
    .toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : a.subjectId > b.subjectId ? 1 : 0))
    .map((s) => [s.subjectId, s.name, s.school, s.county, s.item]);
  return JSON.stringify([
    'pingxuan/notice/1',
    proof.noticeId,
    proof.level,
    proof.orgId,
    proof.window.opensAt,
    proof.window.closesAt,
    proof.title,
    proof.text,
    proof.receivingUnit,
    subjects,
  ]);
}

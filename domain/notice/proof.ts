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
  /** Each with the digest of what it showed (`shownText`): the seal holds when a person was erased and nobody can say any more. */
  readonly subjects: readonly { readonly subjectId: string; readonly digest: string }[];
}

/** What is hashed of one subject: salted, so that nobody who has the digest alone can try names on it. */
export const shownText = (salt: string, { name, school, county, item }: PublicEntry): string =>
  JSON.stringify(['pingxuan/notice-subject/1', salt, name, school, county, item]);

/**
 * What is hashed to prove which words hung from when to when. Canonical JSON of one array, subjects by ascending id:
 * [version, noticeId, level, orgId, opensAt, closesAt, title, text, receivingUnit, [[subjectId, digest]…]].
 */
export function proofText(proof: NoticeProof): string {
  const subjects = proof.subjects
    .toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : a.subjectId > b.subjectId ? 1 : 0))
    .map((s) => [s.subjectId, s.digest]);
  return JSON.stringify([
    'pingxuan/notice/2',
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

import { and, asc, desc, eq, isNotNull, type SQL } from 'drizzle-orm';
import { papers, signatures } from '../../db/schema/all.js';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import { hashOf } from '../kit/canonical.js';
import type { Desk } from '../kit/deps.js';
import type { Term } from '../kit/term.js';

/** A version of the responsibility letter, or of a member's agreement, with whoever signed it. */
export interface Letter {
  readonly id: string;
  readonly version: number;
  readonly tasks: readonly LetterTask[];
  readonly contentHash: string;
  readonly issuedAt: string;
  readonly sealed: boolean;
  readonly signatures: readonly (typeof signatures.$inferSelect)[];
}

type At = Pick<Desk, 'tx'>;

/** The version that stands, or null before the first; `version` asks for an earlier one. */
export const letterOf = (desk: At, termId: string, version?: number): Promise<Letter | null> =>
  versionOf(desk, and(eq(papers.termId, termId), eq(papers.kind, 'responsibilityLetter')), version);

/** The version in force: the last that every side has signed. One that changes its goals takes its place with the last signature (STUDIO-O07). */
export const letterInForce = (desk: At, termId: string): Promise<Letter | null> =>
  versionOf(desk, and(eq(papers.termId, termId), eq(papers.kind, 'responsibilityLetter'), isNotNull(papers.sealedAt)));

/** Of a membership's agreement (STUDIO-18), as `letterOf`. */
export const agreementOf = (desk: At, membershipId: string, version?: number): Promise<Letter | null> =>
  versionOf(desk, and(eq(papers.membershipId, membershipId), eq(papers.kind, 'memberAgreement')), version);

async function versionOf({ tx }: At, of: SQL | undefined, version?: number): Promise<Letter | null> {
  const asked = version === undefined ? undefined : eq(papers.version, version);
  const [paper] = await tx.select().from(papers).where(and(of, asked)).orderBy(desc(papers.version)).limit(1);
  if (!paper) return null;
  const signed = await tx
    .select()
    .from(signatures)
    .where(eq(signatures.paperId, paper.id))
    .orderBy(asc(signatures.signedAt), asc(signatures.side));
  const { id, tasks, contentHash, issuedAt, sealedAt } = paper;
  return { id, version: paper.version, tasks, contentHash, issuedAt, sealed: sealedAt !== null, signatures: signed };
}

type TermOfPaper = Pick<Term, 'number' | 'fromDay' | 'toDay'> & { readonly studio: { readonly number: string } };

/** What is sealed: the studio, its term and every task, in one hash; no name, so that it outlives the erasing of one. */
export const letterHash = (term: TermOfPaper, version: number, tasks: readonly LetterTask[]): string =>
  hashOf({
    kind: 'responsibilityLetter',
    studio: term.studio.number,
    term: term.number,
    from: term.fromDay,
    to: term.toDay,
    version,
    tasks,
  });

/** What host and member sign: the member by number, the last day it may bind to, and every task; no name. */
export const agreementHash = (
  term: TermOfPaper,
  { number }: { readonly number: number },
  version: number,
  tasks: readonly LetterTask[],
): string =>
  hashOf({
    kind: 'memberAgreement',
    studio: term.studio.number,
    term: term.number,
    member: number,
    to: term.toDay,
    version,
    tasks,
  });

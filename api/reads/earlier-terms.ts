import type { Db } from '../../db/database.js';
import { plansOf } from '../../db/read/plans.js';
import { earlierTerms, studioFor, termDecisions, termYears } from '../../db/read/studios.js';
import type { Vault } from '../../db/sealed.js';
import { type Term, termOf } from '../../desk/kit/term.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { assessmentViews } from './assessments.js';
import { findingViews } from './findings.js';
import { letterViews } from './letters.js';
import { membersShown } from './removals.js';
import { readerOf } from './studios.js';
import { worksShown } from './work-evidence.js';

interface At {
  readonly tx: Db;
  readonly now: string;
  readonly actor: { readonly personId: string };
}

/** One term of a studio by its number, also one that is over; 'notFound' for whom the studio is no business of, and for no such term. */
export async function termSeen(at: At, studioId: string, number: number): Promise<Result<Term>> {
  const studio = await studioFor(at.tx, await readerOf(at), studioId);
  const all = studio && Number.isSafeInteger(number) ? await earlierTerms(at.tx, studioId, studio.term.number + 1) : [];
  const found = all.find((one) => one.number === number);
  return found ? accepted(await termOf(at, found.termId)) : refused(refuse('notFound'));
}

/** What a term was and what is on its record (STUDIO-06): read, and nothing done to it. */
export async function termRecord(at: At & { readonly vault: Vault }, term: Term) {
  const { tx, vault } = at;
  const filed = await plansOf(tx, vault, term.id);
  const said = await termDecisions(tx, term.id);
  const decided = said.findLast(({ kind }) => kind === 'renewalDecision');
  return {
    studioId: term.studioId,
    name: term.name,
    number: term.studio.number,
    term: { termId: term.id, number: term.number, from: term.fromDay, to: term.toDay, state: term.state },
    decision: decided ? { outcome: decided.decision, reason: decided.reason, at: decided.at } : null,
    years: await termYears(tx, term.id),
    letters: await letterViews(tx, term),
    members: await membersShown(at, term.id),
    plans: filed.filter((one, n) => filed.findIndex(({ kind }) => kind === one.kind) === n),
    works: await worksShown({ ...at, personId: at.actor.personId }, term),
    assessments: await assessmentViews(tx, term),
    findings: await findingViews(tx, term.id),
  };
}
export type TermRecord = Awaited<ReturnType<typeof termRecord>>;

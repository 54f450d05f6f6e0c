import { and, asc, desc, eq, gte, inArray, ne } from 'drizzle-orm';
import { assessments, memberships, organisations, people, studios, terms, works } from '../../../db/schema/all.js';
import type { Basis } from '../../../db/schema/honours.js';
import { compare } from '../../../domain/panel/decimal.js';
import type { Refusal } from '../../../domain/refusal.js';
import type { Recipient } from '../../../domain/studio/assessment/consequences.js';
import { isGradeAtLeast } from '../../../domain/studio/assessment/grade.js';
import { kindsOf } from '../../../domain/studio/commendation/call.js';
import { refuseNomination } from '../../../domain/studio/commendation/nomination.js';
import { dayOf, startOfDay } from '../../../domain/time/beijing.js';
import type { Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import { asTerm, type Term } from '../../kit/term.js';
import { exactOf } from '../assessment/result.js';
import { foundAgainst } from '../veto/bars.js';

type At = Pick<Desk, 'tx' | 'now'>;

interface Named {
  readonly recipient: Recipient;
  readonly recipientId: string;
  /** Of the studio, the unit, or the person. */
  readonly name: string;
}

/** Whom the records propose (COMMEND-13), with what speaks against it: the nominating bodies are shown both. */
export interface Proposal extends Named {
  readonly term: Term;
  readonly basis: Basis;
  readonly refusal: Refusal | null;
}

/**
 * The studio, its unit, its host and its members (ASSESS-08) of every studio whose newest final result of the call's year is good enough;
 * the best results first. A unit of several studios stands once, with its best.
 */
export async function proposalsFor(at: At, call: Call): Promise<readonly Proposal[]> {
  const proposed: Proposal[] = [];
  const wanted = kindsOf(call.awards);
  for (const { term, result } of await resultsOf(at, call)) {
    const basis = { ...result, workIds: await confirmedWorks(at, term.id) };
    for (const one of await recipientsOf(at, term)) {
      if (!wanted.includes(one.recipient)) continue;
      if (proposed.some(({ recipient, recipientId }) => recipient === one.recipient && recipientId === one.recipientId))
        continue;
      proposed.push({ ...one, term, basis, refusal: await refusalOf(at, call, { ...one, term, basis }) });
    }
  }
  return proposed;
}

/** VETO-02, VETO-03, VETO-O03, ASSESS-08, COMMEND-13: why somebody may not be nominated on the desk's day; null where nothing stands against it. */
async function refusalOf(
  at: At,
  { parameters }: Call,
  { recipient, recipientId, term, basis }: Omit<Proposal, 'refusal' | 'name'>,
): Promise<Refusal | null> {
  const vetoes = await foundAgainst(at, recipient === 'member' ? recipientId : term.studio.hostId);
  const { grade, workIds: recordIds } = basis;
  return refuseNomination({ recipient, on: dayOf(at.now), vetoes, grade, recordIds }, parameters);
}

/** The newest final result of each studio in the call's year, where it is good enough; the best first. */
async function resultsOf({ tx }: At, { bureauId, level, year, parameters }: Call) {
  const rows = await tx
    .select({ assessment: assessments, term: terms, studio: studios, hostName: people.name })
    .from(assessments)
    .innerJoin(terms, eq(terms.id, assessments.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .innerJoin(people, eq(people.id, studios.hostId))
    .where(
      and(
        eq(studios.bureauId, bureauId),
        eq(studios.level, level),
        ne(terms.state, 'revoked'),
        eq(assessments.state, 'final'),
        gte(assessments.finalAt, startOfDay(`${year}-01-01`)),
      ),
    )
    // of two that became final together the cycle's is the later word
    .orderBy(asc(studios.number), desc(assessments.finalAt), desc(assessments.kind), desc(assessments.year));
  const newest = rows.filter(({ studio }, n) => rows.findIndex((one) => one.studio.id === studio.id) === n);
  const good = newest.flatMap(({ assessment, ...row }) => {
    const { grade, score } = assessment;
    if (!grade || !score || !isGradeAtLeast(grade, parameters.commendationMinGrade)) return [];
    return [{ term: asTerm(row), result: { assessmentId: assessment.id, grade, result: score } }];
  });
  return good.toSorted((a, b) => compare(exactOf(b.result.result), exactOf(a.result.result)));
}

/** COMMEND-13: the confirmed work of a term. */
async function confirmedWorks({ tx }: At, termId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: works.id })
    .from(works)
    .where(and(eq(works.termId, termId), eq(works.state, 'confirmed')))
    .orderBy(asc(works.number));
  return rows.map(({ id }) => id);
}

/** ASSESS-08: 工作室和所在单位、主持人和成员; members who serve, or have completed their service. */
async function recipientsOf({ tx }: At, { id, name, studio }: Term): Promise<readonly Named[]> {
  const [unit] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, studio.unitId));
  const [host] = await tx.select({ name: people.name }).from(people).where(eq(people.id, studio.hostId));
  const served = await tx
    .select({ recipientId: people.id, name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.termId, id), inArray(memberships.state, ['serving', 'completed'])))
    .orderBy(asc(memberships.number));
  return [
    { recipient: 'studio', recipientId: studio.id, name },
    { recipient: 'unit', recipientId: studio.unitId, name: unit?.name ?? '' },
    { recipient: 'host', recipientId: studio.hostId, name: host?.name ?? '' },
    ...served.map((one) => ({ ...one, recipient: 'member' as const })),
  ];
}

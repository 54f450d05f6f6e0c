import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNotNull, max } from 'drizzle-orm';
import { memberships, memberWritings } from '../../../db/schema/all.js';
import type { WritingKind } from '../../../domain/studio/members/writings.js';
import { type Day, dayOf } from '../../../domain/time/beijing.js';
import type { DaySpan } from '../../../domain/time/school-year.js';
import { hashOf } from '../../kit/canonical.js';
import type { Desk } from '../../kit/deps.js';
import type { TaskSeed } from '../../kit/stage-plan.js';
import type { Term } from '../../kit/term.js';
import type { Membership } from '../memberships.js';

export type Writing = typeof memberWritings.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** @throws Error for an unknown number: numbers come from our own runs here */
export async function writingNumbered({ tx }: At, termId: string, number: number): Promise<Writing> {
  const [row] = await tx
    .select()
    .from(memberWritings)
    .where(and(eq(memberWritings.termId, termId), eq(memberWritings.number, number)));
  if (!row) throw new Error('no such writing');
  return row;
}

/** What a membership was asked for and handed in, the last first. */
export const writingsOf = ({ tx }: At, membershipId: string): Promise<readonly Writing[]> =>
  tx
    .select()
    .from(memberWritings)
    .where(eq(memberWritings.membershipId, membershipId))
    .orderBy(desc(memberWritings.number));

async function nextNumber({ tx }: At, termId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(memberWritings.number) })
    .from(memberWritings)
    .where(eq(memberWritings.termId, termId));
  return (row?.last ?? 0) + 1;
}

interface Asked {
  readonly termId: string;
  readonly membershipId: string;
  readonly kind: WritingKind;
  readonly version: number;
  readonly dueOn: Day | null;
}

/** A further one that is to be handed in. */
export async function putWriting(desk: Desk, asked: Asked): Promise<Writing> {
  const [row] = await desk.tx
    .insert(memberWritings)
    .values({
      ...{ id: randomUUID(), number: await nextNumber(desk, asked.termId), ...asked },
      ...{ state: 'asked', askedAt: desk.now },
    })
    .returning();
  if (!row) throw new Error('the writing went away');
  return row;
}

/** What is handed in, in one hash; of the words, so that it can be held against them while they are there. */
export const writingHash = (
  { termId, number, kind, version, dueOn }: Pick<Writing, 'termId' | 'number' | 'kind' | 'version' | 'dueOn'>,
  sections: object,
): string => hashOf({ writing: { termId, number, kind, version, dueOn, sections } });

/** Who is asked of it now: the member to hand it in, then the host to answer, each by name. */
export function seedOf(
  { studio }: Pick<Term, 'studio'>,
  { personId, schoolId }: Pick<Membership, 'personId' | 'schoolId'>,
  { kind, state }: Pick<Writing, 'kind' | 'state'>,
): TaskSeed {
  const isPlan = kind === 'growthPlan';
  return state === 'asked'
    ? { kind: isPlan ? 'growthPlan' : 'memberSummary', orgId: schoolId, role: 'applicant', personId }
    : {
        kind: isPlan ? 'guideGrowthPlan' : 'acknowledgeSummary',
        ...{ orgId: studio.unitId, role: 'applicant', personId: studio.hostId },
      };
}

/** The membership is over, or its term: nobody waits for them any more. @returns the numbers of their runs */
export async function dropWritings({ tx }: At, membershipId: string): Promise<readonly number[]> {
  const rows = await tx
    .update(memberWritings)
    .set({ state: 'dropped' })
    .where(and(eq(memberWritings.membershipId, membershipId), inArray(memberWritings.state, ['asked', 'handedIn'])))
    .returning({ number: memberWritings.number });
  return rows.map(({ number }) => number);
}

/** STUDIO-21: the members of a term whose growth plan is with the host, or agreed to. */
export async function plannedFor({ tx }: At, termId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ personId: memberships.personId })
    .from(memberWritings)
    .innerJoin(memberships, eq(memberships.id, memberWritings.membershipId))
    .where(
      and(
        eq(memberWritings.termId, termId),
        eq(memberWritings.kind, 'growthPlan'),
        inArray(memberWritings.state, ['handedIn', 'agreed']),
      ),
    );
  return rows.map(({ personId }) => personId);
}

/** What was handed in from one day to another, both included, by kind: facts for the year's report (ASSESS-03). */
export async function handedInFrom(
  { tx }: At,
  termId: string,
  { from, to }: DaySpan,
): Promise<Readonly<Record<WritingKind, number>>> {
  const rows = await tx
    .select({ kind: memberWritings.kind, at: memberWritings.handedInAt })
    .from(memberWritings)
    .where(and(eq(memberWritings.termId, termId), isNotNull(memberWritings.handedInAt)));
  const within = rows.filter(({ at }) => at !== null && from <= dayOf(at) && dayOf(at) <= to);
  const count = (kind: WritingKind) => within.filter((one) => one.kind === kind).length;
  return { growthPlan: count('growthPlan'), summary: count('summary') };
}

import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { applicationFormSchema } from '../../domain/host-selection/form.js';
import type { CaseState } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import { cases, countyQuotas, decisions, nominations, organisations, people } from '../schema/all.js';
import type { Vault } from '../sealed.js';
import type { Saved } from './data-keys.js';
import { formsOf } from './sealed-words.js';

/** What a county compares, from the form as it was submitted; no address, number or birth date. */
export interface BenchFacts {
  readonly title: string;
  readonly subject: string;
  readonly currentClass: string;
  /** Periods as head teacher: Beijing days, `to` null while it lasts. */
  readonly periods: readonly { readonly from: string; readonly to: string | null; readonly post: 'head' | 'deputy' }[];
  readonly honours: readonly { readonly name: string; readonly level: string; readonly date: string }[];
  readonly research: readonly { readonly title: string; readonly kind: string; readonly level: string }[];
  readonly cases: readonly string[];
}

export interface BenchCandidate {
  readonly caseId: string;
  readonly number: string;
  readonly name: string;
  readonly school: string;
  readonly state: CaseState;
  /** The version all acts of the county refer to (I9). */
  readonly formHash: string | null;
  readonly rank: number | null;
  readonly holdsPlace: boolean;
  /** HOST-20: the county's finding on this form; null until it is examined. */
  readonly verification: { readonly decision: string; readonly opinion: string; readonly at: string } | null;
  /** Null where the form is of an older shape. */
  readonly facts: BenchFacts | null;
}

export interface CountyBench {
  readonly nominations: readonly (typeof nominations.$inferSelect)[];
  readonly places: { readonly cap: number; readonly used: number };
  /** Ranked ones first, then by case number. */
  readonly candidates: readonly BenchCandidate[];
}

/** States in which a county has a case before it, or had. */
const seen: readonly CaseState[] = [
  'countyReview',
  'countyNotice',
  'notForwarded',
  'returnedForCorrection',
  'submittedToCity',
  'endedWithRound',
  'withdrawn',
  'vetoed',
];

/** One county's candidates side by side. The caller has checked that the reader sits at this county or at the city. */
export async function countyBench(
  db: Db,
  vault: Vault,
  at: { roundId: string; countyId: string },
): Promise<CountyBench> {
  const rows = await db
    .select({ file: cases, name: people.name, school: organisations.name })
    .from(cases)
    .innerJoin(people, eq(people.id, cases.applicantId))
    .innerJoin(organisations, eq(organisations.id, cases.schoolId))
    .where(
      and(
        eq(cases.roundId, at.roundId),
        eq(cases.countyId, at.countyId),
        inArray(cases.state, [...seen]),
        // what was never submitted is the applicant's own
        gt(cases.formVersion, 0),
      ),
    )
    .orderBy(asc(cases.rank), asc(cases.number));
  const ids = rows.map(({ file }) => file.id);
  const [forms, found] =
    ids.length === 0 ? [[], []] : await Promise.all([formsOf(db, vault, ids), findingsOf(db, ids)]);
  const [quota] = await db
    .select()
    .from(countyQuotas)
    .where(and(eq(countyQuotas.roundId, at.roundId), eq(countyQuotas.orgId, at.countyId)));
  return {
    nominations: await db
      .select()
      .from(nominations)
      .where(and(eq(nominations.roundId, at.roundId), eq(nominations.orgId, at.countyId))),
    places: { cap: quota?.cap ?? 0, used: quota?.used ?? 0 },
    candidates: rows.map(({ file, name, school }) => {
      const finding = found.find((one) => one.caseId === file.id && one.stageRound === file.stageRound);
      return {
        caseId: file.id,
        number: file.number,
        name,
        school,
        state: file.state,
        formHash: file.formHash,
        rank: file.rank,
        holdsPlace: file.holdsPlace === 1,
        verification: finding ? { decision: finding.decision, opinion: finding.reason, at: finding.decidedAt } : null,
        facts: factsOf(forms.find((form) => form.caseId === file.id)?.content),
      };
    }),
  };
}

const findingsOf = (db: Db, ids: readonly string[]) =>
  db
    .select()
    .from(decisions)
    .where(and(inArray(decisions.caseId, [...ids]), eq(decisions.kind, 'countyVerification')));

function factsOf(content: Saved | null | undefined): BenchFacts | null {
  const parsed = applicationFormSchema.safeParse(content);
  if (!parsed.success) return null;
  const { title, subject, currentClass, headTeacherPeriods, honours, research, cases: deeds } = parsed.data;
  return {
    title,
    subject,
    currentClass,
    periods: headTeacherPeriods.map(({ from, to, post }) => ({ from, to, post })),
    honours: honours.map(({ name, level, date }) => ({ name, level, date })),
    research: research.map((one) => ({ title: one.title, kind: one.kind, level: one.level })),
    cases: deeds.map((deed) => deed.title),
  };
}

import { eq } from 'drizzle-orm';
import { savedIn } from '../../db/read/data-keys.js';
import { eligibilityFacts } from '../../db/read/eligibility-facts.js';
import { cases, dataKeys } from '../../db/schema/all.js';
import type { NotBegun } from '../../db/schema/cases.js';
import type { Sealed } from '../../db/sealed.js';
import { type DraftForm, draftFormSchema } from '../../domain/host-selection/draft-form.js';
import type { Check } from '../../domain/host-selection/eligibility/check.js';
import type { EligibilityFacts } from '../../domain/host-selection/eligibility/parameters.js';
import { type Eligibility, eligibility } from '../../domain/host-selection/eligibility.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { type Round, roundOf } from '../kit/round.js';

/**
 * Section 7.2 for one application, with the facts of the records. The page, the act of submitting and lists all ask here.
 * @param moment 'forward' when the school sends the form on: then every attachment must be verified (HOST-30)
 */
export async function eligibilityOf(
  desk: Pick<Desk, 'tx' | 'now' | 'vault'>,
  file: Case,
  more: { readonly round?: Round; readonly moment?: EligibilityFacts['moment'] } = {},
): Promise<Eligibility> {
  const round = more.round ?? (await roundOf(desk, file.roundId));
  const facts = await eligibilityFacts(desk.tx, file, round, { now: desk.now, moment: more.moment ?? 'apply' });
  return eligibility(await draftOf(desk, file), facts, round.parameters);
}

const isBegun = (draft: Sealed | NotBegun): draft is Sealed => typeof draft === 'string';

/** The saved draft, typed again as it comes from the database. */
export async function draftOf(desk: Pick<Desk, 'tx' | 'vault'>, { id }: Pick<Case, 'id'>): Promise<DraftForm> {
  const [kept] = await desk.tx
    .select({ draft: cases.draft, wrapped: dataKeys.wrapped })
    .from(cases)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, cases.id))
    .where(eq(cases.id, id));
  const saved = kept && isBegun(kept.draft) ? savedIn(desk.vault, kept.wrapped, kept.draft) : null;
  return draftFormSchema.parse(saved ?? {});
}

/** Every failed check as one refusal, with its rule and its field: 'notEligible'. */
export const refusalsOf = ({ checks }: Eligibility): readonly Refusal[] =>
  checks.filter(({ met }) => !met).map(refusalOf);

function refusalOf({ code, ruleId, field, facts }: Check): Refusal {
  const named = ruleId === 'FORM' ? {} : { ruleId };
  return refuse('notEligible', { ...named, ...(field && { field }), facts: { check: code, ...facts } });
}

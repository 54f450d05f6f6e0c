import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { formVersions, organisations } from '../../db/schema/all.js';
import { textOf } from '../../db/sealed.js';
import { canonical } from '../../domain/host-selection/canonical.js';
import { completeForm } from '../../domain/host-selection/complete-form.js';
import { accepted, type Result, refused } from '../../domain/refusal.js';
import { sha256 } from '../kit/canonical.js';
import type { Case } from '../kit/cases.js';
import { sealedFor } from '../kit/data-key.js';
import type { Desk } from '../kit/deps.js';
import type { OwnApplication } from './as-applicant.js';
import { draftOf, eligibilityOf, refusalsOf } from './eligibility-of.js';
import { refuseForeignFiles } from './save-draft.js';

export interface FrozenForm {
  readonly formVersion: number;
  /** SHA-256 of the sealed form: what later decisions refer to (I9), and can be checked when nobody can read it any more. */
  readonly formHash: string;
}

/**
 * Judges the saved form by every rule at once and freezes it as the next version.
 * 'notEligible' once for each failed check, 'badInput' (a file that is no longer there).
 */
export async function freezeForm(desk: Desk, { file, round }: OwnApplication): Promise<Result<FrozenForm>> {
  await lockSchool(desk, file);
  const judged = await eligibilityOf(desk, file, { round });
  if (!judged.eligible) return refused(...refusalsOf(judged));
  const draft = await draftOf(desk, file);
  const foreign = await refuseForeignFiles(desk, file.id, draft);
  if (foreign) return refused(foreign);
  const form = completeForm(draft);
  if (!form.ok) return form;
  const content = await sealedFor(desk, file.id, JSON.parse(canonical(form.value)));
  const frozen = { formVersion: file.formVersion + 1, formHash: sha256(textOf(content)) };
  await desk.tx.insert(formVersions).values({
    id: randomUUID(),
    caseId: file.id,
    number: frozen.formVersion,
    content,
    hash: frozen.formHash,
    submittedAt: desk.now,
    sealedAt: round.parameters.formSealedWhenLeaving === 'individualApplication' ? desk.now : null,
  });
  return accepted(frozen);
}

/** HOST-23, HOST-O10 count a school's applications: of two submitted at the same moment the second must see the first. */
async function lockSchool(desk: Desk, file: Case): Promise<void> {
  await desk.tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, file.schoolId))
    .for('no key update');
}

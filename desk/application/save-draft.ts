import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { attachments, cases } from '../../db/schema/all.js';
import { type DraftForm, draftFormSchema } from '../../domain/host-selection/draft-form.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sealedFor } from '../kit/data-key.js';
import type { Desk } from '../kit/deps.js';
import { meetAsApplicant, refuseOlder, refuseSealed } from './as-applicant.js';

const input = z.strictObject({
  caseId: z.uuid(),
  /** The version that was shown. */
  version: z.int(),
  form: draftFormSchema,
});

/**
 * Saves the form as it stands, right or wrong, whole or half; what it lacks is said by `eligibility` and decided at submission.
 * 'notFound', 'notYourPost', 'stageNotOpen' (HOST-O13), 'caseChanged', 'badInput' (a file that is none of this application's).
 */
export const saveDraft = act<PersonActor, z.output<typeof input>, { readonly version: number }>({
  name: 'saveDraft',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAsApplicant(desk, actor, i.caseId);
    if (!met.ok) return met;
    const { file, seat } = met.value;
    const no = refuseSealed(file) ?? refuseOlder(file, i) ?? (await refuseForeignFiles(desk, file.id, i.form));
    if (no) return refused(no);
    const version = file.version + 1;
    await desk.tx
      .update(cases)
      .set({ draft: await sealedFor(desk, file.id, i.form), version: sql`${cases.version} + 1` })
      .where(eq(cases.id, file.id));
    await record(desk, actor, { chain: file.id, act: 'saveDraft', seat, facts: { version } });
    return accepted({ version });
  },
});

const listed = ['headTeacherPeriods', 'cases', 'influence', 'research', 'honours'] as const;

/** Every file a form names is an attachment of the same application, and still there. */
export async function refuseForeignFiles(desk: Desk, caseId: string, form: DraftForm): Promise<Refusal | null> {
  const rows = await desk.tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(eq(attachments.caseId, caseId), isNull(attachments.removedAt)));
  const own = new Set(rows.map(({ id }) => id));
  for (const list of listed) {
    for (const [index, row] of (form[list] ?? []).entries()) {
      if (row.files?.some((id) => !own.has(id))) return refuse('badInput', { field: `${list}.${index}.files` });
    }
  }
  return null;
}

import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { attachments, cases } from '../../db/schema/all.js';
import type { DraftForm } from '../../domain/host-selection/draft-form.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sealedFor } from '../kit/data-key.js';
import { meetAsApplicant, refuseSealed } from './as-applicant.js';
import { draftOf } from './eligibility-of.js';

const input = z.strictObject({ caseId: z.uuid(), attachmentId: z.uuid() });

/**
 * Takes a file off the application and out of the saved form. Its bytes and its row stay: an earlier version may rest on them,
 * and a file found false stays on record (HOST-30). 'notFound', 'notYourPost', 'stageNotOpen' (HOST-O13).
 */
export const removeAttachment = act<PersonActor, z.output<typeof input>, { readonly version: number }>({
  name: 'removeAttachment',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAsApplicant(desk, actor, i.caseId);
    if (!met.ok) return met;
    const { file, seat } = met.value;
    const sealed = refuseSealed(file);
    if (sealed) return refused(sealed);
    const removed = await desk.tx
      .update(attachments)
      .set({ removedAt: desk.now })
      .where(and(eq(attachments.id, i.attachmentId), eq(attachments.caseId, file.id), isNull(attachments.removedAt)))
      .returning({ id: attachments.id });
    if (removed.length === 0) return refused(refuse('notFound', { field: 'attachmentId' }));
    const form = without(await draftOf(desk, file), i.attachmentId);
    await desk.tx
      .update(cases)
      .set({ draft: await sealedFor(desk, file.id, form), version: sql`${cases.version} + 1` })
      .where(eq(cases.id, file.id));
    const facts = { attachmentId: i.attachmentId };
    await record(desk, actor, { chain: file.id, act: 'removeAttachment', ruleIds: ['HOST-30'], seat, facts });
    return accepted({ version: file.version + 1 });
  },
});

function without(form: DraftForm, id: string): DraftForm {
  const cut = <R extends { files?: string[] | undefined }>(rows: R[] | undefined) =>
    rows?.map((row) => ({ ...row, files: row.files?.filter((file) => file !== id) }));
  return {
    ...form,
    headTeacherPeriods: cut(form.headTeacherPeriods),
    cases: cut(form.cases),
    influence: cut(form.influence),
    research: cut(form.research),
    honours: cut(form.honours),
  };
}

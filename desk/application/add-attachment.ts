import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { attachments } from '../../db/schema/all.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { attachmentTypes } from '../blobs/limits.js';
import { uploadedByName } from '../blobs/uploaded.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { dataKeyOf } from '../kit/data-key.js';
import type { Desk } from '../kit/deps.js';
import { meetAsApplicant, refuseSealed } from './as-applicant.js';

const input = z.strictObject({
  caseId: z.uuid(),
  ...uploadedByName,
});
type Input = z.output<typeof input>;

/**
 * Adds a file that the blob store holds. It changes no version: the form names it when it is saved.
 * 'notFound', 'notYourPost', 'stageNotOpen' (HOST-O13), 'tooLarge', 'wrongFileType', 'badInput' (empty file), and what was found
 * wrong with its bytes.
 */
export const addAttachment = act<PersonActor, Input, { readonly attachmentId: string }>({
  name: 'addAttachment',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAsApplicant(desk, actor, i.caseId);
    if (!met.ok) return met;
    const { file, round, seat } = met.value;
    if (i.refused) return refused(...i.refused.refusals);
    const no =
      refuseSealed(file) ?? refuseFile(i, round.parameters) ?? (await refuseMany(desk, file.id, round.parameters));
    if (no) return refused(no);
    const { name, sha256, refused: _, ...described } = i;
    const attachmentId = randomUUID();
    const key = await dataKeyOf(desk, file.id);
    const words = { name: desk.vault.seal(key, name), sha256: desk.vault.seal(key, sha256) };
    await desk.tx.insert(attachments).values({ id: attachmentId, ...described, ...words, addedAt: desk.now });
    const facts = { attachmentId, blob: i.blob, size: i.size };
    await record(desk, actor, { chain: file.id, act: 'addAttachment', ruleIds: ['HOST-30'], seat, facts });
    return accepted({ attachmentId });
  },
});

type Limits = Pick<HostSelectionParameters, 'attachmentMaxMebibytes' | 'attachmentMaxCount'>;

function refuseFile({ size, mediaType }: Input, { attachmentMaxMebibytes }: Limits): Refusal | null {
  const max = attachmentMaxMebibytes * 1024 * 1024;
  if (size === 0) return refuse('badInput', { field: 'file' });
  if (size > max) return refuse('tooLarge', { field: 'file', facts: { size, max } });
  return attachmentTypes.has(mediaType) ? null : refuse('wrongFileType', { field: 'file', facts: { mediaType } });
}

async function refuseMany(desk: Desk, caseId: string, { attachmentMaxCount: max }: Limits): Promise<Refusal | null> {
  const rows = await desk.tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(eq(attachments.caseId, caseId), isNull(attachments.removedAt)));
  return rows.length < max ? null : refuse('tooLarge', { field: 'file', facts: { count: rows.length, max } });
}

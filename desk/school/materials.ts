import { and, eq } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { attachments, dataKeys, formVersions } from '../../db/schema/all.js';
import { attachmentsOf } from '../../domain/host-selection/eligibility/materials.js';
import { applicationFormSchema } from '../../domain/host-selection/form.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';

export interface Materials {
  /** When the version under review came in. */
  readonly submittedAt: string;
  /** Found false, at any time: taking the file away does not undo it (HOST-30). */
  readonly forged: number;
  /** Named by the form or added to the case, and not yet compared with the original. */
  readonly unverified: number;
}

const formOf = kept((db, { caseId, number }: { caseId: string; number: number }) =>
  db
    .select({ content: formVersions.content, submittedAt: formVersions.submittedAt, wrapped: dataKeys.wrapped })
    .from(formVersions)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, formVersions.caseId))
    .where(and(eq(formVersions.caseId, caseId), eq(formVersions.number, number))),
);

const verdictsOn = kept((db, { caseId }: { caseId: string }) => {
  const { id, verdict, removedAt } = attachments;
  return db.select({ id, verdict, removedAt }).from(attachments).where(eq(attachments.caseId, caseId));
});

/** HOST-30: how far the school has verified what the application rests on. */
export async function materialsOf(desk: Pick<Desk, 'tx' | 'vault'>, file: Case): Promise<Materials> {
  const [[version], rows] = await Promise.all([
    formOf(desk.tx, { caseId: file.id, number: file.formVersion }),
    verdictsOn(desk.tx, { caseId: file.id }),
  ]);
  if (!version) throw new Error('a case under review without its form');
  const form = applicationFormSchema.safeParse(desk.vault.open(version.wrapped, version.content));
  const named = form.success ? attachmentsOf(form.data) : [];
  const needed = new Set([...named, ...rows.filter((row) => row.removedAt === null).map((row) => row.id)]);
  for (const row of rows) if (row.verdict === 'genuine') needed.delete(row.id);
  return {
    submittedAt: version.submittedAt,
    forged: rows.filter((row) => row.verdict === 'forged').length,
    unverified: needed.size,
  };
}

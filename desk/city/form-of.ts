import { and, eq } from 'drizzle-orm';
import { dataKeys, formVersions } from '../../db/schema/all.js';
import { type ApplicationForm, applicationFormSchema } from '../../domain/host-selection/form.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';

/** The submitted form a case stands on. A case at the city always has one. */
export async function formOf(desk: Pick<Desk, 'tx' | 'vault'>, file: Case): Promise<ApplicationForm> {
  const [version] = await desk.tx
    .select({ content: formVersions.content, wrapped: dataKeys.wrapped })
    .from(formVersions)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, formVersions.caseId))
    .where(and(eq(formVersions.caseId, file.id), eq(formVersions.number, file.formVersion)));
  if (!version) throw new Error('a case at the city without a form');
  return applicationFormSchema.parse(desk.vault.open(version.wrapped, version.content));
}

import { and, eq } from 'drizzle-orm';
import { formVersions } from '../../db/schema/all.js';
import { type ApplicationForm, applicationFormSchema } from '../../domain/host-selection/form.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';

/** The submitted form a case stands on. A case at the city always has one. */
export async function formOf(desk: Pick<Desk, 'tx'>, file: Case): Promise<ApplicationForm> {
  const [version] = await desk.tx
    .select({ content: formVersions.content })
    .from(formVersions)
    .where(and(eq(formVersions.caseId, file.id), eq(formVersions.number, file.formVersion)));
  if (!version) throw new Error('a case at the city without a form');
  return applicationFormSchema.parse(version.content);
}

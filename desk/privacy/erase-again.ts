import { inArray, isNull } from 'drizzle-orm';
import { cases, dataKeys, objections, people } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { erasePerson } from './erase-person.js';
import { eraseCases, eraseObjections } from './erase-words.js';

/**
 * After a restore: what was erased after the backup is erased again (T51). The keys come from a newer backup and say of which subjects
 * there is none any more.
 * @returns of how many subjects
 */
export async function eraseAgain(desk: Desk): Promise<number> {
  const { tx } = desk;
  const gone = await tx.select({ id: dataKeys.subjectId }).from(dataKeys).where(isNull(dataKeys.wrapped));
  const ids = gone.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const known = async (table: typeof cases | typeof objections | typeof people) =>
    (await tx.select({ id: table.id }).from(table).where(inArray(table.id, ids))).map(({ id }) => id);
  await eraseCases(desk, await known(cases));
  await eraseObjections(desk, await known(objections));
  for (const personId of await known(people)) await erasePerson(desk, personId);
  return ids.length;
}

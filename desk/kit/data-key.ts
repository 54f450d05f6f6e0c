import { wrappedKeyOf } from '../../db/read/data-keys.js';
import { dataKeys } from '../../db/schema/all.js';
import type { Sealed } from '../../db/sealed.js';
import type { Desk } from './deps.js';

/**
 * The sealed key of a case or an objection, made when the first word of it is kept. The caller holds the subject, so that nobody
 * makes another meanwhile.
 * @throws Error for a subject whose key was destroyed: nothing is kept of it any more
 */
export async function dataKeyOf(desk: Pick<Desk, 'tx' | 'vault' | 'now'>, subjectId: string): Promise<string> {
  const known = await wrappedKeyOf(desk.tx, subjectId);
  if (known !== null) return known;
  const wrapped = desk.vault.newKey();
  const made = await desk.tx
    .insert(dataKeys)
    .values({ subjectId, wrapped, madeAt: desk.now })
    .onConflictDoNothing()
    .returning({ subjectId: dataKeys.subjectId });
  if (made.length === 0) throw new Error('the key of this subject was destroyed');
  return wrapped;
}

/** Seals a value with the key of its case or objection. */
export const sealedFor = async (
  desk: Pick<Desk, 'tx' | 'vault' | 'now'>,
  subjectId: string,
  value: unknown,
): Promise<Sealed> => desk.vault.seal(await dataKeyOf(desk, subjectId), value);

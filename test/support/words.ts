import type { Sealed } from '../../db/sealed.js';
import { sealedFor } from '../../desk/kit/data-key.js';
import type { DeskDeps } from '../../desk/kit/deps.js';

/** What a person wrote, as the database may hold it: sealed with the key of its case or objection, made if there is none yet. */
export const sealedWords = async (
  { db, vault, clock }: Pick<DeskDeps, 'db' | 'vault' | 'clock'>,
  subjectId: string,
  value: unknown,
): Promise<Sealed> => sealedFor({ tx: db, vault, now: await clock.now() }, subjectId, value);

import type { Db } from '../../db/database.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import { isCommon } from './common-passwords.js';
import { leansOn, wordsOf } from './context-words.js';

/** 'passwordGuessable' (newPassword; facts because: 'common' or 'context') for one that a guesser would try early. */
export async function refuseGuessable(db: Db, personId: string, newPassword: string): Promise<Refusal | null> {
  const no = (because: 'common' | 'context') =>
    refuse('passwordGuessable', { field: 'newPassword', facts: { because } });
  if (await isCommon(newPassword)) return no('common');
  return leansOn(await wordsOf(db, personId), newPassword) ? no('context') : null;
}

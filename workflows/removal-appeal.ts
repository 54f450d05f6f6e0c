import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/**
 * The one appeal of a member who was removed (MEMBER-O03, VETO-O05): until its time is over, or until a person without a hand in it has
 * answered. It goes on whatever becomes of the studio's term: a removal keeps out of every other studio.
 */
export async function removalAppeal(input: ProcessInput): Promise<'stands' | 'overturned'> {
  const file = openFile<never>(input);
  const exits = { ended: 'stands', confirmed: 'stands', overturned: 'overturned' } as const;

  const appeal = await file.ask('removalAppealWindow');
  if (appeal === 'ended') return file.end(appeal, exits);
  return file.end(await file.ask('removalAppealDecision'), exits);
}

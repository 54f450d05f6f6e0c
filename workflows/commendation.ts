import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/**
 * One call for commendations (COMMEND-01, COMMEND-O01, ASSESS-08): nominations come in, the bodies review, the bureau draws up its list, the
 * list hangs where a notice is asked for, the city's leader decides. A veto strikes nominees at the desk and moves nothing here.
 */
export async function commendation(input: ProcessInput): Promise<'decided' | 'nobody'> {
  const call = openFile<never>(input);
  const exits = { decided: 'decided', nobody: 'nobody' } as const;

  await call.ask('honourNomination');
  const review = await call.ask('honourReview');
  if (review === 'nobody') return call.end(review, exits);

  const list = await call.ask('honourListing');
  if (list === 'nobody') return call.end(list, exits);

  await call.follow('notice');
  return call.end(await call.ask('honourDecision'), exits);
}

import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/**
 * One county's part of a round: review and choose within the quota, public notice, one bundle to the city
 * (HOST-20…22). A place freed later is filled by a new nomination with a notice of its own (HOST-O14).
 */
export async function countyNomination(input: ProcessInput): Promise<'submitted' | 'nobody' | 'ended'> {
  const file = openFile(input);
  const ended = { withdrawn: 'ended', vetoed: 'ended' } as const;
  // the round's end leaves nothing to send (HOST-26)
  const over = { ...ended, roundOver: 'nobody', nobody: 'nobody' } as const;

  const chosen = await file.ask('nomination');
  if (chosen !== 'listed') return file.end(chosen, over);

  const notice = await file.follow('notice');
  if (notice !== 'confirmed') return file.end(notice, over);

  const bundle = await file.ask('bundle');
  if (bundle !== 'partly') return file.end(bundle, { ...over, submitted: 'submitted' });

  // Whoever was held back follows in a further part, or leaves (NOTICE-O03).
  let further = await file.ask('bundle');
  while (further === 'partly') further = await file.ask('bundle');
  return file.end(further, { ...ended, submitted: 'submitted', nobody: 'submitted', roundOver: 'submitted' });
}

import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/** HOST-O18: the new school may confirm for a while; then the city is asked. The time ends the wait and decides nothing. */
export async function departure(input: ProcessInput): Promise<'confirmed' | 'kept' | 'lapsed' | 'ended'> {
  const file = openFile(input);
  const ended = { withdrawn: 'ended', vetoed: 'ended', roundOver: 'ended', overtaken: 'ended' } as const;

  const confirmation = await file.ask('transferConfirmation');
  if (confirmation !== 'ended') return file.end(confirmation, { ...ended, confirmed: 'confirmed' });

  const decision = await file.ask('departureDecision');
  return file.end(decision, { ...ended, kept: 'kept', lapsed: 'lapsed' });
}

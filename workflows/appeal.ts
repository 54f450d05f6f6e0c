import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/** One written appeal to the next level (HOST-O19, NOTICE-O06, VETO-O05). */
export async function appeal(input: ProcessInput): Promise<'upheld' | 'dismissed' | 'ended'> {
  const file = openFile(input);
  const decision = await file.ask('appealDecision');
  return file.end(decision, {
    upheld: 'upheld',
    dismissed: 'dismissed',
    withdrawn: 'ended',
    vetoed: 'ended',
    roundOver: 'ended',
  });
}

import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/** VETO-01: registered with a typed ground → the person is heard, or the time for it passes → a second person decides. */
export async function ethicsVeto(input: ProcessInput): Promise<'effective' | 'dismissed' | 'ended'> {
  const veto = openFile(input);
  await veto.ask('vetoHearing');
  const decision = await veto.ask('vetoDecision');
  return veto.end(decision, {
    effective: 'effective',
    dismissed: 'dismissed',
    withdrawn: 'ended',
    vetoed: 'ended',
    roundOver: 'ended',
  });
}

import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/**
 * A finding against a studio's host, of either kind (VETO-02, VETO-03): the host is heard, or the time for it passes → a second person
 * decides, and what is decided is carried out at once → at most one appeal to a third (VETO-O05) → of one that stands and is answered for,
 * what came of that (VETO-04).
 */
export async function studioVeto(input: ProcessInput): Promise<'dismissed' | 'effective' | 'upheld' | 'overturned'> {
  const finding = openFile<never>(input);
  const exits = { dismissed: 'dismissed', ended: 'effective', confirmed: 'upheld', overturned: 'overturned' } as const;

  await finding.ask('findingHearing');
  const decision = await finding.ask('findingDecision');
  if (decision === 'dismissed') return finding.end(decision, exits);

  const appeal = await finding.ask('findingAppealWindow');
  const stands = appeal === 'ended' ? appeal : await finding.ask('findingAppealDecision');
  if (stands !== 'overturned' && input.isAnsweredFor) await finding.ask('findingAccountability');
  return finding.end(stands, exits);
}

import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/**
 * One assessment of a studio (ASSESS-02): the host reports against the letter, the Institute scores, the Moral Education Section
 * confirms, the bureau publishes; one appeal, then it is final. An unqualified year ends with a plan to do better (ASSESS-O03).
 */
export async function assessment(input: ProcessInput): Promise<'final'> {
  const file = openFile<never>(input);

  await file.ask('selfReport');
  for (;;) {
    if ((await file.ask('yearScoring')) === 'returned') {
      await file.ask('selfReport');
      continue;
    }
    if ((await file.ask('resultConfirmation')) === 'returned') continue;
    if ((await file.ask('resultPublication')) === 'final') break;
    if ((await file.ask('resultAppealWindow')) === 'ended') break;
    // upheld: scored anew, confirmed and published anew
    if ((await file.ask('resultAppealDecision')) === 'dismissed') break;
  }

  const plan = await file.ask('improvementPlan');
  return file.end(plan, { filed: 'final', notAsked: 'final' });
}

import type { ProcessInput } from '../domain/news.js';
import type { Outcome } from '../domain/process.js';
import { openFile, type ProcessFile } from './file.js';

/**
 * One assessment of a studio (ASSESS-02): the host reports against the letter, the Institute scores, the Moral Education Section
 * confirms, the bureau publishes; one appeal, then it is final. That of the cycle is published once the years it rests on are final
 * (ASSESS-O02). An unqualified year ends with a plan to do better (ASSESS-O03). It ends where it stands with the title of its host
 * (VETO-02).
 */
export async function assessment(input: ProcessInput): Promise<'final' | 'stopped'> {
  const file = openFile<'revoked'>(input);
  const result = await toItsResult(file, input.ofCycle === true);
  const last = result === 'revoked' ? result : await file.ask('improvementPlan');
  return file.end(last, { filed: 'final', notAsked: 'final', revoked: 'stopped' });
}

async function toItsResult(
  file: ProcessFile<'revoked'>,
  ofCycle: boolean,
): Promise<Outcome<AssessmentStage> | 'revoked'> {
  let restsOnYears = ofCycle;
  let said: Outcome<AssessmentStage> | 'revoked' = await file.ask('selfReport');
  while (said !== 'revoked') {
    said = await file.ask('yearScoring');
    if (said === 'returned') {
      said = await file.ask('selfReport');
      continue;
    }
    if (said === 'revoked') break;
    said = await file.ask('resultConfirmation');
    if (said === 'returned') continue;
    if (said === 'revoked') break;
    if (restsOnYears && (await file.follow('yearResults')) === 'revoked') return 'revoked';
    restsOnYears = false;
    said = await file.ask('resultPublication');
    if (said === 'final' || said === 'revoked') break;
    said = await file.ask('resultAppealWindow');
    if (said === 'ended' || said === 'revoked') break;
    said = await file.ask('resultAppealDecision');
    // upheld: scored anew, confirmed and published anew
    if (said === 'dismissed') break;
  }
  return said;
}

type AssessmentStage =
  | 'selfReport'
  | 'yearScoring'
  | 'resultConfirmation'
  | 'resultPublication'
  | 'resultAppealWindow'
  | 'resultAppealDecision';

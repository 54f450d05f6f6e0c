import type { ProcessInput, StudioEnding } from '../domain/news.js';
import type { Outcome } from '../domain/process.js';
import { openFile, type ProcessFile } from './file.js';

/**
 * One assessment of a studio (ASSESS-02): the host reports against the letter, the Institute scores, the Moral Education Section
 * confirms, the bureau publishes; one appeal, then it is final. That of the cycle is published once the years it rests on are final
 * (ASSESS-O02). An unqualified year ends with a plan to do better (ASSESS-O03). It ends where it stands with the title of its host
 * (VETO-02), or with the host (STUDIO-O04).
 */
export async function assessment(input: ProcessInput): Promise<'final' | 'stopped'> {
  const file = openFile<StudioEnding>(input);
  const result = await toItsResult(file, input.ofCycle === true);
  const last = isEnding(result) ? result : await file.ask('improvementPlan');
  return file.end(last, { filed: 'final', notAsked: 'final', revoked: 'stopped', hostLost: 'stopped' });
}

async function toItsResult(
  file: ProcessFile<StudioEnding>,
  ofCycle: boolean,
): Promise<Outcome<AssessmentStage> | StudioEnding> {
  let restsOnYears = ofCycle;
  let said: Outcome<AssessmentStage> | StudioEnding = await file.ask('selfReport');
  while (!isEnding(said)) {
    said = await file.ask('yearScoring');
    if (said === 'returned') {
      said = await file.ask('selfReport');
      continue;
    }
    if (isEnding(said)) break;
    said = await file.ask('resultConfirmation');
    if (said === 'returned') continue;
    if (isEnding(said)) break;
    const years = restsOnYears ? await file.follow('yearResults') : 'final';
    if (years !== 'final') return years;
    restsOnYears = false;
    said = await file.ask('resultPublication');
    if (said === 'final' || isEnding(said)) break;
    said = await file.ask('resultAppealWindow');
    if (said === 'ended' || isEnding(said)) break;
    said = await file.ask('resultAppealDecision');
    // upheld: scored anew, confirmed and published anew
    if (said === 'dismissed') break;
  }
  return said;
}

const isEnding = (said: string): said is StudioEnding => said === 'revoked' || said === 'hostLost';

type AssessmentStage =
  | 'selfReport'
  | 'yearScoring'
  | 'resultConfirmation'
  | 'resultPublication'
  | 'resultAppealWindow'
  | 'resultAppealDecision';

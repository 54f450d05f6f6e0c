import { patched } from '@temporalio/workflow';
import type { ProcessInput, StudioEnding } from '../domain/news.js';
import type { outlasting } from '../domain/process.js';
import { openFile, type ProcessFile } from './file.js';

/**
 * One term of a studio (STUDIO-05): its years, each in a history of its own, then the city's word on what follows, and the plaque
 * given back (STUDIO-O08). What is done in a year is opened beside it. The term ends on its day, whatever is undecided; silence after
 * it decides nothing (STUDIO-O03). A title that is cancelled ends it whenever that is (VETO-02), and so does a host who is lost (STUDIO-O04).
 * Its money is accounted for all the same: the process ends after whoever is asked about it has answered (FUND-O01).
 */
export async function studioTerm(input: ProcessInput): Promise<'renewed' | 'closed' | 'revoked'> {
  const { years = 1 } = input;
  const term = openFile<StudioEnding>(input);

  for (let year = 1; year <= years; year += 1) {
    const said = await term.ask('studioYear');
    // what was revoked is found void by a run that is told the story again
    if (said !== 'ended') return over(term, said);
    await term.goOn();
  }

  const decision = await term.ask('renewalDecision');
  if (decision === 'revoked' || decision === 'hostLost') return over(term, decision);
  // a renewed studio keeps its plaque; the next term is a process of its own
  if (decision === 'closed' && patched('plaqueReturn')) await term.ask('plaqueReturn');
  await accounts(term);
  return term.end(decision, { renewed: 'renewed', closed: 'closed' });
}

/** VETO-02, STUDIO-O04, STUDIO-O08: nothing turns it any more; the unit gives plaque and certificate back. */
async function over(term: ProcessFile<StudioEnding>, ending: StudioEnding): Promise<'closed' | 'revoked'> {
  await term.ask('plaqueReturn');
  await accounts(term);
  return term.end(ending === 'hostLost' ? ending : 'revoked', { revoked: 'revoked', hostLost: 'closed' });
}

/** The desk's list, said again: a workflow takes types alone from there, and the type is the whole list. */
const ofTheFund: typeof outlasting = ['fundSettlement', 'fundClosing'];

/** FUND-O01: whoever is asked about the fund is reminded until what was approved is settled and the year closed, however long the studio is over. */
async function accounts(term: ProcessFile<StudioEnding>): Promise<void> {
  if (patched('fundOutlasts')) await term.outlast(ofTheFund);
}

import { patched } from '@temporalio/workflow';
import type { ProcessInput } from '../domain/news.js';
import { openFile, type ProcessFile } from './file.js';

/**
 * One term of a studio (STUDIO-05): its years, each in a history of its own, then the city's word on what follows, and the plaque
 * given back (STUDIO-O08). What is done in a year is opened beside it. The term ends on its day, whatever is undecided; silence after
 * it decides nothing (STUDIO-O03). A title that is cancelled ends it whenever that is (VETO-02).
 */
export async function studioTerm(input: ProcessInput): Promise<'renewed' | 'closed' | 'revoked'> {
  const { years = 1 } = input;
  const term = openFile<'revoked'>(input);

  for (let year = 1; year <= years; year += 1) {
    // what was revoked is found void by a run that is told the story again
    if ((await term.ask('studioYear')) !== 'ended') return revoked(term);
    await term.goOn();
  }

  const decision = await term.ask('renewalDecision');
  if (decision === 'revoked') return revoked(term);
  // a renewed studio keeps its plaque; the next term is a process of its own
  if (decision === 'closed' && patched('plaqueReturn')) await term.ask('plaqueReturn');
  return term.end(decision, { renewed: 'renewed', closed: 'closed' });
}

/** VETO-02, STUDIO-O08: nothing turns it any more; the unit gives plaque and certificate back. */
async function revoked(term: ProcessFile<'revoked'>): Promise<'revoked'> {
  await term.ask('plaqueReturn');
  return term.end('revoked', { revoked: 'revoked' });
}

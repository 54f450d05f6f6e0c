import { patched } from '@temporalio/workflow';
import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/**
 * One term of a studio (STUDIO-05): its years, each in a history of its own, then the city's word on what follows, and the plaque
 * given back (STUDIO-O08). What is done in a year is opened beside it. The term ends on its day, whatever is undecided; silence after
 * it decides nothing (STUDIO-O03).
 */
export async function studioTerm(input: ProcessInput): Promise<'closed'> {
  const { years = 1 } = input;
  const term = openFile<never>(input);

  for (let year = 1; year <= years; year += 1) {
    await term.ask('studioYear');
    await term.goOn();
  }

  const decision = await term.ask('renewalDecision');
  if (patched('plaqueReturn')) await term.ask('plaqueReturn');
  return term.end(decision, { closed: 'closed' });
}

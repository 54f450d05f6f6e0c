import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/** One round at the city: windows, expert panel, project justification, public notice, final decision (HOST-25…27). */
export async function hostSelectionRound(input: ProcessInput): Promise<'decided' | 'ended'> {
  const round = openFile(input);
  const ended = { withdrawn: 'ended', vetoed: 'ended', roundOver: 'ended' } as const;

  await round.ask('applicationWindow');
  await round.ask('nominationWindow');

  await round.ask('panelFormation');
  await round.ask('scoring');
  await round.ask('ranking');
  await round.ask('justification');
  await round.follow('notice');

  const decision = await round.ask('decision');
  return round.end(decision, { ...ended, decided: 'decided' });
}

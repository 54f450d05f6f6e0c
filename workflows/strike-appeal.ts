import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/** The one appeal of a nominee whom an upheld objection struck from a list of commendations (NOTICE-O06); the call waits for it at the desk. */
export async function strikeAppeal(input: ProcessInput): Promise<'stands' | 'overturned'> {
  const file = openFile<never>(input);
  const exits = { ended: 'stands', confirmed: 'stands', overturned: 'overturned' } as const;

  const appeal = await file.ask('strikeAppealWindow');
  if (appeal === 'ended') return file.end(appeal, exits);
  return file.end(await file.ask('strikeAppealDecision'), exits);
}

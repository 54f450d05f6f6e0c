import type { Term } from '../../desk/kit/term.js';
import type { Language } from '../../domain/vocabulary.js';
import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { studioPageWords } from '../../text/web-studios.js';
import type { TaskWork } from '../../web/views/task.js';

/** What the holder of a term's task reads of the studio before deciding. */
export function termWork(
  term: Term,
  language: Language,
): { readonly work: TaskWork; readonly ids?: Readonly<Record<string, string>> } {
  const words = studioPageWords[language];
  const span = `${filledDay(term.fromDay, language)} ${words.to} ${filledDay(term.toDay, language)}`;
  return {
    work: {
      read: [
        [words.number, term.studio.number],
        [words.term(term.number), span],
        [words.state, studioWords[language].state[term.state]],
      ],
    },
  };
}

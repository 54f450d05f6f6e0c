import type { Language } from '../../domain/vocabulary.js';
import { peopleProposalWords } from '../../text/web-people-proposals.js';
import { Say } from './say.js';

/** The way to what waits for a second officer. */
export function ToProposals({ language }: { language: Language }) {
  return (
    <p>
      <a href="/people-proposals">{peopleProposalWords[language].link}</a>
    </p>
  );
}

/** What was just asked for holds only once another officer says so. */
export function Waits({ waits, language }: { waits: boolean; language: Language }) {
  return waits ? (
    <Say tone="warn">
      <p>{peopleProposalWords[language].waits}</p>
      <ToProposals language={language} />
    </Say>
  ) : null;
}

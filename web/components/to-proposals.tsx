import type { Language } from '../../domain/vocabulary.js';
import { postProposalWords } from '../../text/web-post-proposals.js';

/** The way to what waits for a second officer. */
export function ToProposals({ language }: { language: Language }) {
  return (
    <p>
      <a href="/post-proposals">{postProposalWords[language].link}</a>
    </p>
  );
}

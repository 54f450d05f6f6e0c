import type { Language } from '../../domain/vocabulary.js';
import { dayName } from '../../text/dates.js';
import { caseActWords } from '../../text/web-case-acts.js';
import { publicWords } from '../../text/web-public.js';
import type { CertificateFacts } from '../views/case.js';
import { Facts } from './say.js';

const tones = { valid: 'good', suspended: 'warn', revoked: 'bad', ended: 'bad' } as const;

/** The certificate's status as the verification page shows it, and what is proposed about it (HOST-27). */
export function CertificateBox({ paper, language }: { paper: CertificateFacts; language: Language }) {
  const words = caseActWords[language];
  return (
    <section class="card" aria-labelledby="certificate">
      <h2 id="certificate">{words.certificate}</h2>
      <Facts
        rows={[
          [words.certificateNumber, paper.number],
          [
            words.statusNow,
            <span class={`tag ${tones[paper.status]}`}>{publicWords[language].status[paper.status]}</span>,
          ],
        ]}
      />
      {paper.proposals.map((one) => (
        <p>{words.proposed(one.proposedBy, dayName(one.at, language), words.statuses[one.status])}</p>
      ))}
      <p>
        <a href={paper.href}>{words.verifyHref}</a>
      </p>
    </section>
  );
}

import type { Language } from '../../domain/vocabulary.js';
import { filledDay, moment } from '../../text/dates.js';
import { lossWords } from '../../text/web-loss.js';
import type { LossView } from '../views/loss.js';
import { Facts } from './say.js';

/** Reports that a studio has lost its host (STUDIO-O04), for those who decide on them; nothing for everybody else, and where there is none. */
export function LossBox({ list, language }: { list: readonly LossView[]; language: Language }) {
  if (list.length === 0) return null;
  const words = lossWords[language];
  return (
    <section class="card" aria-labelledby="losses">
      <h2 id="losses">{words.heading}</h2>
      {list.map((one) => (
        <>
          <h3>
            {words.number(one.number)} <span class="tag">{words.state[one.state]}</span>
          </h3>
          <Facts
            rows={[
              [words.reportedAt, moment(one.reportedAt, language)],
              [words.ground, one.report && words.grounds[one.report.ground]],
              [words.lastDay, one.report && filledDay(one.report.lastDay, language)],
              [words.words, one.report?.words],
              [
                words.decided,
                one.decidedAt && words.decidedAt(moment(one.decidedAt, language), one.decisionNumber ?? ''),
              ],
              [words.reason, one.reason],
            ]}
          />
        </>
      ))}
    </section>
  );
}

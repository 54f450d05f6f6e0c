import type { Language } from '../../domain/vocabulary.js';
import { filledDay, moment } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { findingWords } from '../../text/web-findings.js';
import type { FindingView } from '../views/finding.js';
import { Table } from './table.js';

/** The vetoes on a studio, the two kinds by name (VETO-02, VETO-03); nothing where there is none. */
export function FindingsBox(props: { list: readonly FindingView[]; studioId: string; language: Language }) {
  const { list, studioId, language } = props;
  if (list.length === 0) return null;
  const words = findingWords[language];
  return (
    <section class="card" aria-labelledby="findings">
      <h2 id="findings">{words.heading}</h2>
      <FindingsTable list={list} language={language} />
      <p>
        <a class="button second" href={`/api/studios/${studioId}/findings.xlsx`}>
          {words.asSheet}
        </a>
      </p>
    </section>
  );
}

/** The list alone. */
export function FindingsTable({ list, language }: { list: readonly FindingView[]; language: Language }) {
  const words = findingWords[language];
  const { veto, vetoGround, vetoStatus } = studioWords[language];
  const lines = (one: FindingView): readonly string[] => [
    words.registeredAt(moment(one.registeredAt, language)),
    ...(one.status === 'open' ? [words.hearingUntil(moment(one.hearingUntil, language))] : []),
    ...(one.decidedAt ? [words.decidedAt(moment(one.decidedAt, language), one.decisionNumber ?? '')] : []),
    ...(one.status === 'effective' && one.appealUntil ? [words.appealUntil(moment(one.appealUntil, language))] : []),
    ...(one.barredUntil && one.accountability !== 'void'
      ? [words.barredUntil(filledDay(one.barredUntil, language))]
      : []),
    ...(one.accountability ? [words.accountability[one.accountability]] : []),
    ...(one.accountabilityOutcome && one.accountabilityClosedAt
      ? [
          words.closedAt(
            moment(one.accountabilityClosedAt, language),
            words.accountabilityOutcome[one.accountabilityOutcome],
          ),
        ]
      : []),
  ];
  return (
    <Table
      head={[words.kind, words.ground, words.status, words.dates]}
      rows={list.map((one) => [
        veto[one.kind],
        vetoGround[one.ground],
        <span class="tag">{vetoStatus[one.status]}</span>,
        lines(one).join(language === 'zh' ? '；' : '; '),
      ])}
    />
  );
}

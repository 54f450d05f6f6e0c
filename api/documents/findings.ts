import { dayIf } from '../../documents/day-words.js';
import { writeSheet } from '../../documents/sheet.js';
import type { Language } from '../../domain/vocabulary.js';
import { documentWords } from '../../text/documents.js';
import { studioWords } from '../../text/studio.js';
import { findingWords } from '../../text/web-findings.js';
import type { findingViews } from '../reads/findings.js';

/** The vetoes on a studio and their records of responsibility (VETO-02…04), as its page lists them: no words of a case. */
export async function findingsSheet(
  list: Awaited<ReturnType<typeof findingViews>>,
  studioName: string,
  { now, language }: { readonly now: string; readonly language: Language },
): Promise<Buffer> {
  const words = findingWords[language];
  const { sheet } = words;
  const { veto, vetoGround, vetoStatus } = studioWords[language];
  return writeSheet({
    name: words.heading,
    title: sheet.title(studioName),
    columns: [
      { title: words.kind, width: 18 },
      { title: words.ground, width: 20 },
      { title: words.status, width: 12 },
      { title: sheet.registered, width: 12 },
      { title: sheet.decided, width: 12 },
      { title: sheet.number, width: 22 },
      { title: sheet.appealed, width: 12 },
      { title: sheet.answered, width: 14 },
      { title: sheet.barredUntil, width: 14 },
      { title: sheet.accountability, width: 30 },
      { title: sheet.accountabilityOutcome, width: 24 },
      { title: sheet.accountabilityClosed, width: 14 },
    ],
    rows: list.map((one) => [
      veto[one.kind],
      vetoGround[one.ground],
      vetoStatus[one.status],
      dayIf(one.registeredAt),
      dayIf(one.decidedAt),
      one.decisionNumber ?? '',
      dayIf(one.appealedAt),
      dayIf(one.appealDecidedAt),
      one.accountability === 'void' ? '' : (one.barredUntil ?? ''),
      one.accountability ? words.accountability[one.accountability] : '',
      one.accountabilityOutcome ? words.accountabilityOutcome[one.accountabilityOutcome] : '',
      dayIf(one.accountabilityClosedAt),
    ]),
    pageFooter: documentWords[language].sheet.page,
    at: now,
  });
}

import type { studioRegister } from '../../db/read/studios.js';
import { dayIf } from '../../documents/day-words.js';
import { writeSheet } from '../../documents/sheet.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { documentWords } from '../../text/documents.js';
import { studioWords } from '../../text/studio.js';
import { assessmentWords } from '../../text/web-assessment.js';
import { resultListWords } from '../../text/web-result-list.js';
import { studioPageWords } from '../../text/web-studios.js';
import type { ResultItem } from '../reads/results-of-year.js';

interface Printing {
  readonly now: string;
  readonly language: Language;
}

/** The register of studios, each with its latest term. */
export async function registerSheet(
  list: Awaited<ReturnType<typeof studioRegister>>,
  { now, language }: Printing,
): Promise<Buffer> {
  const words = studioPageWords[language];
  const { state } = studioWords[language];
  const levelNames = documentWords[language].levels;
  const { columns } = words.register;
  return writeSheet({
    name: words.title,
    title: words.register.title,
    columns: [
      { title: words.number, width: 14 },
      { title: columns.name, width: 26 },
      { title: columns.host, width: 12 },
      { title: words.unit, width: 26 },
      { title: columns.level, width: 8, align: 'center' },
      { title: columns.founded, width: 12 },
      { title: columns.term, width: 8, align: 'center' },
      { title: columns.from, width: 12 },
      { title: columns.to, width: 12 },
      { title: words.state, width: 12 },
      { title: columns.since, width: 12 },
    ],
    rows: list.map((one) => [
      one.number,
      one.name,
      one.hostName,
      one.unitName,
      levelNames[one.level],
      dayOf(one.foundedAt),
      one.term.number,
      one.term.from,
      one.term.to,
      state[one.term.state],
      one.term.restsSince ?? dayIf(one.term.endedAt),
    ]),
    pageFooter: documentWords[language].sheet.page,
    at: now,
  });
}

/** The published results of a year, bureau by bureau: whoever reads it sees which are final (ASSESS-07). */
export async function resultsSheet(
  list: readonly ResultItem[],
  year: number,
  { now, language }: Printing,
): Promise<Buffer> {
  const words = resultListWords[language];
  const { columns } = words;
  const { grade } = studioWords[language];
  return writeSheet({
    name: words.title,
    title: words.of(year),
    columns: [
      { title: columns.bureau, width: 20 },
      { title: columns.number, width: 14 },
      { title: columns.studio, width: 26 },
      { title: columns.unit, width: 26 },
      { title: columns.term, width: 8, align: 'center' },
      { title: columns.assessment, width: 16 },
      { title: columns.from, width: 12 },
      { title: columns.to, width: 12 },
      { title: columns.score, width: 8, align: 'center' },
      { title: columns.grade, width: 8, align: 'center' },
      { title: columns.published, width: 12 },
      { title: columns.final, width: 10 },
      { title: columns.finalOn, width: 12 },
    ],
    rows: list.map((one) => [
      one.bureauName,
      one.studioNumber,
      one.studioName,
      one.unitName,
      one.term,
      assessmentWords[language].title(one.kind, one.year),
      one.from,
      one.to,
      one.score,
      grade[one.grade],
      dayOf(one.publishedAt),
      one.finalAt ? words.final : words.notFinal,
      dayIf(one.finalAt),
    ]),
    pageFooter: documentWords[language].sheet.page,
    at: now,
  });
}

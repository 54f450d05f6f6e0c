import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { type PublishedResults, publishedResults } from '../../db/read/results.js';
import { organisations, rounds } from '../../db/schema/all.js';
import { renderResultList } from '../../documents/result-list.js';
import { writeSheet } from '../../documents/sheet.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { documentWords } from '../../text/documents.js';
import { downloadWords } from '../../text/downloads.js';
import { countyOfBody } from './county-of-body.js';

/** The published list of a round as PDF, always in Chinese. 'notFound' until everybody is decided upon; 'unprintable'. */
export async function resultListPdf(tx: Db, roundCode: string): Promise<Result<Buffer>> {
  const results = await publishedResults(tx, roundCode);
  if (!results) return refused(refuse('notFound'));
  const words = downloadWords.zh.results;
  const issuer = await issuerOf(tx, roundCode);
  return renderResultList({
    title: words.title(results.roundName),
    decisionNo: decisionsOf(results).join('、'),
    issuer: issuer.name,
    preamble:
      issuer.level === 'county'
        ? words.ownPreamble(results.hosts.length, issuer.name)
        : words.preamble(results.hosts.length),
    rows: results.hosts.map((host) => ({
      name: host.name,
      school: host.school,
      county: countyOfBody(host.county ?? ''),
      studioName: host.studio,
    })),
    issueDay: dayOf(results.publishedAt),
    at: results.publishedAt,
  });
}

/** Of number, studio, host, school, county, certificate and decision; characters. */
const widths = [6, 26, 12, 26, 12, 16, 22];

/** The same list to work with. */
export async function resultListSheet(tx: Db, roundCode: string, language: Language): Promise<Result<Buffer>> {
  const results = await publishedResults(tx, roundCode);
  if (!results) return refused(refuse('notFound'));
  const { title, columns } = downloadWords[language].results;
  const bytes = await writeSheet({
    name: results.roundName,
    title: title(results.roundName),
    columns: columns.map((title, at) => ({ title, width: widths[at] ?? 22 })),
    rows: results.hosts.map((host, n) => [
      n + 1,
      host.studio,
      host.name,
      host.school,
      countyOfBody(host.county ?? ''),
      host.certificateNumber,
      host.decisionNumber,
    ]),
    pageFooter: documentWords[language].sheet.page,
    at: results.publishedAt,
  });
  return { ok: true, value: bytes };
}

const decisionsOf = ({ hosts }: PublishedResults): string[] => [...new Set(hosts.map((host) => host.decisionNumber))];

/** Whose round it is: the city's bureau, or the county itself (LOCAL-01). */
async function issuerOf(tx: Db, roundCode: string): Promise<{ readonly name: string; readonly level: StudioLevel }> {
  const [bureau] = await tx
    .select({ name: organisations.name, level: rounds.level })
    .from(rounds)
    .innerJoin(organisations, eq(organisations.id, rounds.bureauId))
    .where(eq(rounds.code, roundCode));
  return bureau ?? { name: '', level: 'city' };
}

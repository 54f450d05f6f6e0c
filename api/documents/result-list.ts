import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { type PublishedResults, publishedResults } from '../../db/read/results.js';
import { organisations, rounds } from '../../db/schema/all.js';
import { renderResultList } from '../../documents/result-list.js';
import { writeSheet } from '../../documents/sheet.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { documentWords } from '../../text/documents.js';
import { downloadWords } from '../../text/downloads.js';

/** The published list of a round as PDF, always in Chinese. 'notFound' until everybody is decided upon; 'unprintable'. */
export async function resultListPdf(tx: Db, roundCode: string): Promise<Result<Buffer>> {
  const results = await publishedResults(tx, roundCode);
  if (!results) return refused(refuse('notFound'));
  const words = downloadWords.zh.results;
  return renderResultList({
    title: words.title(results.roundName),
    decisionNo: decisionsOf(results).join('、'),
    issuer: await issuerOf(tx, roundCode),
    preamble: words.preamble(results.hosts.length),
    rows: results.hosts.map((host) => ({
      name: host.name,
      school: host.school,
      county: countyName(host.county),
      studioName: host.studio,
    })),
    issueDay: dayOf(results.publishedAt),
    at: results.publishedAt,
  });
}

/** The same list to work with. */
export async function resultListSheet(tx: Db, roundCode: string, language: Language): Promise<Result<Buffer>> {
  const results = await publishedResults(tx, roundCode);
  if (!results) return refused(refuse('notFound'));
  const { title, columns } = downloadWords[language].results;
  const bytes = await writeSheet({
    name: results.roundName,
    title: title(results.roundName),
    columns: columns.map((heading) => ({ title: heading, width: 22 })),
    rows: results.hosts.map((host, n) => [
      n + 1,
      host.studio,
      host.name,
      host.school,
      countyName(host.county),
      host.certificateNumber,
      host.decisionNumber,
    ]),
    pageFooter: documentWords[language].sheet.page,
    at: results.publishedAt,
  });
  return { ok: true, value: bytes };
}

/** 青禾县教育局 stands for 青禾县; a school of the city itself has none. */
const countyName = (body: string | null | undefined): string => (body ?? '').replace(/教育(体育)?局$/u, '');

const decisionsOf = ({ hosts }: PublishedResults): string[] => [...new Set(hosts.map((host) => host.decisionNumber))];

async function issuerOf(tx: Db, roundCode: string): Promise<string> {
  const [bureau] = await tx
    .select({ name: organisations.name })
    .from(rounds)
    .innerJoin(organisations, eq(organisations.id, rounds.bureauId))
    .where(eq(rounds.code, roundCode));
  return bureau?.name ?? '';
}

import { accepted, type Result, refused } from '../domain/refusal.js';
import { documentWords } from '../text/documents.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';
import { qrSvg, type Verification } from './qr.js';

/** The facts of a studio's plaque (HOST-27), drawn at true size: 600 × 400 mm. */
export interface PlaqueData {
  readonly plaqueNo: string;
  /** 「<姓名>班主任工作室」: studios bear their host's name (seed 001:10). */
  readonly studioName: string;
  /** The line above the name, e.g. '江城市首批'; may be empty. */
  readonly batchName: string;
  readonly issuer: string;
  /** Beijing day; the plaque shows its year and month. */
  readonly issueDay: string;
  readonly verification: Verification;
  /** Instant of issue: the creation time inside the file. */
  readonly at: string;
}

export interface PlaqueView {
  readonly at: string;
  readonly heading: string;
  readonly title: string;
  readonly issuer: string;
  readonly date: string;
  readonly number: string;
  readonly qr: string;
  readonly qrAlt: string;
  readonly verify: readonly string[];
}

/** The plaque as PDF for the plate maker. Refusal `unprintable` when the name has a character the font lacks. */
export async function renderPlaque(data: PlaqueData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  return accepted(await renderPdf('plaque', await plaqueView(data)));
}

export async function plaqueView(data: PlaqueData): Promise<PlaqueView> {
  const words = documentWords.zh.plaque;
  return {
    at: data.at,
    heading: data.batchName,
    title: data.studioName,
    issuer: data.issuer,
    date: words.yearMonth(data.issueDay),
    number: words.number(data.plaqueNo),
    qr: await qrSvg(data.verification.url),
    qrAlt: words.qrAlt,
    verify: [data.verification.domain, words.code(data.verification.code)],
  };
}

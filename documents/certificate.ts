import { accepted, type Result, refused } from '../domain/refusal.js';
import type { PaperRoute } from '../domain/vocabulary.js';
import { documentWords } from '../text/documents.js';
import { dayInChinese, dayInNumerals } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';
import { qrSvg, type Verification } from './qr.js';

/** The facts of a host's certificate (HOST-27). Days are Beijing days. */
export interface CertificateData {
  readonly certificateNo: string;
  readonly holderName: string;
  readonly schoolName: string;
  readonly studioName: string;
  /** The selection as it is called in public, e.g. '2026年度江城市班主任工作室主持人评选'. */
  readonly roundName: string;
  /** Decision document, e.g. '江教发〔2026〕18号'. */
  readonly decisionNo: string;
  readonly route: PaperRoute;
  readonly termFrom: string;
  readonly termTo: string;
  readonly issuer: string;
  readonly issueDay: string;
  readonly verification: Verification;
  /** Instant of issue: the creation time inside the file. */
  readonly at: string;
}

export interface CertificateView {
  readonly at: string;
  readonly title: string;
  readonly subtitle: string;
  readonly number: string;
  readonly holder: string;
  readonly body: string;
  readonly closing: string;
  readonly issuer: string;
  readonly date: string;
  readonly sealPlace: string;
  readonly qr: string;
  readonly qrAlt: string;
  readonly verify: readonly string[];
}

/** The certificate as PDF, always in Chinese. Refusal `unprintable` when a name has a character the font lacks. */
export async function renderCertificate(data: CertificateData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  return accepted(await renderPdf('certificate', await certificateView(data)));
}

/** What stands below the words of every certificate: by whom, when, and how it is checked. */
export async function signedFoot({
  at,
  issuer,
  issueDay,
  verification,
}: Pick<CertificateData, 'at' | 'issuer' | 'issueDay' | 'verification'>) {
  return {
    at,
    issuer,
    date: dayInNumerals(issueDay),
    sealPlace: documentWords.zh.sealPlace,
    qr: await qrSvg(verification.url),
    verify: documentWords.zh.verify(verification),
  };
}

export async function certificateView(data: CertificateData): Promise<CertificateView> {
  const words = documentWords.zh.certificate;
  return {
    ...(await signedFoot(data)),
    title: words.title,
    subtitle: words.subtitle,
    number: words.number(data.certificateNo),
    holder: words.holder(data.holderName),
    body: words.body({ ...data, termFrom: dayInChinese(data.termFrom), termTo: dayInChinese(data.termTo) }),
    closing: words.closing,
    qrAlt: words.qrAlt,
  };
}

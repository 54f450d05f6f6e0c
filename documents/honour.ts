import { accepted, type Result, refused } from '../domain/refusal.js';
import type { Recipient } from '../domain/studio/assessment/consequences.js';
import { honourDocumentWords } from '../text/documents-honour.js';
import { type CertificateView, signedFoot } from './certificate.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';
import type { Verification } from './qr.js';

/** The facts of an honour's certificate (ASSESS-08), for each of the four kinds of recipient. Days are Beijing days. */
export interface HonourData {
  readonly number: string;
  readonly recipient: Recipient;
  readonly holderName: string;
  readonly studioName: string;
  readonly unitName: string;
  readonly callName: string;
  readonly decisionNo: string;
  readonly issuer: string;
  readonly issueDay: string;
  readonly verification: Verification;
  /** Instant of issue: the creation time inside the file. */
  readonly at: string;
}

/** The certificate as PDF, always in Chinese, on the sheet of the host's own. Refusal `unprintable` when a name has a character the font lacks. */
export async function renderHonour(data: HonourData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  return accepted(await renderPdf('certificate', await honourView(data)));
}

async function honourView(data: HonourData): Promise<CertificateView> {
  const words = honourDocumentWords.zh;
  return {
    ...(await signedFoot(data)),
    title: words.title,
    subtitle: words.subtitle[data.recipient],
    number: words.number(data.number),
    holder: words.holder[data.recipient](data.holderName),
    body: words.body[data.recipient](data),
    closing: words.closing,
    qrAlt: words.qrAlt,
  };
}

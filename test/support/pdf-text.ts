import { extractText, getDocumentProxy } from 'unpdf';

/** What a reader of a PDF reads, page after page in the order it was set. */
export async function pdfText(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text;
}

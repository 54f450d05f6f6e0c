/** FUND-O01: a voucher (凭证) is a file with an amount. */
import { type Refusal, refuse } from '../../refusal.js';

/** The largest file, in bytes, and how many stand behind one request. */
export const voucherBytes = 10 * 1024 * 1024;
const most = 50;

/** 'wrongFileType', or 'tooLarge' for one more than are read. @param types as sniffed from the content */
export function refuseVoucherFile(mediaType: string, had: number, types: ReadonlySet<string>): Refusal | null {
  if (!types.has(mediaType)) return refuse('wrongFileType', { field: 'file' });
  return had < most
    ? null
    : refuse('tooLarge', { field: 'file', facts: { limit: 'files', maximum: most, count: had + 1 } });
}

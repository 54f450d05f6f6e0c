/** FUND-O01: a voucher (凭证) is a file with an amount. */
import type { Refusal } from '../../refusal.js';
import { refuseOneMore } from '../one-more-file.js';

/** The largest file, in bytes, and how many stand behind one request. */
export const voucherBytes = 10 * 1024 * 1024;
const most = 50;

/** As `refuseOneMore`. */
export const refuseVoucherFile = (mediaType: string, had: number, types: ReadonlySet<string>): Refusal | null =>
  refuseOneMore(mediaType, had, { most, types });

import type { Request, Response } from 'express';
import { cookieOf, narrowName } from './cookies.js';
import type { ApiDeps } from './deps.js';

type At = Pick<ApiDeps, 'publicUrl'>;

const nameFor = ({ publicUrl }: At): string => narrowName(publicUrl, 'px_receipt');
/** Long enough to write receipt and code down; whoever sits down at this browser later finds nothing. */
const minutes = 15;

/** The code of a receipt, for the pages that show the receipt and nowhere else: it stands in no address, and no other site leads there with it. */
export function keepReceiptCode({ publicUrl }: At, response: Response, code: string): void {
  const secure = publicUrl.startsWith('https:');
  const kept = { httpOnly: true, sameSite: 'strict', secure, path: '/objections', maxAge: minutes * 60_000 } as const;
  response.cookie(nameFor({ publicUrl }), code, kept);
}

/** What this browser was given or asked with last; of which receipt, the page's address says and the code itself proves. */
export const receiptCodeOf = (at: At, request: Request): string => cookieOf(request, nameFor(at)) ?? '';

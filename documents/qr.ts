import { toString as qrToString } from 'qrcode';

/** The QR code of `url` as SVG, error level M: still readable with a scratch or a stamp over 15 % of it. */
export function qrSvg(url: string): Promise<string> {
  return qrToString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
}

/** Where anybody checks a printed document. The domain and code stand in clear beside the QR, because a QR can be cloned. */
export interface Verification {
  /** Full address behind the QR. */
  readonly url: string;
  /** The bureau's domain as a person types it. */
  readonly domain: string;
  /** The short code typed into the search box of that domain. */
  readonly code: string;
}

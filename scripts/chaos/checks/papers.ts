import type { Browser } from '../client.js';
import type { Ask, Fault } from '../fault.js';
import { voucherBytes } from '../voucher.js';

const download = async ({ base, cookie, address }: Browser, path: string) => {
  const response = await fetch(`${base}${path}`, { headers: { Cookie: cookie, 'X-Forwarded-For': address } });
  return { status: response.status, ok: response.ok, bytes: Buffer.from(await response.arrayBuffer()) };
};

/** Every certificate that stands in the database has its PDF, however often its making was cut off. */
export async function checkPapers(ask: Ask, reader: Browser): Promise<readonly Fault[]> {
  const granted = await ask<{ case_id: string }>("SELECT case_id FROM certificates WHERE status = 'valid'");
  const faults: Fault[] = [];
  for (const { case_id } of granted) {
    const { ok, status, bytes } = await download(reader, `/api/cases/${case_id}/certificate`);
    if (!ok || bytes.subarray(0, 5).toString() !== '%PDF-')
      faults.push({ kind: 'lost', what: `the certificate of ${case_id} cannot be had: ${status}` });
  }
  return faults;
}

/** Every voucher that stands behind a request has its bytes, as they were sent. */
export async function checkVouchers(ask: Ask, reader: Browser): Promise<readonly Fault[]> {
  const kept = await ask<{ id: string; studio: string; request: string; fen: number }>(
    `SELECT v.id, t.studio_id AS studio, v.request_id AS request, v.amount_fen::int AS fen
     FROM vouchers v JOIN terms t ON t.id = v.term_id WHERE v.removed_at IS NULL`,
  );
  const faults: Fault[] = [];
  for (const { id, studio, request, fen } of kept) {
    const { bytes, status } = await download(reader, `/api/studios/${studio}/fund-vouchers/${id}`);
    if (!bytes.equals(voucherBytes(request, (fen / 100).toFixed(2))))
      faults.push({ kind: 'lost', what: `the voucher ${id} is not what was sent: ${status}` });
  }
  return faults;
}

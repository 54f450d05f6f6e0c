import type { Browser } from '../client.js';
import type { Ask, Fault } from '../fault.js';
import { sentBytes } from '../sent-file.js';

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

/** Files with what they stand with: its id and which of its files it is, as they were sent, by the table that keeps them. */
const files = {
  'fund-vouchers': `SELECT v.id, t.studio_id AS studio, v.request_id AS about, to_char(v.amount_fen / 100.0, 'FM999999990.00') AS which
    FROM vouchers v JOIN terms t ON t.id = v.term_id WHERE v.removed_at IS NULL`,
  'work-evidence': `SELECT e.id, t.studio_id AS studio, e.work_id AS about, e.number::text AS which
    FROM work_evidence e JOIN terms t ON t.id = e.term_id WHERE e.removed_at IS NULL`,
} as const;

/** Every voucher behind a request, and every file behind a record of work, has its bytes, as they were sent. */
export async function checkFiles(ask: Ask, reader: Browser, kind: keyof typeof files): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const { id, studio, about, which } of await ask<Record<'id' | 'studio' | 'about' | 'which', string>>(
    files[kind],
  )) {
    const { bytes, status } = await download(reader, `/api/studios/${studio}/${kind}/${id}`);
    if (!bytes.equals(sentBytes(about, which)))
      faults.push({ kind: 'lost', what: `${kind} ${id} is not what was sent: ${status}` });
  }
  return faults;
}

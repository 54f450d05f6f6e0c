import type { Browser } from '../client.js';
import type { Ask, Fault } from '../fault.js';

/** Every certificate that stands in the database has its PDF, however often its making was cut off. */
export async function checkPapers(ask: Ask, reader: Browser): Promise<readonly Fault[]> {
  const granted = await ask<{ case_id: string }>("SELECT case_id FROM certificates WHERE status = 'valid'");
  const faults: Fault[] = [];
  for (const { case_id } of granted) {
    const response = await fetch(`${reader.base}/api/cases/${case_id}/certificate`, {
      headers: { Cookie: reader.cookie, 'X-Forwarded-For': reader.address },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok || bytes.subarray(0, 5).toString() !== '%PDF-')
      faults.push({ kind: 'lost', what: `the certificate of ${case_id} cannot be had: ${response.status}` });
  }
  return faults;
}

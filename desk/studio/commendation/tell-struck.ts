import type { Instant } from '../../../domain/time/beijing.js';
import type { Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import type { Nominee } from './nominees.js';
import { writeToNominees } from './write-to-nominees.js';

/** NOTICE-O03, NOTICE-O06: whom a strike by an objection concerns is told why, not who objected, and until when it may be appealed against. */
export async function tellStruck(
  desk: Desk,
  call: Call,
  nominee: Nominee,
  by: { readonly objectionId: string; readonly reason: string; readonly until: Instant | null },
): Promise<void> {
  const data = { ruleId: 'NOTICE-O03', reason: by.reason, ...(by.until && { appealUntil: by.until }) };
  await writeToNominees(desk, call, [nominee], { event: `struck:${by.objectionId}`, letter: 'nomineeStruck', data });
}

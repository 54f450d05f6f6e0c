import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { honours, people } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import { registerPrefix, yearScopeOf } from '../../../domain/studio/composition.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { verificationCode } from '../../certificate/verification-code.js';
import type { Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import { levelIn } from '../../kit/organiser.js';
import { postTo } from '../../kit/post.js';
import { nextNumber, padded } from '../../kit/register.js';
import { organisationsByIds } from '../../kit/seats.js';
import { type Term, termOf } from '../../kit/term.js';
import type { Nominee } from './nominees.js';
import { readersOf } from './write-to-nominees.js';

/** What stands on the paper, frozen on the day of the commendation. */
export interface PrintedHonour {
  readonly honourNumber: string;
  readonly recipient: string;
  readonly holderName: string;
  readonly studioName: string;
  readonly unitName: string;
  readonly callName: string;
  readonly decisionNumber: string;
  readonly issuer: string;
  readonly issueDay: string;
}

/** Grants one honour inside the decision's own transaction, and writes to whom it honours (ASSESS-08). */
export async function grantHonour(desk: Desk, call: Call, nominee: Nominee, decisionNumber: string): Promise<void> {
  const term = await termOf(desk, nominee.termId);
  const bodies = await organisationsByIds(desk, [term.studio.unitId, call.bureauId]);
  const unitName = bodies.find(({ id }) => id === term.studio.unitId)?.name ?? '';
  const issueDay = dayOf(desk.now);
  const year = issueDay.slice(0, 4);
  const issuer = bodies.find(({ id }) => id === call.bureauId);
  const code = issuer?.code ?? '';
  const mine = await nextNumber(desk, 'honour', yearScopeOf(call.level, code, year));
  const number = `${registerPrefix(call.level, code)}RY${year}-${padded(mine)}`;
  const printed: PrintedHonour = {
    honourNumber: number,
    recipient: nominee.recipient,
    holderName: await holderName(desk, nominee, term, unitName),
    studioName: term.name,
    unitName,
    callName: call.name,
    decisionNumber,
    issuer: issuer?.name ?? '',
    issueDay,
  };
  const honourId = randomUUID();
  const { recipient, recipientId } = nominee;
  await desk.tx.insert(honours).values({
    ...{ id: honourId, nomineeId: nominee.id, callId: call.id, termId: term.id, recipient, recipientId, number },
    ...{ verificationCode: verificationCode(), printed: { ...printed }, commendedOn: issueDay },
    ...{ status: 'valid', issuedAt: desk.now },
  });
  const about = { studioName: term.name, studioNumber: term.studio.number, callName: call.name, ...levelIn(call) };
  const data = { ...about, recipient, number };
  for (const personId of await readersOf(desk, nominee, term))
    await postTo(desk, personId, {
      event: `honour:${honourId}`,
      letter: 'honourGranted',
      data,
      notBefore: deliverAt(desk.now, call.parameters.quietHours),
    });
}

async function holderName(
  { tx }: Desk,
  { recipient, recipientId }: Nominee,
  term: Term,
  unitName: string,
): Promise<string> {
  if (recipient === 'studio') return term.name;
  if (recipient === 'unit') return unitName;
  const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, recipientId));
  return person?.name ?? '';
}

import { eq } from 'drizzle-orm';
import { certificates } from '../../../db/schema/all.js';
import { changeStatus } from '../../certificate/change-status.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import type { Seat } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';

interface By {
  readonly actor: PersonActor;
  readonly seat: Seat;
  readonly suspensionId: string;
}

const ruleIds = ['STUDIO-O05', 'HOST-27'];

/** The verification page says that the studio stands still, and since when (I30). @returns whether the certificate was valid before */
export async function pauseCertificate(desk: Desk, term: Pick<Term, 'studio'>, by: By): Promise<boolean> {
  const paper = await lockPaper(desk, term);
  if (paper?.status !== 'valid') return false;
  const said = { seatKey: by.suspensionId, ruleIds, decisionNumber: '', reason: '' };
  await changeStatus(desk, by.actor, by.seat, paper, { status: 'suspended', ...said });
  return true;
}

/** Valid again, where the suspension had paused it and nothing else was decided since. */
export async function resumeCertificate(desk: Desk, term: Pick<Term, 'studio'>, by: By): Promise<void> {
  const paper = await lockPaper(desk, term);
  if (paper?.status !== 'suspended') return;
  const said = { seatKey: `${by.suspensionId}/over`, ruleIds, decisionNumber: '', reason: '' };
  await changeStatus(desk, by.actor, by.seat, paper, { status: 'valid', ...said });
}

async function lockPaper({ tx }: Desk, { studio }: Pick<Term, 'studio'>) {
  const [paper] = await tx.select().from(certificates).where(eq(certificates.caseId, studio.caseId)).for('update');
  return paper;
}

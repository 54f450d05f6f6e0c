import { and, eq } from 'drizzle-orm';
import { decisions } from '../../db/schema/all.js';
import { beforeDraw } from '../../domain/transitions.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { refuseAfterDraw } from '../county/nominations.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import type { AppealAgainst } from './grounds.js';

/** Where an upheld appeal brings the case back to. */
export function backTo(file: Case, against: AppealAgainst): CaseState | null {
  if (against === 'ethicsVeto') return file.priorState;
  if (against === 'declined') return 'schoolReview';
  if (against === 'notForwarded') return 'countyReview';
  return file.state === 'notForwarded' ? 'countyNotice' : 'cityNotice';
}

/**
 * Whether the round has passed the place to which an upheld appeal would bring the case back, so that nothing would lead out of it any
 * more: the draw, the confirmed ranking, the end of the round. The round waits for no appeal (HOST-O19).
 */
export async function roundWentOn(desk: Desk, round: Round, file: Case, against: AppealAgainst): Promise<boolean> {
  const back = backTo(file, against);
  if (back === null || back === 'withdrawn') return false;
  if (round.state !== 'open') return true;
  if (beforeDraw.includes(back)) return (await refuseAfterDraw(desk, round)) !== null;
  if (back !== 'expertReview') return false;
  const confirmed = await desk.tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(and(eq(decisions.subjectId, round.id), eq(decisions.kind, 'rankingConfirmed')))
    .limit(1);
  return confirmed.length > 0;
}

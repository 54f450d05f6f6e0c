import { none, plainReason, type Reason } from '../../domain/ending.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import type { CaseState } from '../../domain/vocabulary.js';
import type { Case } from './cases.js';
import type { Desk } from './deps.js';
import { levelIn } from './organiser.js';
import { postTo } from './post.js';
import type { Round } from './round.js';

/** Tells the applicant where the application stands now, why, under which clause, and until when an appeal may come. */
export async function writeToApplicant(
  desk: Desk,
  round: Round,
  file: Case,
  moved: {
    readonly state: CaseState;
    readonly reason?: Reason;
    readonly ruleId: string;
    /** An instant; absent where there is nothing to appeal. */
    readonly appealUntil?: string;
    /** Where an appeal was answered. */
    readonly appeal?: 'upheld' | 'dismissed';
  },
): Promise<void> {
  await postTo(desk, file.applicantId, {
    event: `case:${file.id}:${moved.state}:${desk.now}`,
    letter: 'caseMoved',
    data: {
      caseNumber: file.number,
      roundName: round.name,
      state: moved.state,
      reason: plainReason(moved.reason ?? none),
      clause: moved.ruleId,
      appealUntil: moved.appealUntil ?? '',
      ...(moved.appeal && { appeal: moved.appeal }),
      ...levelIn(round),
    },
    caseId: file.id,
    notBefore: deliverAt(desk.now, round.parameters.quietHours),
  });
}

import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import type { CaseState } from '../../domain/vocabulary.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import type { Round } from '../kit/round.js';

/** Tells the applicant where the application stands now, why, under which clause, and until when an appeal may come. */
export async function writeToApplicant(
  desk: Desk,
  round: Round,
  file: Case,
  moved: {
    readonly state: CaseState;
    readonly reason?: string;
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
      reason: moved.reason ?? '',
      clause: moved.ruleId,
      appealUntil: moved.appealUntil ?? '',
      ...(moved.appeal && { appeal: moved.appeal }),
    },
    caseId: file.id,
    notBefore: deliverAt(desk.now, round.parameters.quietHours),
  });
}

import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import type { AtSchool } from './at-school.js';

/** Writes to the applicant what the school decided, why, by which clause, and until when an appeal is open (HOST-O19). */
export async function tellApplicant(
  desk: Desk,
  { file, round }: AtSchool,
  said: {
    readonly decisionId: string;
    readonly state: string;
    readonly reason: string;
    readonly clause: string;
    readonly appealUntil: Instant | null;
  },
): Promise<void> {
  await postTo(desk, file.applicantId, {
    event: `decision:${said.decisionId}`,
    letter: 'caseMoved',
    data: {
      caseNumber: file.number,
      roundName: round.name,
      state: said.state,
      reason: said.reason,
      clause: said.clause,
      appealUntil: said.appealUntil ?? '',
    },
    caseId: file.id,
    notBefore: deliverAt(desk.now, round.parameters.quietHours),
  });
}

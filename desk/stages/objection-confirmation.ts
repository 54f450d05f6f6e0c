import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { settleStage, windowUntil } from '../kit/stage.js';
import { type NoticePlan, nobody, type StageKey } from '../kit/stage-plan.js';
import { endConfirmation } from '../notice/end-confirmation.js';
import { subjectsOf } from '../notice/find-notice.js';
import { type PendingObjection, pendingObjections } from '../notice/pending-objections.js';

/**
 * The notice has come down, and an objection handed in while it hung may still be confirmed (NOTICE-O02): until the next such date its
 * subject waits. Asked again until none is left; with none it is over as it opens.
 */
export const objectionConfirmation: NoticePlan = {
  frame: 'notice',
  ruleIds: ['NOTICE-O02', 'NOTICE-O03'],
  tasks: nobody,
  dates: async (desk, at) => {
    const next = await nextOf(desk, at);
    return next ? windowUntil(next.until, basisOf(desk.calendar(), dayOf(next.until))) : null;
  },
  onOpen: async (desk, at) => {
    if (await nextOf(desk, at)) return;
    const { subject, number } = at;
    await settleStage(desk, { subject, stage: 'objectionConfirmation', number, outcome: 'none' });
  },
  onEnd: (desk, at) => endConfirmation(desk, at.subject.id),
};

async function nextOf(desk: Desk, { subject }: StageKey): Promise<PendingObjection | undefined> {
  const ids = (await subjectsOf(desk, subject.id)).map(({ subjectId }) => subjectId);
  return (await pendingObjections(desk, ids))[0];
}

import { eq } from 'drizzle-orm';
import { notices } from '../../db/schema/all.js';
import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import { windowUntil } from '../kit/stage.js';
import { type NoticePlan, nobody } from '../kit/stage-plan.js';
import { endNoticeWindow } from '../notice/end-notice-window.js';

/** A notice hangs its whole time (NOTICE-O01) and comes down when it is over; only then may it be confirmed. */
export const noticeWindow: NoticePlan = {
  frame: 'notice',
  ruleIds: ['NOTICE-O01', 'NOTICE-O03'],
  tasks: nobody,
  dates: async (desk, at) => {
    const [notice] = await desk.tx.select().from(notices).where(eq(notices.id, at.subject.id));
    if (!notice) throw new Error('a notice window without its notice');
    return windowUntil(notice.closesAt, basisOf(desk.calendar(), dayOf(notice.closesAt)));
  },
  onEnd: (desk, at) => endNoticeWindow(desk, at.subject.id),
};

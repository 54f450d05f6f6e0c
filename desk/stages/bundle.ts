import { eq } from 'drizzle-orm';
import { nominations } from '../../db/schema/all.js';
import { followBundle } from '../county/follow-bundle.js';
import type { StagePlan } from '../kit/stage.js';
import { afterTheDraw } from './after-the-draw.js';
import { countyDates, nominationAt } from './nomination.js';

/**
 * One bundle with all cleared forms to the city (HOST-22). Where somebody was held back it is asked again, without a task or a date
 * until they are cleared (`followBundle`).
 */
export const bundle: StagePlan = {
  ruleIds: ['HOST-22'],
  tasks: async (desk, at) =>
    at.number > 1
      ? []
      : [{ kind: 'bundle', orgId: (await nominationAt(desk, at)).orgId, role: 'countyOfficer', strong: false }],
  leadsNowhere: afterTheDraw,
  dates: async (desk, at) => (at.number > 1 ? null : countyDates('bundle')(desk, at)),
  onOpen: async (desk, at) => {
    if (at.number > 1) return followBundle(desk, at.subject.id);
    await desk.tx.update(nominations).set({ state: 'cleared' }).where(eq(nominations.id, at.subject.id));
  },
};

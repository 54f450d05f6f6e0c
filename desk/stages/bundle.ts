import { eq } from 'drizzle-orm';
import { nominations } from '../../db/schema/all.js';
import type { StagePlan } from '../kit/stage.js';
import { countyDates, nominationAt } from './nomination.js';

/** One bundle with all cleared forms to the city (HOST-22). */
export const bundle: StagePlan = {
  ruleIds: ['HOST-22'],
  tasks: async (desk, at) => [
    { kind: 'bundle', orgId: (await nominationAt(desk, at)).orgId, role: 'countyOfficer', strong: false },
  ],
  dates: countyDates('bundle'),
  onOpen: async (desk, at) => {
    await desk.tx.update(nominations).set({ state: 'cleared' }).where(eq(nominations.id, at.subject.id));
  },
};

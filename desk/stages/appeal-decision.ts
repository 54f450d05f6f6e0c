import { eq } from 'drizzle-orm';
import { appeals, cases } from '../../db/schema/all.js';
import { appealDates } from '../appeal/file-appeal.js';
import type { Desk } from '../kit/deps.js';
import { leaderOf } from '../kit/organiser.js';
import type { StagePlan } from '../kit/stage.js';

/** HOST-O19, NOTICE-O06, VETO-O05: the next level's leader answers; its date never holds the round. */
export const appealDecision: StagePlan = {
  ruleIds: ['HOST-O19', 'NOTICE-O06', 'VETO-O05'],
  tasks: async (desk, { subject, round }) => {
    const { appeal, file } = await appealAndCase(desk, subject.id);
    const acts = round.parameters.strongActs;
    const strong = acts.includes(appeal.against === 'ethicsVeto' ? 'vetoCase' : 'decideAppeal');
    const role = appeal.toOrgId === file.countyId ? 'countyLeader' : leaderOf(round).role;
    return [{ kind: 'appealDecision', orgId: appeal.toOrgId, role, caseId: file.id, strong }];
  },
  dates: async (desk, { subject, round }) => {
    const { appeal, file } = await appealAndCase(desk, subject.id);
    return { ...appealDates(desk, round, file, appeal.against), due: appeal.due };
  },
};

async function appealAndCase(desk: Desk, appealId: string) {
  const [row] = await desk.tx
    .select({ appeal: appeals, file: cases })
    .from(appeals)
    .innerJoin(cases, eq(cases.id, appeals.caseId))
    .where(eq(appeals.id, appealId));
  if (!row) throw new Error('no such appeal');
  return row;
}

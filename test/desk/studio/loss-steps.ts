import { loseHost } from '../../../desk/studio/loss/lose-host.js';
import { reportHostLoss } from '../../../desk/studio/loss/report-host-loss.js';
import type { LossGround } from '../../../domain/studio/loss.js';
import type { TestDesk } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { type Founded, openTask } from './steps.js';

/** What the section reports. */
export const loss = (termId: string, lastDay: string, ground: LossGround = 'leftPost') => ({
  ...{ termId, ground, lastDay, words: '学校任免文件，改任教务主任' },
});

/** Reported by the section; the leader's task. */
export async function reported(desk: TestDesk, { city, termId }: Founded, lastDay: string, ground?: LossGround) {
  await done(desk, reportHostLoss, city.person('sectionOfficer'), loss(termId, lastDay, ground));
  return (await openTask(desk, 'hostLossDecision')).id;
}

export const decision = (taskId: string, outcome: 'lost' | 'stays' = 'lost') => ({
  ...{ taskId, outcome, decisionNumber: '市教发〔2026〕21号', reason: '任免文件属实' },
});

/** Decided by the leader: the studio has no host any more. */
export async function lost(desk: TestDesk, all: Founded, lastDay: string, ground?: LossGround): Promise<void> {
  const taskId = await reported(desk, all, lastDay, ground);
  await done(desk, loseHost, all.city.person('cityLeader'), decision(taskId));
}

import { loseHost } from '../../desk/studio/loss/lose-host.js';
import { reportHostLoss } from '../../desk/studio/loss/report-host-loss.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Story } from './story.js';

/** The section reports that the studio's host is head teacher no more, from today. */
export async function reportsLoss(told: Story, termId: string): Promise<void> {
  const lastDay = dayOf(await told.desk.clock.now());
  await told.act('sectionOfficer', reportHostLoss, { termId, ground: 'leftPost', lastDay, words: '任免文件' });
}

/** The same, and the bureau's leader decides so. */
export async function losesHost(told: Story, termId: string): Promise<void> {
  await reportsLoss(told, termId);
  const { id: taskId } = await told.task('hostLossDecision', termId);
  const decision = { taskId, outcome: 'lost', decisionNumber: '市教发〔2027〕9号', reason: '文件属实' };
  await told.act('cityLeader', loseHost, decision);
}

import { answerFinding } from '../../desk/studio/veto/answer-finding.js';
import { appealFinding } from '../../desk/studio/veto/appeal-finding.js';
import { closeAccountability } from '../../desk/studio/veto/close-accountability.js';
import { decideFinding } from '../../desk/studio/veto/decide-finding.js';
import { decideFindingAppeal } from '../../desk/studio/veto/decide-finding-appeal.js';
import { registerFinding } from '../../desk/studio/veto/register-finding.js';
import type { FindingGround } from '../../domain/studio/veto/grounds.js';
import { at, type Story } from './story.js';

/** A veto on a host's studio, of ethics unless said, in force from today; the finding's id. */
export async function vetoes(
  told: Story,
  host: string,
  termId: string,
  ground: FindingGround = 'ethicsViolation',
): Promise<string> {
  const { vetoId } = await told.act('sectionOfficer', registerFinding, {
    ...{ termId, ground, decisionReference: '甲教处〔2026〕1号', evidence: ['档-1'], facts: '属实' },
  });
  const hearing = await told.task('findingHearing', vetoId);
  await told.act(host, answerFinding, { taskId: hearing.id, statement: '情况不符' });
  const { id: taskId } = await told.task('findingDecision', vetoId);
  const decision = { outcome: 'effective', decisionNumber: '市教处〔2026〕7号', reason: '情节严重' };
  await told.act('cityLeader', decideFinding, { taskId, ...decision });
  return vetoId;
}

/** The host appeals, and a third person overturns it. */
export async function overturns(told: Story, host: string, vetoId: string): Promise<void> {
  const { id: appealId } = await told.task('findingAppeal', vetoId);
  await told.act(host, appealFinding, { taskId: appealId, text: '请求复核' });
  const { id: taskId } = await told.task('findingAppealDecision', vetoId);
  await told.act('cityLeader2', decideFindingAppeal, { taskId, outcome: 'overturned', reason: '认定不实' });
}

/** VETO-04: no appeal comes; the section says what came of it. `on`: a Beijing day after the time to appeal. */
export async function answersFor(told: Story, vetoId: string, on: string): Promise<void> {
  await told.until(at(on));
  const { id: taskId } = await told.task('findingAccountability', vetoId);
  await told.act('sectionOfficer', closeAccountability, { taskId, outcome: 'pursued', reason: '已约谈并通报批评' });
}

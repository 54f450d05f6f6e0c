import { decideVeto } from '../../../desk/veto/decide-veto.js';
import { registerVeto } from '../../../desk/veto/register-veto.js';
import { respondToVeto } from '../../../desk/veto/respond-to-veto.js';
import { ok, type World } from './world.js';

export const finding = {
  ground: 'ethicsViolation',
  evidence: ['档-1'],
  decisionReference: '甲教处〔2026〕1号',
  facts: '经查属实',
} as const;

/** Registered by the county's officer and heard; the leader's task is open. */
export async function heardVeto(w: World, caseId: string, registrar = 'countyOfficerA') {
  const { vetoId } = ok(await w.say(registerVeto, registrar, { caseId, ...finding }));
  const subject = { kind: 'veto', id: vetoId } as const;
  const hearing = await w.open('vetoHearing', subject);
  const { applicantId } = await w.file(caseId);
  const applicant = { ...w.person('teacherA1a'), personId: applicantId };
  ok(await w.say(respondToVeto, applicant, { taskId: hearing.id, statement: '情况说明' }));
  return { vetoId, task: await w.open('vetoDecision', subject) };
}

export const verdict = async (w: World, caseId: string, taskId: string, outcome: 'effective' | 'dismissed') => ({
  taskId,
  version: (await w.file(caseId)).version,
  outcome,
  decisionNumber: '甲教决〔2026〕2号',
  reason: '事实清楚',
});

/** An effective veto on a case, decided by the county's leader. */
export async function effectiveVeto(w: World, caseId: string) {
  const { vetoId, task } = await heardVeto(w, caseId);
  const decided = ok(await w.say(decideVeto, 'countyLeaderA', await verdict(w, caseId, task.id, 'effective')));
  return { vetoId, ...decided };
}

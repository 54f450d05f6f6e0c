import { call } from '../http.js';
import { type Application, followMail, taskOf, type World } from '../world.js';

/**
 * VETO-01: a written finding, the person is heard by a link of their own, a second person decides with a second factor. The
 * registrar may not decide.
 */
export async function vetoed(
  world: World,
  file: Application,
  how: {
    readonly by: string;
    readonly decidedBy: string;
    readonly ground: string;
    readonly evidence: readonly string[];
  },
): Promise<void> {
  const registrar = await world.people.as(how.by);
  await call(registrar.browser, 'POST', `/api/cases/${file.caseId}/vetoes`, {
    ground: how.ground,
    evidence: how.evidence,
    decisionReference: '师德调查决定〔2026〕7号（2026年3月）',
    facts: '经书面调查认定，事实清楚，证据充分。',
  });
  const own = await followMail(
    world,
    file.applicant.code,
    ({ text }) => text.includes(file.number) && text.includes('师德问题陈述'),
  );
  const { taskId } = await call<{ taskId: string }>(own, 'GET', '');
  await call(own, 'POST', `/api/tasks/${taskId}/veto-statement`, { statement: '对调查认定的事实没有异议。' });
  const decider = await world.people.as(how.decidedBy);
  const task = await taskOf(world, how.decidedBy, 'vetoDecision', file.caseId);
  const { version } = await call<{ version: number }>(decider.browser, 'GET', `/api/cases/${file.caseId}`);
  const decision = {
    version,
    outcome: 'effective',
    decisionNumber: '师德处〔2026〕3号',
    reason: '违反师德规定，一票否决。',
  };
  const path = `/api/tasks/${task.taskId}/veto-decision`;
  await world.refusals.expect('notFound', null, () => call(registrar.browser, 'POST', path, decision));
  await call(decider.browser, 'POST', path, decision);
  world.story.tell(
    `${file.applicant.name}：师德一票否决，经本人申辩后由第二人决定`,
    'Ethics veto: heard, then decided by a second person',
  );
}

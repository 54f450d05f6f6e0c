import { bureauLeader, hostOf, type Studio, section, studioLetter } from '../chapters/studio-desk.js';
import { call, newBrowser } from '../http.js';
import { taskOf, type World } from '../world.js';

/** VETO-02, VETO-O04: registered on a written decision, the host heard by link, decided by a second person: the title is cancelled that day. */
export async function revoke(world: World, studio: Studio): Promise<void> {
  const registrar = await world.people.as(section);
  await call(registrar.browser, 'POST', `/api/terms/${studio.termId}/findings`, {
    ground: 'ethicsViolation',
    decisionReference: '师德调查决定〔2027〕11号',
    evidence: ['调查笔录 3 份'],
    facts: '经书面调查认定，事实清楚，证据充分。',
  });
  const own = await studioLetter(world, studio, hostOf(studio), '对主持人问题认定的陈述');
  const { taskId } = await call<{ taskId: string }>(own, 'GET', '');
  await call(own, 'POST', `/api/tasks/${taskId}/finding-statement`, { statement: '对调查认定的事实没有异议。' });
  const task = await taskOf(world, bureauLeader, 'findingDecision');
  const decision = { outcome: 'effective', decisionNumber: '师德处〔2027〕5号', reason: '违反师德规定，一票否决。' };
  const path = `/api/tasks/${task.taskId}/finding-decision`;
  await world.refusals.expect('notFound', null, () => call(registrar.browser, 'POST', path, decision));
  const { browser } = await world.people.as(bureauLeader);
  await call(browser, 'POST', path, decision);
}

/** STUDIO-O08: once no appeal can come the unit is asked for plaque and certificate, and gives them back by link. */
export async function giveBack(world: World, studio: Studio): Promise<void> {
  const page = await studioLetter(world, studio, studio.principal, '交回牌匾和证书');
  const { taskId } = await call<{ taskId: string }>(page, 'GET', '');
  await call(page, 'POST', `/api/tasks/${taskId}/plaque-return`, { note: '牌匾和证书已送交市教育局德育科。' });
}

/** What anybody reads under the studio's number. */
export const publicPage = ({ base }: World, { number }: Studio) =>
  call<{ readonly kind: string; readonly state: string }>(newBrowser(base), 'GET', `/api/studio-pages/${number}`);

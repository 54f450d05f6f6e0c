import { bureauLeader, hostOf, type Studio, studioTask } from '../chapters/studio-desk.js';
import { call } from '../http.js';
import type { World } from '../world.js';

/** STUDIO-O02: the host applies within the window before the end. */
export async function apply(world: World, studio: Studio): Promise<void> {
  const { browser } = await world.people.as(hostOf(studio));
  const said = {
    statement: '三年任务全部完成，愿意继续主持。',
    servesAsHeadTeacher: true,
    expectedEndDate: '2044-07-01',
  };
  await call(browser, 'POST', `/api/terms/${studio.termId}/renewal`, said);
}

const reasons = {
  renew: '周期考核优秀，条件逐项复核符合，同意续聘。',
  close: '主持人未申请续聘，聘期届满终止。',
} as const;

/** STUDIO-06: the city's leader decides once the term is over; who has not applied cannot be renewed. */
export async function decide(world: World, studio: Studio, decision: keyof typeof reasons): Promise<void> {
  const { browser } = await world.people.as(bureauLeader);
  const path = `/api/tasks/${await studioTask(world, studio, 'renewalDecision')}/renewal-decision`;
  const say = (what: keyof typeof reasons) => call(browser, 'POST', path, { decision: what, reason: reasons[what] });
  if (decision === 'close') await world.refusals.expect('ruleForbids', 'STUDIO-O02', () => say('renew'));
  await say(decision);
}

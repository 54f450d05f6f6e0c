import { hostOf, type Studio, section, studioLetter } from '../chapters/studio-desk.js';
import { call } from '../http.js';
import type { World } from '../world.js';

/** The host's word that this teacher should join; whatever stands against it is refused. */
export async function nominate(world: World, studio: Studio, code: string): Promise<{ readonly number: number }> {
  const { browser } = await world.people.as(hostOf(studio));
  const { name } = world.people.of(code);
  const grounds = '班级管理扎实，愿意参加课题研究。';
  const path = `/api/terms/${studio.termId}/members`;
  return call(browser, 'POST', path, { code, name, servesAsHeadTeacher: true, grounds });
}

/** MEMBER-01, STUDIO-18: nominated by the host, agreed to by the county, the agreement signed by host and member, each by link. */
export async function takeIn(world: World, studio: Studio, code: string): Promise<void> {
  const { number } = await nominate(world, studio, code);
  const county = await studioLetter(world, studio, countyOfficerOf(studio), '研究确定工作室成员');
  const { taskId } = await call<{ taskId: string }>(county, 'GET', '');
  await call(county, 'POST', `/api/tasks/${taskId}/member-opinion`, { outcome: 'agreed' });
  for (const side of [hostOf(studio), code]) await sign(world, studio, side, number);
}

async function sign(world: World, studio: Studio, side: string, number: number): Promise<void> {
  const page = await studioLetter(world, studio, side, '签订成员协议书');
  const { taskId } = await call<{ taskId: string }>(page, 'GET', '');
  const { browser } = await world.people.as(hostOf(studio));
  const path = `/api/studios/${studio.studioId}/members/${number}/agreements`;
  const { items } = await call<{ items: readonly { version: number; contentHash: string }[] }>(browser, 'GET', path);
  const [{ version, contentHash } = { version: 0, contentHash: '' }] = items;
  await call(page, 'POST', `/api/tasks/${taskId}/agreement-signature`, { version, contentHash });
}

/** Of the county in which the host's school lies. */
const countyOfficerOf = ({ winner }: Studio): string =>
  `${winner.application.applicant.school.split('-')[0]}-officer-1`;

interface Member {
  readonly number: number;
  readonly name: string;
  readonly state: string;
}

export async function membersOf(world: World, { studioId }: Studio): Promise<readonly Member[]> {
  const { browser } = await world.people.as(section);
  return (await call<{ items: readonly Member[] }>(browser, 'GET', `/api/studios/${studioId}/members`)).items;
}

import { type Browser, call } from '../http.js';
import { lives } from '../term/lives.js';
import type { World } from '../world.js';
import type { Winner } from './city.js';
import {
  bureauLeader,
  hostOf,
  listOf,
  principalOf,
  type Studio,
  section,
  seen,
  studioLetter,
  studioOf,
  studioTask,
} from './studio-desk.js';

/**
 * Three studios, of winners whose schools differ, are established: papers and office confirmed, the responsibility letter signed by all
 * sides by link, started.
 */
export async function studios(world: World, winners: readonly Winner[]): Promise<readonly Studio[]> {
  const { story } = world;
  story.chapter('第七章 工作室组建', 'Chapter 7: studios are established');
  const schools = new Map(winners.map((winner) => [principalOf(world, winner.application), winner]));
  const chosen: Studio[] = [];
  for (const [at, [principal, winner]] of [...schools].slice(0, lives.length).entries())
    chosen.push(await studioOf(world, winner, principal, lives[at] ?? lives[0]));
  await Promise.all(chosen.map((studio) => receive(world, studio)));
  story.tell(
    `${chosen.map(({ name }) => name).join('、')}：所在学校签收证书和牌匾，确认办公场所和设备`,
    'Three units receive certificate and plaque and confirm office and equipment',
  );
  const [first] = chosen;
  if (!first) throw new Error('no studio to follow');
  const officer = await world.people.as(section);
  // STUDIO-17: nothing runs without a sealed letter.
  await world.refusals.expect('ruleForbids', 'STUDIO-17', () =>
    call(officer.browser, 'POST', `/api/terms/${first.termId}/start`),
  );
  const open = await supersede(world, first);
  const begin = async (studio: Studio) => {
    if (studio !== first) await studioTask(world, studio, 'letterDrafting');
    await sign(world, studio, studio === first ? open : undefined);
    await plan(world, studio);
    await call(officer.browser, 'POST', `/api/terms/${studio.termId}/start`);
  };
  await Promise.all(chosen.map(begin));
  story.tell(
    '责任书由市教育局、主持人、所在学校凭邮件链接各自签名后封存，主持人提交工作方案和培养方案，德育科确认工作室开始运行',
    'Each letter is signed by bureau, host and unit by link and sealed, each host files both plans; the section starts the studios',
  );
  for (const studio of chosen) {
    const { term } = await seen(world, studio);
    if (term.state !== 'running') throw new Error(`${studio.name} is ${term.state} after its start`);
  }
  return chosen;
}

/** STUDIO-12: the host files the work plan and the members' training plan. */
async function plan(world: World, studio: Studio): Promise<void> {
  const { browser } = await world.people.as(hostOf(studio));
  const sections = {
    goals: '三年内成员形成各自的带班特色',
    content: '班级建设、主题班会、家校沟通、个案研究',
    form: '每学期两次观摩，每月一次研讨',
    topic: '新时代班集体建设',
    assessment: '过程记录与年度总结相结合',
  };
  for (const kind of ['workPlan', 'trainingPlan'])
    await call(browser, 'POST', `/api/terms/${studio.termId}/plans`, { kind, version: 0, sections });
}

async function receive(world: World, studio: Studio): Promise<void> {
  const { browser } = await world.people.as(studio.principal);
  const receipt = await studioTask(world, studio, 'receipt');
  await call(browser, 'POST', `/api/tasks/${receipt}/receipt`);
  const confirmation = await studioTask(world, studio, 'unitConfirmation');
  await call(browser, 'POST', `/api/tasks/${confirmation}/office`, {
    office: '综合楼二楼东侧，60 平方米',
    equipment: '办公桌椅 8 套、计算机 3 台、打印机 1 台、录播设备 1 套',
  });
}

interface LetterView {
  readonly version: number;
  readonly contentHash: string;
}

async function issue(world: World, studio: Studio, version: number, reason?: string): Promise<LetterView> {
  const { browser } = await world.people.as(section);
  const tasks = listOf(studio).map((task, at) => (version > 0 && at === 0 ? { ...task, target: 4 } : task));
  const path = `/api/terms/${studio.termId}/letters`;
  return call<LetterView>(browser, 'POST', path, { version, tasks, ...(reason && { reason }) });
}

/**
 * The first studio's host signs a version that is replaced before the unit's leader has: the host is asked anew, the leader's link goes on.
 * @returns the leader's page
 */
async function supersede(world: World, studio: Studio): Promise<Browser> {
  await studioTask(world, studio, 'letterDrafting');
  const old = await issue(world, studio, 0);
  await signAs(await studioLetter(world, studio, hostOf(studio), '目标责任书'), old);
  const leader = await studioLetter(world, studio, studio.principal, '目标责任书');
  await issue(world, studio, old.version, '骨干班主任培训任务按全市安排增加一期');
  // STUDIO-17: nobody signs what they were not shown.
  await world.refusals.expect('caseChanged', 'STUDIO-17', () => signAs(leader, old));
  world.story.tell(
    `${studio.name}：主持人签名后责任书换了新版，旧版签名作废，各方按新版签订`,
    'A new version takes the signatures of the old one; all sides sign again',
  );
  return leader;
}

/** All three sides, host and unit by link. @param leader the page of the unit's leader where it is open already */
async function sign(world: World, studio: Studio, leader?: Browser): Promise<void> {
  const { browser } = await world.people.as(section);
  const path = `/api/studios/${studio.studioId}/letters`;
  const { items } = await call<{ items: readonly LetterView[] }>(browser, 'GET', path);
  const letter = items[0] ?? (await issue(world, studio, 0));
  await signAs(await studioLetter(world, studio, hostOf(studio), '目标责任书'), letter);
  await signAs(leader ?? (await studioLetter(world, studio, studio.principal, '目标责任书')), letter);
  const bureau = await world.people.as(bureauLeader);
  const taskId = await studioTask(world, studio, 'signLetter');
  await call(bureau.browser, 'POST', `/api/tasks/${taskId}/signature`, letterShown(letter));
}

async function signAs(page: Browser, letter: LetterView): Promise<void> {
  const { taskId } = await call<{ taskId: string }>(page, 'GET', '');
  await call(page, 'POST', `/api/tasks/${taskId}/signature`, letterShown(letter));
}

const letterShown = ({ version, contentHash }: LetterView) => ({ version, contentHash });

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dimensions } from '../../../domain/studio/assessment/scheme.js';
import { addDays, addYears } from '../../../domain/time/beijing.js';
import { defaultScheme } from '../../../policy/studio/scheme.js';
import { type Browser, call, download } from '../http.js';
import { found, type World } from '../world.js';
import { bureauLeader, hostOf, listOf, type Studio, section, studioLetter } from './studio-desk.js';

const institute = 'institute-officer-1';

/** Points of 100 for each of the three studios, and the grade they lead to. */
const years = [
  { points: 93, grade: 'excellent' },
  { points: 52, grade: 'unqualified' },
  { points: 74, grade: 'qualified' },
] as const;

interface Work {
  readonly assessmentId: string;
  readonly letterVersion: number;
  readonly report: { readonly contentHash: string } | null;
  readonly scores: { readonly contentHash: string } | null;
}

/** The clock is wound on by a year: each studio is assessed against its letter, three hands that never meet (ASSESS-02…09). */
export async function anniversary(world: World, studios: readonly Studio[], out: string): Promise<void> {
  const { story } = world;
  story.chapter('第八章 首个年度考核', 'Chapter 8: the first annual assessment');
  const last = studios
    .map(({ from }) => from)
    .toSorted()
    .at(-1);
  if (!last) throw new Error('no studio to assess');
  await windTo(world, addYears(last, 1));
  story.tell('时钟拨快至聘期满一年', 'The clock is wound on to the anniversary');
  for (const studio of studios) await report(world, studio);
  story.tell('三位主持人凭邮件链接对照责任书逐项自评', 'Three hosts answer every task of their letter, by link');
  for (const [at, studio] of studios.entries()) await assess(world, studio, at);
  for (const studio of studios) await keepResult(world, studio, out);
  // ASSESS-O07: the time to appeal passes, then a result is final and has its consequences.
  await windTo(world, addDays(world.clock.today(), 20));
  for (const [at, studio] of studios.entries()) if (years[at]?.grade === 'unqualified') await improve(world, studio);
}

async function windTo({ windOn, clock }: World, day: string): Promise<void> {
  const at = `${day}T01:00:00.000Z`;
  await windOn(at);
  await clock.passed(at);
}

async function report(world: World, studio: Studio): Promise<void> {
  const page = await studioLetter(world, studio, hostOf(studio), '自评');
  const { taskId } = await call<{ taskId: string }>(page, 'GET', '');
  const { letterVersion } = await call<Work>(page, 'GET', `/api/tasks/${taskId}/assessment`);
  const answers = listOf(studio).map(({ code }) => ({ task: code, statement: '按年度进度完成，活动记录和成果齐全。' }));
  // ASSESS-03: no task of the letter may be left out.
  const short = { letterVersion, answers: answers.slice(1) };
  const path = `/api/tasks/${taskId}/self-report`;
  await world.refusals.expect('badInput', 'ASSESS-03', () => call(page, 'POST', path, short));
  await call(page, 'POST', path, { letterVersion, answers });
}

async function assess(world: World, studio: Studio, at: number): Promise<void> {
  const { points, grade } = years[at] ?? years[0];
  await score(world, studio, points);
  await confirm(world, studio);
  const published = await publish(world, studio);
  if (published.grade !== grade) throw new Error(`${studio.name}: ${published.grade} instead of ${grade}`);
  world.story.tell(
    `${studio.name}：教科所核查评分 ${points} 分，德育科确认，市教育局公布为${names[grade].zh}`,
    `${points} points by the Institute, confirmed by the section, published by the bureau: ${names[grade].en}`,
  );
  if (grade === 'qualified') await appeal(world, studio);
}

const names = {
  excellent: { zh: '优秀', en: 'excellent' },
  qualified: { zh: '合格', en: 'qualified' },
  unqualified: { zh: '不合格', en: 'unqualified' },
} as const;

interface Asked {
  readonly browser: Browser;
  readonly taskId: string;
  readonly work: Work;
}

/** The task of this kind that is about this studio's assessment, at somebody's desk. */
async function asked(world: World, studio: Studio, code: string, kind: string): Promise<Asked> {
  const { browser } = await world.people.as(code);
  const own = await assessmentsOf(world, studio);
  return found(`the task ${kind} of ${studio.name}`, async () => {
    const { items } = await call<{ items: readonly { taskId: string; kind: string }[] }>(browser, 'GET', '/api/tasks');
    for (const { taskId } of items.filter((task) => task.kind === kind)) {
      const work = await call<Work>(browser, 'GET', `/api/tasks/${taskId}/assessment`);
      if (own.some(({ assessmentId }) => assessmentId === work.assessmentId)) return { browser, taskId, work };
    }
    return null;
  });
}

async function assessmentsOf(world: World, studio: Studio) {
  const { browser } = await world.people.as(hostOf(studio));
  const path = `/api/studios/${studio.studioId}/assessments`;
  return (await call<{ items: readonly { assessmentId: string }[] }>(browser, 'GET', path)).items;
}

async function score(world: World, studio: Studio, total: number): Promise<void> {
  const { browser, taskId, work } = await asked(world, studio, institute, 'yearScoring');
  const check = { method: 'siteVisit', checkedOn: world.clock.today(), minutes: '到校查阅资料，访谈成员三人。' };
  const sheet = { reportHash: work.report?.contentHash, check };
  const path = `/api/tasks/${taskId}/year-scores`;
  // ASSESS-04: no indicator beyond its points.
  const tooMany = { ...pointsOf(total), plans: '11' };
  await world.refusals.expect('badInput', 'ASSESS-04', () =>
    call(browser, 'POST', path, { ...sheet, points: tooMany }),
  );
  await call(browser, 'POST', path, { ...sheet, points: pointsOf(total) });
}

/** Each indicator full until the points are used up. */
function pointsOf(total: number): Record<string, string> {
  let left = total;
  const all = dimensions.flatMap((name) => defaultScheme[name].indicators);
  return Object.fromEntries(
    all.map(({ code, max }) => {
      const points = Math.min(left, Number(max));
      left -= points;
      return [code, String(points)];
    }),
  );
}

async function confirm(world: World, studio: Studio): Promise<void> {
  const { browser, taskId, work } = await asked(world, studio, section, 'resultConfirmation');
  const said = { sheetHash: work.scores?.contentHash, decision: 'confirm' };
  await call(browser, 'POST', `/api/tasks/${taskId}/scores-confirmation`, said);
}

async function publish(world: World, studio: Studio): Promise<{ readonly grade: string }> {
  const { browser, taskId, work } = await asked(world, studio, bureauLeader, 'resultPublication');
  return call(browser, 'POST', `/api/tasks/${taskId}/result-publication`, { sheetHash: work.scores?.contentHash });
}

async function appeal(world: World, studio: Studio): Promise<void> {
  const page = await studioLetter(world, studio, hostOf(studio), '申诉');
  const { taskId } = await call<{ taskId: string }>(page, 'GET', '');
  await call(page, 'POST', `/api/tasks/${taskId}/result-appeal`, { text: '示范班会课次数统计有遗漏，请复核。' });
  const answer = await asked(world, studio, section, 'resultAppealDecision');
  const said = { outcome: 'dismissed', reason: '经复核活动记录，统计无误。' };
  await call(answer.browser, 'POST', `/api/tasks/${answer.taskId}/result-appeal-decision`, said);
  world.story.tell(
    `${studio.name}：主持人申诉，德育科复核后维持`,
    'One appeal, looked into and dismissed: the result is final',
  );
}

async function improve(world: World, studio: Studio): Promise<void> {
  const page = await studioLetter(world, studio, hostOf(studio), '改进方案');
  const { taskId } = await call<{ taskId: string }>(page, 'GET', '');
  const plan = '补齐巡回讲座与课题研究；每月一次班会课观摩，学期末向德育科报告进度。';
  await call(page, 'POST', `/api/tasks/${taskId}/improvement-plan`, { plan });
  world.story.tell(
    `${studio.name}：年度不合格，提出改进方案`,
    'An unqualified year: the host files a plan to do better',
  );
}

async function keepResult(world: World, studio: Studio, out: string): Promise<void> {
  const { browser } = await world.people.as(hostOf(studio));
  const [own] = await assessmentsOf(world, studio);
  const path = `/api/studios/${studio.studioId}/assessments/${own?.assessmentId}/result`;
  await writeFile(join(out, `pdf/考核结果-${studio.number}-${studio.name}.pdf`), await download(browser, path));
}

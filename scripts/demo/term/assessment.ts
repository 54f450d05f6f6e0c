import { dimensions } from '../../../domain/studio/assessment/scheme.js';
import { defaultScheme } from '../../../policy/studio/scheme.js';
import { bureauLeader, hostOf, listOf, type Studio, section, studioLetter } from '../chapters/studio-desk.js';
import { type Browser, call, Refused } from '../http.js';
import { found, type World } from '../world.js';
import type { Scored } from './lives.js';

export const institute = 'institute-officer-1';

/** One assessment of a studio. */
export interface Which {
  readonly kind: 'annual' | 'cycle';
  /** Of the term, from 1. */
  readonly year: number;
}

/** An assessment as those see it who may see the studio. */
export interface Assessment extends Which {
  readonly assessmentId: string;
  readonly state: string;
  readonly result: { readonly grade: string; readonly score: string } | null;
}

export async function assessmentsOf(world: World, studio: Studio): Promise<readonly Assessment[]> {
  const { browser } = await world.people.as(section);
  const path = `/api/studios/${studio.studioId}/assessments`;
  return (await call<{ items: readonly Assessment[] }>(browser, 'GET', path)).items;
}

/** What a task about an assessment shows whoever was asked. */
interface Work {
  readonly assessmentId: string;
  readonly letterVersion: number;
  readonly report: { readonly contentHash: string } | null;
  readonly scores: { readonly contentHash: string } | null;
}

interface Asked {
  readonly browser: Browser;
  readonly taskId: string;
  readonly work: Work;
}

/** ASSESS-03: the host answers every task of the letter, by the link of the letter that asks for it; no task may be left out. What none of them counts is said besides (STUDIO-19, STUDIO-27). */
export async function report(world: World, studio: Studio): Promise<void> {
  const page = await studioLetter(world, studio, hostOf(studio), '自评');
  const { taskId } = await call<{ taskId: string }>(page, 'GET', '');
  const { letterVersion } = await call<Work>(page, 'GET', `/api/tasks/${taskId}/assessment`);
  const answers = listOf(studio).map(({ code }) => ({ task: code, statement: '按进度完成，活动记录和成果齐全。' }));
  const path = `/api/tasks/${taskId}/self-report`;
  const short = { letterVersion, answers: answers.slice(1) };
  await world.refusals.expect('badInput', 'ASSESS-03', () => call(page, 'POST', path, short));
  const besides = { ethics: '带头学习师德规范，全年无违规。', support: '县里拨付设备，所在学校为成员调整课务。' };
  await call(page, 'POST', path, { letterVersion, answers, besides });
}

/** ASSESS-04…06, STUDIO-10: scored by the Institute, confirmed by the section; nothing is public yet. */
export async function examine(world: World, studio: Studio, which: Which, { points }: Scored): Promise<void> {
  await score(world, studio, which, points);
  const { browser, taskId, work } = await asked(world, studio, which, section, 'resultConfirmation');
  const said = { sheetHash: work.scores?.contentHash, decision: 'confirm' };
  await call(browser, 'POST', `/api/tasks/${taskId}/scores-confirmation`, said);
}

/** ASSESS-07: the bureau publishes; the grade must be the story's. */
export async function publish(world: World, studio: Studio, which: Which, { grade }: Scored): Promise<void> {
  const { browser, taskId, work } = await asked(world, studio, which, bureauLeader, 'resultPublication');
  const path = `/api/tasks/${taskId}/result-publication`;
  const told = await call<{ grade: string }>(browser, 'POST', path, { sheetHash: work.scores?.contentHash });
  if (told.grade !== grade) throw new Error(`${studio.name}: ${told.grade} instead of ${grade}`);
}

/** ASSESS-O07: the host's one appeal, dismissed by the section. */
export async function appeal(world: World, studio: Studio, which: Which): Promise<void> {
  const page = await studioLetter(world, studio, hostOf(studio), '申诉');
  const { taskId } = await call<{ taskId: string }>(page, 'GET', '');
  await call(page, 'POST', `/api/tasks/${taskId}/result-appeal`, { text: '示范班会课次数统计有遗漏，请复核。' });
  const answer = await asked(world, studio, which, section, 'resultAppealDecision');
  const said = { outcome: 'dismissed', reason: '经复核活动记录，统计无误。' };
  await call(answer.browser, 'POST', `/api/tasks/${answer.taskId}/result-appeal-decision`, said);
}

/** ASSESS-O03: what follows an unqualified year. */
export async function improve(world: World, studio: Studio): Promise<void> {
  const page = await studioLetter(world, studio, hostOf(studio), '改进方案');
  const { taskId } = await call<{ taskId: string }>(page, 'GET', '');
  const plan = '补齐巡回讲座与课题研究；每月一次班会课观摩，学期末向德育科报告进度。';
  await call(page, 'POST', `/api/tasks/${taskId}/improvement-plan`, { plan });
}

async function score(world: World, studio: Studio, which: Which, total: number): Promise<void> {
  const { browser, taskId, work } = await asked(world, studio, which, institute, 'yearScoring');
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
export function pointsOf(total: number): Record<string, string> {
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

/** The task of this kind about this assessment, at somebody's desk. */
async function asked(world: World, studio: Studio, which: Which, code: string, kind: string): Promise<Asked> {
  const { browser } = await world.people.as(code);
  const own = (await assessmentsOf(world, studio)).find((one) => one.kind === which.kind && one.year === which.year);
  return found(`the task ${kind} of ${studio.name}`, async () => {
    const { items } = await call<{ items: readonly { taskId: string; kind: string }[] }>(browser, 'GET', '/api/tasks');
    for (const { taskId } of items.filter((task) => task.kind === kind)) {
      const work = await call<Work>(browser, 'GET', `/api/tasks/${taskId}/assessment`).catch(unlessClosed);
      if (work && work.assessmentId === own?.assessmentId) return { browser, taskId, work };
    }
    return null;
  });
}

/** Another studio's task may be done between the list and the look. */
function unlessClosed(error: unknown): null {
  if (error instanceof Refused && error.status === 404) return null;
  throw error;
}

import { addYears } from '../../../domain/time/beijing.js';
import { appeal, examine, publish, report } from '../term/assessment.js';
import type { Scored } from '../term/lives.js';
import { windTo } from '../wind.js';
import type { World } from '../world.js';
import { latest, type Studio } from './studio-desk.js';

const names = { excellent: '优秀', good: '良好', qualified: '合格', unqualified: '不合格' } as const;

/** The clock is wound on by a year: each studio is assessed against its letter, by three hands that never meet (ASSESS-02…09). */
export async function anniversary(world: World, studios: readonly Studio[]): Promise<void> {
  const { story } = world;
  story.chapter('第九章 首个年度考核', 'Chapter 9: the first annual assessment');
  await windTo(world, addYears(latest(studios), 1));
  story.tell('时钟拨快至聘期满一年', 'The clock is wound on to the anniversary');
  await Promise.all(studios.map((studio) => year(world, studio, 1)));
}

/** One annual assessment as it was to be; a studio that is barely qualified appeals once. */
export async function year(world: World, studio: Studio, number: number): Promise<void> {
  const scored = studio.life.years[number - 1];
  if (!scored) throw new Error(`${studio.name} has no year ${number}`);
  const which = { kind: 'annual', year: number } as const;
  await report(world, studio);
  await examine(world, studio, which, scored);
  await publish(world, studio, which, scored);
  tellOf(world, studio, `第 ${number} 年度`, `Year ${number}`, scored);
  if (scored.grade !== 'qualified') return;
  await appeal(world, studio, which);
  world.story.tell(
    `${studio.name}：主持人申诉，德育科复核后维持`,
    'One appeal, looked into and dismissed: the result is final (ASSESS-O07)',
  );
}

export const tellOf = (world: World, { name }: Studio, zh: string, en: string, { points, grade }: Scored): void =>
  world.story.tell(
    `${name}${zh}：主持人自评，教科所核查评分 ${points} 分，德育科确认，市教育局公布为${names[grade]}`,
    `${en}: ${points} points by the Institute, confirmed by the section, published by the bureau: ${grade}`,
  );

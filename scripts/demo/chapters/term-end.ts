import { addDays } from '../../../domain/time/beijing.js';
import { examine, publish, report } from '../term/assessment.js';
import { apply, decide } from '../term/renewal.js';
import { giveBack } from '../term/veto.js';
import { windTo } from '../wind.js';
import type { World } from '../world.js';
import { tellOf } from './anniversary.js';
import { latest, type Studio, seen, studioTask } from './studio-desk.js';

const cycle = { kind: 'cycle', year: 3 } as const;
const lastYear = { kind: 'annual', year: 3 } as const;

const stillThere = (studios: readonly Studio[]) => studios.filter(({ life }) => life.end !== 'revoked');

/** The last year is assessed beside the cycle, and the cycle published once three years are final (ASSESS-O02). */
export async function lastAssessments(world: World, studios: readonly Studio[]): Promise<void> {
  world.story.chapter('第十一章 第三年与周期考核', 'Chapter 11: the third year and the cycle');
  const left = stillThere(studios);
  await windTo(world, addDays(latest(left, 'to'), -90));
  await Promise.all(left.map((studio) => lastOf(world, studio)));
  for (const studio of left) if (studio.life.end === 'renewed') await apply(world, studio);
  // the cycle rests on three final years: the time to appeal against the last one passes
  await windTo(world, addDays(world.clock.today(), 20));
  await Promise.all(left.map((studio) => publishCycle(world, studio)));
}

/** Every term is over: the city renews one studio, and closes one whose host has not applied (STUDIO-06, STUDIO-O02). */
export async function termsEnd(world: World, studios: readonly Studio[]): Promise<void> {
  world.story.chapter('第十三章 聘期届满', 'Chapter 13: the terms are over');
  await windTo(world, addDays(latest(studios, 'to'), 2));
  await Promise.all(stillThere(studios).map((studio) => end(world, studio)));
}

async function lastOf(world: World, studio: Studio): Promise<void> {
  const [last, whole] = [studio.life.years[2], studio.life.cycle];
  if (!last || !whole) throw new Error(`${studio.name} does not live to the end of its term`);
  // two letters, each with the link to its own assessment
  await report(world, studio);
  await report(world, studio);
  await examine(world, studio, lastYear, last);
  await examine(world, studio, cycle, whole);
  await publish(world, studio, lastYear, last);
  tellOf(world, studio, '第 3 年度', 'Year 3', last);
}

async function publishCycle(world: World, studio: Studio): Promise<void> {
  const { cycle: whole } = studio.life;
  if (!whole) throw new Error(`${studio.name} has no cycle`);
  await publish(world, studio, cycle, whole);
  tellOf(world, studio, '周期（本次得分占六成，三年平均占四成）', 'Cycle, with the mean of three years', whole);
}

async function end(world: World, studio: Studio): Promise<void> {
  if (studio.life.end === 'renewed') {
    await decide(world, studio, 'renew');
    const { term } = await seen(world, studio);
    if (term.number !== 2 || term.from !== addDays(studio.to, 1))
      throw new Error(`${studio.name}: term ${term.number} from ${term.from} follows the one to ${studio.to}`);
    // STUDIO-17: the next term is established anew, with a letter of its own
    await studioTask(world, studio, 'letterDrafting');
    return world.story.tell(
      `${studio.name}：市教育局决定续聘，第二个聘期 ${term.from} 至 ${term.to} 无缝衔接`,
      `Renewed without a gap: the next term runs from ${term.from} to ${term.to} (STUDIO-06)`,
    );
  }
  await decide(world, studio, 'close');
  await giveBack(world, studio);
  world.story.tell(
    `${studio.name}：改进后周期考核合格，主持人未申请续聘，市教育局决定终止，所在学校交回牌匾和证书`,
    'Qualified after a bad year, no application: closed, plaque and certificate given back (STUDIO-O02, STUDIO-O08)',
  );
}

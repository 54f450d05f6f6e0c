import { addYears } from '../../../domain/time/beijing.js';
import { improve } from '../term/assessment.js';
import { moved } from '../term/lives.js';
import { nominate, takeIn } from '../term/members.js';
import { giveBack, publicPage, revoke } from '../term/veto.js';
import { windTo } from '../wind.js';
import type { World } from '../world.js';
import { year } from './anniversary.js';
import { latest, type Studio } from './studio-desk.js';

/** A host loses the title for ethics, and the members go on in other studios (VETO-02, MEMBER-04); the others have their second year. */
export async function secondYear(world: World, studios: readonly Studio[]): Promise<void> {
  const { story, people, refusals } = world;
  story.chapter('第十章 第二年：师德否决与成员转入', 'Chapter 10: the second year, a title cancelled, members move on');
  const others = studios.filter(({ life }) => life.end !== 'revoked');
  const [taker] = others;
  const revoked = studios.find(({ life }) => life.end === 'revoked');
  if (!taker || !revoked) throw new Error('nobody to lose the title, or to take members in');
  // MEMBER-O02: one studio at a time, as long as it lives.
  await refusals.expect('ruleForbids', 'MEMBER-O02', () => nominate(world, taker, moved[0]));
  if ((await publicPage(world, revoked)).kind !== 'open') throw new Error(`${revoked.name} has no public page`);
  await revoke(world, revoked);
  const { kind, state } = await publicPage(world, revoked);
  if (kind !== 'over' || state !== 'revoked') throw new Error(`${revoked.name} is shown as ${kind}, ${state}`);
  for (const code of revoked.life.members)
    await world.post.letter(people.of(code).email, ({ subject }) => subject.includes('工作室撤销'));
  story.tell(
    `${revoked.name}：师德一票否决，主持人经申辩，由第二人决定；当日取消称号、撤销证书，网页只显示已撤销`,
    'Ethics veto: heard, decided by a second person; title, certificate and page are gone the same day (VETO-02)',
  );
  // While the host might still appeal, members go on elsewhere, and an unqualified year has its plan.
  await Promise.all([
    ...others.map((studio) => takesIn(world, studio)),
    ...others.filter(({ life }) => life.years[0]?.grade === 'unqualified').map((studio) => improves(world, studio)),
    givesBack(world, revoked),
  ]);
  await windTo(world, addYears(latest(others), 2));
  await Promise.all(others.map((studio) => year(world, studio, 2)));
}

async function takesIn(world: World, studio: Studio): Promise<void> {
  for (const code of studio.life.members) await takeIn(world, studio, code);
  const names = studio.life.members.map((code) => world.people.of(code).name).join('、');
  world.story.tell(
    `${names}转入${studio.name}：提名、县区同意、签订新的协议书`,
    'A member of the revoked studio joins another, with an agreement of its own (MEMBER-01, MEMBER-04, STUDIO-18)',
  );
}

async function improves(world: World, studio: Studio): Promise<void> {
  await improve(world, studio);
  world.story.tell(
    `${studio.name}：年度不合格生效，主持人提出改进方案`,
    'An unqualified year is final: the host files a plan to do better (ASSESS-O03)',
  );
}

async function givesBack(world: World, studio: Studio): Promise<void> {
  await giveBack(world, studio);
  world.story.tell(
    `${studio.name}：申诉期满，所在学校交回牌匾和证书`,
    'No appeal can come any more: the unit gives plaque and certificate back (STUDIO-O08)',
  );
}

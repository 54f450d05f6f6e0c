import { takeIn } from '../term/members.js';
import { openPage, works } from '../term/works.js';
import type { World } from '../world.js';
import type { Studio } from './studio-desk.js';

/** What a studio is for: members with an agreement, a page, activities that are held and confirmed. */
export async function atWork(world: World, studios: readonly Studio[]): Promise<void> {
  const { story } = world;
  story.chapter('第八章 成员与活动', 'Chapter 8: members and work');
  const mastered = studios.find(({ life }) => life.end === 'revoked');
  if (!mastered) throw new Error('no studio takes members in');
  const takesIn = async () => {
    for (const code of mastered.life.members) await takeIn(world, mastered, code);
  };
  await Promise.all([takesIn(), openPage(world, mastered), ...studios.map((studio) => works(world, studio))]);
  story.tell(
    `${mastered.name}：提名两名成员，县区同意，主持人与成员凭邮件链接签订协议；网页由所在学校发布`,
    'Two members: nominated, agreed to by the county, each agreement signed by both by link; the page is published by the unit',
  );
  story.tell(
    '三个工作室登记示范班会课、案例研讨和骨干培训，由所在学校确认',
    'Three studios record lessons, discussions and training; each unit confirms them',
  );
}

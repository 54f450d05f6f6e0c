import { expect, test } from 'vitest';
import { performSystem } from '../../desk/kit/act.js';
import { tell } from '../../desk/kit/news.js';
import { dayOf, timeOf } from '../../domain/time/beijing.js';
import { stories } from './stories.js';
import { at } from './story.js';

const story = stories();

/** The first reminder of the school. */
const rung = Date.parse(at('2026-04-14'));

/** Milliseconds between the reminder's instant and the news: its timer goes off as long after it as the process took to set it. */
test.each([-40, -20, 0, 20, 40])(
  'news told %i ms after a timer’s instant is heard, the reminder sent, and the ladder goes on',
  async (ms) => {
    const told = await story();
    const caseId = await told.applies('teacherA1a');
    await told.until(new Date(rung + ms).toISOString());
    await performSystem(told.desk, (desk) => tell(desk, { kind: 'case', id: caseId }, { kind: 'datesMoved' }));
    await told.world.settle();
    await told.until(at('2026-04-18'));
    const sent = await told.letters('reminder', 'leaderA1');
    expect(sent.map(({ createdAt }) => `${dayOf(createdAt)} ${timeOf(createdAt)}`)).toEqual([
      '2026-04-14 09:00',
      '2026-04-17 09:00',
    ]);
  },
);

import { expect, test } from 'vitest';
import { giveWay } from '../../worker/give-way.js';

/** A clock in milliseconds, news that is there or not, and letters of which so many wait. */
function setUp() {
  const world = { ms: 0, news: false, letters: 0, sent: 0 };
  const { urgent, givingWay } = giveWay(() => world.ms);
  const relay = urgent(async () => world.news);
  const mail = givingWay(async () => {
    if (world.letters === 0) return false;
    world.letters -= 1;
    world.sent += 1;
    return true;
  });
  return { world, relay, mail };
}

test('while nobody waits for a stage to open, letters leave at once', async () => {
  const { world, relay, mail } = setUp();
  world.letters = 1;
  expect(await relay()).toBe(false);
  expect(await mail()).toBe(true);
  expect(world.sent).toBe(1);
});

test('a letter waits for the news just delivered, and leaves a breath after it', async () => {
  const { world, relay, mail } = setUp();
  Object.assign(world, { letters: 1, news: true });
  await relay();
  expect(await mail()).toBe(false);
  world.ms = 101;
  expect(await mail()).toBe(true);
});

test('news without end keeps letters for five seconds; then they leave until none waits, and give way again', async () => {
  const { world, relay, mail } = setUp();
  Object.assign(world, { letters: 3, news: true });
  for (; world.ms < 5_000; world.ms += 50) {
    await relay();
    await mail();
    expect(world.sent).toBe(0);
  }
  for (let left = 3; left > 0; left -= 1) {
    await relay();
    expect(await mail()).toBe(true);
  }
  expect(await mail()).toBe(false);
  world.letters = 1;
  await relay();
  expect(await mail()).toBe(false);
  expect(world.sent).toBe(3);
});

import { dayOf } from '../../../domain/time/beijing.js';
import { call } from '../http.js';
import type { RoundView, World } from '../world.js';

/** The round was opened with the sample city; its officer reads it as the API shows it. */
export async function readRound(world: Pick<World, 'people'>): Promise<RoundView> {
  const { browser } = await world.people.as('bureau-officer-1');
  const { items } = await call<{ items: readonly RoundView[] }>(browser, 'GET', '/api/rounds');
  const [round] = items.filter((one) => one.state === 'open');
  if (!round) throw new Error('the sample round is not open');
  return round;
}

export async function opening(world: World): Promise<void> {
  const { story, round } = world;
  const { applicationWindow = '', nominationWindow = '', decision = '' } = round.dates;
  story.chapter('第一章 启动', 'Chapter 1: the round opens');
  story.tell(
    `${round.name}启动。申报至 ${dayOf(applicationWindow)}，县区报送至 ${dayOf(nominationWindow)}，计划 ${dayOf(decision)} 前审定。`,
    `Round ${round.code} is open: applications until ${dayOf(applicationWindow)}, counties until ${dayOf(nominationWindow)}, decision by ${dayOf(decision)}.`,
  );
}

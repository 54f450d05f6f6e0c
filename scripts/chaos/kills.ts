import { type CrashPoint, crashPoints } from '../../desk/kit/crash-points.js';
import type { Parts, Target } from './parts.js';
import type { Random } from './random.js';
import { pause } from './service.js';

/** Where the mail's last dot has come and nobody has answered it: the catcher kills, not the worker itself. */
export const afterData = 'mail.data';
export type Point = CrashPoint | typeof afterData;

/** Reached only in rounds that come that far; all others are reached within a few acts. */
const rare: readonly Point[] = ['paper.asked', 'outbox.started', 'process.startsOver'];

export const pointsOf = (target: Target): readonly Point[] =>
  target === 'worker' ? [...named('worker'), afterData] : target === 'api' ? named('api') : [];

const named = (part: 'api' | 'worker'): readonly CrashPoint[] =>
  (Object.keys(crashPoints) as CrashPoint[]).filter((point) => crashPoints[point] === part);

/** One death: what died, where (null: at a moment of chance), from when until it was answering again. */
export interface Kill {
  readonly target: Target;
  readonly point: Point | null;
  readonly at: number;
  readonly backAt: number;
}

/** How long an armed process may live before it is killed where it is, in milliseconds. */
const armedPatience = 8_000;

export interface Killing {
  readonly parts: Parts;
  readonly random: Random;
  readonly targets: readonly [Target, ...Target[]];
  readonly kills: number;
  readonly onKill: (kill: Kill, number: number) => void;
}

/**
 * Kills so many times, one after another: at a moment of chance, and — API and worker — then once more at a named point, which the
 * restarted process is armed for. Each is brought back before the next.
 */
export async function killAll(killing: Killing): Promise<readonly Kill[]> {
  const { parts, random, targets, kills, onKill } = killing;
  const done: Kill[] = [];
  /** Points that were not reached yet come first, so that a short run sees most of them; one that was waited for in vain goes last. */
  const unreached = new Set<Point>(targets.flatMap(pointsOf));
  const note = (kill: Kill) => {
    if (kill.point) unreached.delete(kill.point);
    done.push(kill);
    onKill(kill, done.length);
  };
  while (done.length < kills) {
    const left = kills - done.length;
    // Chance alone may leave a point out: when only so many deaths are left, the next of them is its.
    const isOwed = left >= 2 && left <= 2 * unreached.size + 1;
    const [owed] = isOwed ? unreached : [];
    const target = targets.find((one) => owed && pointsOf(one).includes(owed)) ?? random.pick(targets);
    await pause(random.between(200, 1_500));
    const point = owed ?? (left >= 2 ? choose(random, pointsOf(target), unreached) : null);
    const at = Date.now();
    await parts.kill(target);
    if (point === null || (target !== 'api' && target !== 'worker')) {
      await parts.start(target);
      note({ target, point: null, at, backAt: Date.now() });
      continue;
    }
    const nth = rare.includes(point) ? 1 : random.between(1, 6);
    await parts.start(target, point === afterData ? '' : `${point}:${nth}`);
    note({ target, point: null, at, backAt: Date.now() });
    if (point === afterData) parts.catcher.beforeNextAnswer(() => parts.kill('worker'));
    const reached = await parts.dies(target, armedPatience);
    const again = Date.now();
    if (!reached) await parts.kill(target);
    if (!reached && unreached.delete(point)) unreached.add(point);
    await parts.start(target);
    note({ target, point: reached ? point : null, at: again, backAt: Date.now() });
  }
  return done;
}

function choose(random: Random, points: readonly Point[], unreached: ReadonlySet<Point>): Point | null {
  const wanted = points.filter((point) => unreached.has(point));
  const [first, ...others] = wanted.length > 0 ? wanted : points;
  if (!first || random.next() < 0.3) return null;
  return random.pick([first, ...others]);
}

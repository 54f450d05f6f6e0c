import type { seeded } from '../../scripts/chaos/random.js';

/** So many milliseconds from now. */
export const soon = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Everybody at once, each a moment of chance later. @param atMost milliseconds */
export const togetherBy =
  (random: ReturnType<typeof seeded>, atMost = 4) =>
  <T>(works: readonly (() => Promise<T>)[]): Promise<T[]> =>
    Promise.all(works.map((work) => soon(random.between(0, atMost)).then(work)));

/** The same work so often, at once. */
export const timesBy =
  (random: ReturnType<typeof seeded>, atMost = 4) =>
  <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
    togetherBy(random, atMost)(Array.from({ length: count }, (_, n) => () => work(n)));

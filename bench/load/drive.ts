export interface Driven {
  /** Each job's time in ms, in the order of their ends. */
  readonly ms: readonly number[];
  readonly seconds: number;
  readonly perSecond: number;
}

/** `clients` at once work through `jobs`; each takes the next one as soon as its last is done. */
export async function drive<T>(jobs: readonly T[], clients: number, work: (job: T) => Promise<void>): Promise<Driven> {
  const waiting = [...jobs].reverse();
  const ms: number[] = [];
  const began = performance.now();
  const client = async () => {
    for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) {
      const start = performance.now();
      await work(job);
      ms.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  return { ms, seconds, perSecond: jobs.length / seconds };
}

/** The value below which `share` of them lie; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Looks again and again until `look` says yes. @throws Error naming `what` after `seconds` */
export async function until(what: string, look: () => Promise<boolean>, seconds: number, everyMs = 50): Promise<void> {
  const giveUp = performance.now() + seconds * 1000;
  while (!(await look())) {
    if (performance.now() > giveUp) throw new Error(`waited ${seconds} s in vain for ${what}`);
    await pause(everyMs);
  }
}

import { createHash } from 'node:crypto';

/** Real seconds a business day lasts on a machine that is free: a round of four months passes in about two and a half minutes. */
const quick = 1.25;
/** Beyond this the story would be no demo any more. */
const slow = 5;
/** Seconds the sample of work takes on a free core. */
const usual = 1;
/** Of a day's length so much grows with the work; the rest is waiting, which a busy machine does as well. */
const share = 0.6;

/** A second of work, or longer if the machine is slow or busy. @returns seconds it took */
export function sampleOfWork(): number {
  const began = performance.now();
  let text = 'pingxuan';
  for (let at = 0; at < 1_000_000; at++) text = createHash('sha256').update(text).digest('hex');
  return (performance.now() - began) / 1000;
}

/** How much longer everything may take than on a free machine, where a day lasts `daySeconds`. */
export const slowness = (daySeconds: number): number => Math.max(1, daySeconds / quick);

/**
 * How many real seconds a business day lasts: people act in their days only if the service keeps up with them.
 * @param took seconds of `sampleOfWork`
 */
export function daySecondsFor(took: number): number {
  const wanted = quick * (1 - share + share * (took / usual));
  return Math.round(Math.min(slow, Math.max(quick, wanted)) * 100) / 100;
}

/**
 * Works in batches until the rate stands still: V8 has compiled what is called often, PostgreSQL keeps its plans, caches are filled.
 * It does once neither of the last two batches was a twentieth faster than the best before them.
 * @param most the work to be had; past it the server counts as warm
 * @returns the rate of each batch
 */
export async function warm(
  batch: number,
  most: number,
  work: (count: number) => Promise<{ readonly perSecond: number }>,
): Promise<readonly number[]> {
  const rates: number[] = [];
  while ((rates.length + 1) * batch <= most && !standsStill(rates)) rates.push((await work(batch)).perSecond);
  return rates;
}

function standsStill(rates: readonly number[]): boolean {
  const best = Math.max(...rates.slice(0, -2));
  return rates.length > 2 && rates.slice(-2).every((rate) => rate < best * 1.05);
}

/** Spreads a merit of 100 points over the rubric in halves, so that the sum is the merit exactly. */
export function pointsFor(
  merit: number,
  rubric: readonly { readonly code: string; readonly max: string }[],
): Readonly<Record<string, string>> {
  const rows = rubric.map(({ code, max }) => ({
    code,
    max: Number(max),
    points: Math.floor((Number(max) * merit) / 100),
  }));
  const left = () => merit - rows.reduce((sum, row) => sum + row.points, 0);
  for (let at = 0; left() > 0 && at < 1000; at++) {
    const row = rows[at % rows.length];
    if (row && row.points < row.max) row.points += Math.min(1, left());
  }
  return Object.fromEntries(rows.map(({ code, points }) => [code, String(points)]));
}

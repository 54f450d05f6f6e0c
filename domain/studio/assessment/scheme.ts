/**
 * What is scored (ASSESS-04 to ASSESS-06): three dimensions, each worth its weight of 100 points, each made of indicators. An
 * indicator's points are what it adds to the total, so a sheet can be added up by anybody with a pencil.
 */
import { z } from 'zod';
import { compare, type Fraction, fraction, mean, parseDecimal, sum } from '../../panel/decimal.js';
import { pointsSchema } from '../../panel/sheets.js';
import { type Refusal, refuse } from '../../refusal.js';

/** 工作室自身建设与发展 · 培养指导作用发挥 · 教育科研成绩, and the rule that names each. */
export const dimensionRules = {
  building: 'ASSESS-04',
  guidance: 'ASSESS-05',
  research: 'ASSESS-06',
} as const satisfies Record<string, string>;
export type Dimension = keyof typeof dimensionRules;
export const dimensions = Object.keys(dimensionRules) as readonly Dimension[];

const label = z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(80) });
export const indicatorSchema = z.strictObject({
  code: z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/),
  label,
  max: pointsSchema,
  /** The duties it looks at (`E` rules); an edition kept before they were named names none. */
  rules: z
    .array(z.string().regex(/^[A-Z]+-\d\d$/))
    .max(9)
    .optional(),
});
export const schemeSchema = z.strictObject(
  Object.fromEntries(
    dimensions.map((name) => [
      name,
      z.strictObject({ weight: z.int().min(1).max(100), indicators: z.array(indicatorSchema).min(1).max(20) }),
    ]),
  ) as Record<
    Dimension,
    z.ZodObject<{ weight: z.ZodInt; indicators: z.ZodArray<typeof indicatorSchema> }, z.core.$strict>
  >,
);
export type Scheme = z.infer<typeof schemeSchema>;

/** Points by indicator code; decimal strings, as people write them. */
export type Points = Readonly<Record<string, string>>;

const zero = fraction(0n);
export const pointsOf = (points: string | undefined): Fraction =>
  (points === undefined ? null : parseDecimal(points)) ?? zero;

export const indicatorsOf = (scheme: Scheme) => dimensions.flatMap((name) => scheme[name].indicators);

/** The duties a sheet has judged: each dimension's own rule, and what its indicators look at, each once. */
export const rulesOfScheme = (scheme: Scheme): readonly string[] => [
  ...new Set([...Object.values(dimensionRules), ...indicatorsOf(scheme).flatMap(({ rules = [] }) => rules)]),
];

/** 'badInput' under the dimension's rule: points missing, malformed or outside 0…max (both included); 'badInput' for an unknown indicator. */
export function refusePoints(points: Points, scheme: Scheme): Refusal | null {
  for (const name of dimensions)
    for (const { code, max } of scheme[name].indicators) {
      const given = points[code];
      const isSound = pointsSchema.safeParse(given).success && compare(pointsOf(given), pointsOf(max)) <= 0;
      if (!isSound)
        return refuse('badInput', { ruleId: dimensionRules[name], field: `points.${code}`, facts: { upTo: max } });
    }
  const known = indicatorsOf(scheme).map(({ code }) => code);
  const odd = Object.keys(points).find((code) => !known.includes(code));
  return odd === undefined ? null : refuse('badInput', { ruleId: 'ASSESS-03', field: `points.${odd}` });
}

/** The points of one dimension; 0…its weight for a sound sheet. */
export const dimensionScore = (points: Points, name: Dimension, scheme: Scheme): Fraction =>
  sum(scheme[name].indicators.map(({ code }) => pointsOf(points[code])));

/** All points of one sheet; 0…100 for a sound one. */
export const totalScore = (points: Points, scheme: Scheme): Fraction =>
  sum(dimensions.map((name) => dimensionScore(points, name, scheme)));

/** The score of the assessment: the mean of the sheets of the Institute; null without any. */
export const scoreOf = (sheets: readonly Points[], scheme: Scheme): Fraction | null =>
  mean(sheets.map((points) => totalScore(points, scheme)));

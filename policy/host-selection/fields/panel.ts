import { z } from 'zod';

const dimensionCode = z.string().regex(/^[a-z][A-Za-z0-9]{1,31}$/);

/** One line of the score sheet; the maxima of all lines add up to 100. */
export const dimension = z.strictObject({
  code: dimensionCode,
  label: z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(80) }),
  max: z.int().min(1).max(100),
});

/** CONV-10: applied in order until one of two equal candidates is ahead. */
export const tieRule = z.union([
  z.templateLiteral(['higherDimension:', dimensionCode]),
  z.enum(['moreHonours', 'moreMonths', 'chairVote']),
]);

/** A share as an exact fraction; `strict` asks for more than the share, else the share itself suffices. */
export const share = z.strictObject({
  numerator: z.int().min(1).max(1000),
  denominator: z.int().min(1).max(1000),
  strict: z.boolean(),
});

/** Who hears, who scores, who decides together: HOST-18, HOST-19, HOST-25, HOST-O02, HOST-O15. */
export const panelFields = {
  /** HOST-18: answers needed from each group; a hearing informs, it does not decide. */
  hearingMinimum: z.strictObject({
    teachers: z.int().min(1).max(1000),
    parents: z.int().min(1).max(1000),
    students: z.int().min(1).max(1000),
  }),
  /** HOST-19: leaders who must be present, and the share of those present who must agree. */
  collectiveMinAttendees: z.int().min(1).max(100),
  collectiveMajority: share,
  /** HOST-25, HOST-O15: experts per panel and valid sheets per candidate. */
  panelSize: z.int().min(1).max(99),
  minValidScores: z.int().min(1).max(99),
  /** HOST-O15: sheets left out at either end before the mean is taken. */
  dropHighest: z.int().min(0).max(20),
  dropLowest: z.int().min(0).max(20),
  /** HOST-14, HOST-O15: exact decimal; below it nobody is chosen. */
  passLine: z.string().regex(/^\d{1,3}\.\d{2}$/),
  /** HOST-O15: decimals of the published mean. */
  meanDecimals: z.int().min(0).max(6),
  /** HOST-O15: an expert is excluded for these. */
  conflicts: z.array(z.enum(['ownSchool', 'ownCounty', 'kinship', 'declared'])),
  /** HOST-O15: what an expert is told of a candidate before declaring; kinship cannot be declared of a number. */
  declaredOn: z.enum(['nameAndSchool', 'schoolOnly']),
  /** HOST-25: the score sheet. */
  rubric: z.array(dimension).min(1).max(20),
  /** HOST-O15, CONV-10. */
  tieRules: z.array(tieRule).min(1).max(20),
  /** HOST-O02: check of the studio proposal by the Moral Education Section between 4a and 4b. */
  projectJustification: z.enum(['beforeCityNotice', 'none']),
};

import type { HostSelectionParameters } from './parameters.js';

export const contradictionCodes = [
  'casesMinAboveMax',
  'ageMinAboveMax',
  'performanceMinAboveMax',
  'capacityAboveTarget',
  'directQuotaAboveCapacity',
  'schoolQuotaAboveCountyQuotas',
  'validScoresAbovePanel',
  'dropsLeaveTooFew',
  'rubricNotHundred',
  'duplicateCode',
  'tieRuleWithoutDimension',
  'chairVoteNotLast',
  'passLineOutOfRange',
  'shareAboveOne',
  'hearingAfterSchoolStage',
  'graceBeforeDue',
  'hardBeforeGrace',
  'quietHoursEmpty',
  'insideQuietHours',
] as const;
export type ContradictionCode = (typeof contradictionCodes)[number];

export interface Contradiction {
  readonly code: ContradictionCode;
  readonly path: readonly (string | number)[];
  readonly facts: Readonly<Record<string, string | number>>;
}

type Parameters = HostSelectionParameters;

/** Whatever in the parameters cannot hold together; an empty list when they do. */
export function contradictions(p: Parameters): readonly Contradiction[] {
  return [...ofCounts(p), ...ofPanel(p), ...ofCodes(p), ...ofDeadlines(p), ...ofHours(p)];
}

function* above(code: ContradictionCode, path: readonly string[], value: number, limit: number) {
  if (value > limit) yield { code, path, facts: { value, limit } };
}

function* ofCounts(p: Parameters): Generator<Contradiction> {
  yield* above('casesMinAboveMax', ['casesMin'], p.casesMin, p.casesMax);
  yield* above('ageMinAboveMax', ['ageMin'], p.ageMin, p.ageMax);
  yield* above(
    'performanceMinAboveMax',
    ['performanceMinCharacters'],
    p.performanceMinCharacters,
    p.performanceMaxCharacters,
  );
  yield* above('capacityAboveTarget', ['capacity'], p.capacity, p.studioTarget);
  yield* above('directQuotaAboveCapacity', ['directSchoolQuota'], p.directSchoolQuota, p.capacity);
  const quotas = Object.values(p.countyQuotas);
  if (p.maxPerCountySchool !== null && quotas.length > 0) {
    yield* above('schoolQuotaAboveCountyQuotas', ['maxPerCountySchool'], p.maxPerCountySchool, Math.max(...quotas));
  }
}

function* ofPanel(p: Parameters): Generator<Contradiction> {
  yield* above('validScoresAbovePanel', ['minValidScores'], p.minValidScores, p.panelSize);
  const left = p.minValidScores - p.dropHighest - p.dropLowest;
  if (left < 1) yield { code: 'dropsLeaveTooFew', path: ['dropHighest'], facts: { left } };
  const sum = p.rubric.reduce((total, line) => total + line.max, 0);
  if (sum !== 100) yield { code: 'rubricNotHundred', path: ['rubric'], facts: { sum } };
  if (Number(p.passLine) > 100) yield { code: 'passLineOutOfRange', path: ['passLine'], facts: { value: p.passLine } };
  const { numerator, denominator, strict } = p.collectiveMajority;
  if (numerator > denominator || (strict && numerator === denominator)) {
    yield { code: 'shareAboveOne', path: ['collectiveMajority'], facts: { numerator, denominator } };
  }
}

function* ofCodes(p: Parameters): Generator<Contradiction> {
  const dimensions = p.rubric.map((line) => line.code);
  const lists: Record<string, readonly string[]> = {
    rubric: dimensions,
    tieRules: p.tieRules,
    ladder: p.ladder.map((step) => step.code),
    strongActs: p.strongActs,
    conflicts: p.conflicts,
  };
  for (const [path, codes] of Object.entries(lists)) {
    for (const [at, value] of codes.entries()) {
      if (codes.indexOf(value) < at) yield { code: 'duplicateCode', path: [path, at], facts: { value } };
    }
  }
  for (const [at, rule] of p.tieRules.entries()) {
    const dimension = rule.startsWith('higherDimension:') ? rule.slice('higherDimension:'.length) : undefined;
    if (dimension !== undefined && !dimensions.includes(dimension)) {
      yield { code: 'tieRuleWithoutDimension', path: ['tieRules', at], facts: { value: dimension } };
    }
    if (rule === 'chairVote' && at < p.tieRules.length - 1) {
      yield { code: 'chairVoteNotLast', path: ['tieRules', at], facts: {} };
    }
  }
}

function* ofDeadlines(p: Parameters): Generator<Contradiction> {
  yield* above('hearingAfterSchoolStage', ['hearingDays'], p.hearingDays, p.schoolRecommendationDays);
  const due = {
    correction: p.correctionDays,
    schoolRecommendation: p.schoolRecommendationDays,
    countyReview: p.countyReviewDays,
    bundle: p.bundleDays,
    panelFormation: p.panelFormationDays,
    expertReview: p.expertReviewDays,
    ranking: p.rankingDays,
    projectJustification: p.projectJustificationDays,
    finalDecision: p.finalDecisionDays,
    vetoDecision: p.vetoDecisionDays,
    appealDecision: p.appealDecisionDays,
    departureDecision: p.departureDecisionDays,
  } satisfies Record<keyof Parameters['late'], number>;
  for (const [stage, { grace, hard }] of Object.entries(p.late)) {
    yield* above('graceBeforeDue', ['late', stage, 'grace'], due[stage as keyof typeof due], grace);
    yield* above('hardBeforeGrace', ['late', stage, 'hard'], grace, hard);
  }
}

/** Wall times 'HH:mm' compare as text; quiet hours may run over midnight. */
function* ofHours(p: Parameters): Generator<Contradiction> {
  const { from, to } = p.quietHours;
  if (from === to) yield { code: 'quietHoursEmpty', path: ['quietHours'], facts: { from, to } };
  const quiet = (at: string) => (from < to ? from <= at && at < to : at >= from || at < to);
  if (from !== to && quiet(p.digestAt))
    yield { code: 'insideQuietHours', path: ['digestAt'], facts: { at: p.digestAt } };
  for (const [index, { at }] of p.ladder.entries()) {
    if (from !== to && quiet(at)) yield { code: 'insideQuietHours', path: ['ladder', index, 'at'], facts: { at } };
  }
}

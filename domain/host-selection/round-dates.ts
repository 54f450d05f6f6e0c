import type { CalendarData } from '../calendar/calendar.js';
import { basisOf, type CalendarBasis } from '../calendar/due.js';
import { addWorkingDays } from '../calendar/working-days.js';
import type { StudioLevel } from '../studio/composition.js';
import { type Day, dayOf, endOfDay, type Instant } from '../time/beijing.js';

/** The dates of a round in their order; each is counted from the one before. `nominationWindow` is the city's date (HOST-O14). */
export const roundDateKeys = [
  'applicationWindow',
  'schoolRecommendation',
  'countyReview',
  'countyNotice',
  'nominationWindow',
  'panelFormation',
  'scoring',
  'ranking',
  'justification',
  'cityNotice',
  'decision',
] as const;
export type RoundDateKey = (typeof roundDateKeys)[number];

/** Why a date is what it is: so many working days after another date, or fixed by an order. */
export interface DateBasis {
  /** Dotted path of the parameter; 'order' when an order fixed the day. */
  readonly parameter: string;
  readonly workingDays: number;
  readonly after: RoundDateKey | 'opening';
}

/** `due` is the last moment of the Beijing day `day` (CONV-06). */
export interface RoundDate extends CalendarBasis {
  readonly key: RoundDateKey;
  readonly due: Instant;
  readonly day: Day;
  readonly basis: DateBasis;
}

/** The parameters that say how long each part of a round lasts, in working days. */
export interface RoundDateParameters {
  /** Whose round it is (LOCAL-01); the city's where nothing is said. */
  readonly level?: StudioLevel;
  readonly applicationWindowDays: number;
  readonly schoolRecommendationDays: number;
  readonly countyReviewDays: number;
  readonly noticeWorkingDays: { readonly county: number; readonly city: number };
  readonly bundleDays: number;
  readonly panelFormationDays: number;
  readonly expertReviewDays: number;
  readonly rankingDays: number;
  readonly projectJustificationDays: number;
  readonly projectJustification: 'beforeCityNotice' | 'none';
  readonly finalDecisionDays: number;
}

type Period = readonly [parameter: string, workingDays: (p: RoundDateParameters) => number];

const periods: Readonly<Record<RoundDateKey, Period>> = {
  applicationWindow: ['applicationWindowDays', (p) => p.applicationWindowDays],
  schoolRecommendation: ['schoolRecommendationDays', (p) => p.schoolRecommendationDays],
  countyReview: ['countyReviewDays', (p) => p.countyReviewDays],
  // HOST-20: a notice published on the last day of the review hangs until then
  countyNotice: ['noticeWorkingDays.county', (p) => p.noticeWorkingDays.county],
  nominationWindow: ['bundleDays', (p) => p.bundleDays],
  panelFormation: ['panelFormationDays', (p) => p.panelFormationDays],
  scoring: ['expertReviewDays', (p) => p.expertReviewDays],
  ranking: ['rankingDays', (p) => p.rankingDays],
  // HOST-O02: a round without the check passes from ranking to notice on the same day
  justification: [
    'projectJustificationDays',
    (p) => (p.projectJustification === 'none' ? 0 : p.projectJustificationDays),
  ],
  cityNotice: ['noticeWorkingDays.city', (p) => p.noticeWorkingDays.city],
  decision: ['finalDecisionDays', (p) => p.finalDecisionDays],
};

/**
 * LOCAL-01: a county's own round has no county before it: nobody reviews, lists and sends a bundle to anybody, and candidates are with
 * the county as soon as their schools have decided.
 */
const fallsAway: readonly RoundDateKey[] = ['countyReview', 'countyNotice'];
const noBundle: Period = ['schoolRecommendationDays', () => 0];

/** The dates a round of this level has. */
export const roundDateKeysAt = (level: StudioLevel): readonly RoundDateKey[] =>
  level === 'county' ? roundDateKeys.filter((key) => !fallsAway.includes(key)) : roundDateKeys;

/**
 * Every date of a round that opens at `openedAt`, each counted in working days from the day of the one before (CONV-06).
 * @param fixed days that an order fixed, or that have passed: what follows is counted from them
 */
export function roundDates(
  calendar: CalendarData,
  openedAt: Instant,
  p: RoundDateParameters,
  fixed: Readonly<Partial<Record<RoundDateKey, Day>>> = {},
): readonly RoundDate[] {
  const dates: RoundDate[] = [];
  const level = p.level ?? 'city';
  for (const key of roundDateKeysAt(level)) {
    const before = dates.at(-1);
    const [parameter, workingDays] = level === 'county' && key === 'nominationWindow' ? noBundle : periods[key];
    const from = before?.day ?? dayOf(openedAt);
    const set = fixed[key];
    const day = set ?? addWorkingDays(calendar, from, workingDays(p));
    const basis: DateBasis = {
      parameter: set ? 'order' : parameter,
      workingDays: workingDays(p),
      after: before?.key ?? 'opening',
    };
    // A date far ahead rests on the ones before it: provisional as soon as one of them is.
    const { calendarVersion, provisional } = basisOf(calendar, day);
    dates.push({
      key,
      due: endOfDay(day),
      day,
      basis,
      calendarVersion,
      provisional: provisional || (before?.provisional ?? false),
    });
  }
  return dates;
}

/** HOST-10 counts from here: the day by which the final decision is planned. */
export const plannedApprovalDay = (dates: readonly RoundDate[]): Day =>
  dates.find((date) => date.key === 'decision')?.day ?? '';

/** Key → due, as a round keeps them. */
export const dueByKey = (dates: readonly RoundDate[]): Record<string, Instant> =>
  Object.fromEntries(dates.map(({ key, due }) => [key, due]));

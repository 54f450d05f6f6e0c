import type { RoundDateKey } from '../domain/host-selection/round-dates.js';
import type { StudioLevel } from '../domain/studio/composition.js';
import type { Language } from '../domain/vocabulary.js';
import { filledDay } from './dates.js';
import { sayTerms } from './web-terms.js';

type Facts = Readonly<Record<string, string | number>>;

/** Contradictions of a round as a whole; those of its numbers are in `text/contradictions.ts`. */
export type RoundContradiction =
  | 'noCountyQuota'
  | 'unknownCounty'
  | 'capacityAboveCeiling'
  | 'roundsInYear'
  | 'datesOutOfOrder'
  | 'noticeTooShort';

export interface RoundWords {
  readonly dates: Record<RoundDateKey | 'opening', string>;
  /** LOCAL-01: of a county's own round. */
  readonly ownDates: Readonly<Partial<Record<RoundDateKey, string>>>;
  readonly contradictions: Record<RoundContradiction, (facts: Facts) => string>;
  /** What a date is counted from. */
  readonly basis: (workingDays: number, after: string) => string;
  readonly fixedByOrder: string;
  readonly provisional: string;
  readonly vacancy: (org: string, role: string) => string;
  readonly moved: (date: string, day: string) => string;
  readonly capacity: (places: string) => string;
  readonly quota: (places: string, county: string) => string;
  readonly terms: string;
  readonly calendar: (year: string) => string;
  readonly reopened: (day: string, county: string) => string;
  /** Numbers of applications, best first. */
  readonly tieOrder: (numbers: readonly string[]) => string;
}

export const round: Record<Language, RoundWords> = {
  zh: {
    dates: {
      opening: '批次开启',
      applicationWindow: '个人申报截止',
      schoolRecommendation: '学校推荐截止',
      countyReview: '县区审核截止',
      countyNotice: '县区公示期满',
      nominationWindow: '上报市教育局截止',
      panelFormation: '专家组组建完成',
      scoring: '专家评审截止',
      ranking: '排名确认截止',
      justification: '项目论证截止',
      cityNotice: '市级公示期满',
      decision: '最后确定',
    },
    ownDates: { nominationWindow: '报县区教育局截止', cityNotice: '县区公示期满' },
    contradictions: {
      noCountyQuota: () => '没有任何县区分配到推荐名额',
      unknownCounty: (f) => `没有代码为“${f.county}”的县区`,
      capacityAboveCeiling: (f) =>
        `本批名额（${f.value}）超过尚可设立的数量（${f.limit}）：${f.level === 'county' ? '全县（区）' : '全市'}目标减去在建工作室（${f.studios}）和其他在办批次的名额`,
      roundsInYear: (f) => `${f.year} 年已开启 ${f.opened} 个批次，每年最多 ${f.limit} 个`,
      datesOutOfOrder: (f) => `日期 ${f.day} 早于前一环节的日期 ${f.limit}`,
      noticeTooShort: (f) => `公示不得少于 ${f.limit} 个工作日（本批次政策版本的规定），${f.value} 个工作日不符合`,
    },
    basis: (workingDays, after) => `“${after}”后第 ${workingDays} 个工作日`,
    fixedByOrder: '由变更令确定',
    provisional: '暂定（该年放假安排尚未公布）',
    vacancy: (org, role) => `${org}：${role}岗位无人任职`,
    moved: (date, day) => `${date}改为 ${day}`,
    capacity: (places) => `本批名额改为 ${places} 个`,
    quota: (places, county) => `${county || '县区'}推荐名额改为 ${places} 个`,
    terms: '办理期限或提醒安排有调整',
    calendar: (year) => `${year} 年节假日安排已公布，按工作日计算的日期已重新核定，不再暂定`,
    reopened: (day, county) => `准许${county || '县区'}补报至 ${day}（含当日）`,
    tieOrder: (numbers) => `末位同分的先后定为：${numbers.join('、')}`,
  },
  en: {
    dates: {
      opening: 'Opening of the round',
      applicationWindow: 'End of applications',
      schoolRecommendation: 'Recommendations by schools due',
      countyReview: 'County review due',
      countyNotice: 'End of the county notices',
      nominationWindow: 'Papers due at the city bureau',
      panelFormation: 'Expert panel formed',
      scoring: 'Expert scoring due',
      ranking: 'Ranking confirmed',
      justification: 'Project justification due',
      cityNotice: 'End of the city notice',
      decision: 'Final decision',
    },
    ownDates: { nominationWindow: 'Papers due at the county bureau', cityNotice: 'End of the county notice' },
    contradictions: {
      noCountyQuota: () => 'No county has any nomination places',
      unknownCounty: (f) => `There is no county with the code "${f.county}"`,
      capacityAboveCeiling: (f) =>
        `The capacity (${f.value}) is above what may still be founded (${f.limit}): the ${f.level === 'county' ? 'county' : 'city'}'s target less running studios (${f.studios}) and the places of other open rounds`,
      roundsInYear: (f) => `${f.opened} rounds were opened in ${f.year}; at most ${f.limit} a year`,
      datesOutOfOrder: (f) => `The date ${f.day} is before that of the preceding stage, ${f.limit}`,
      noticeTooShort: (f) =>
        `A notice hangs at least ${f.limit} working days by the round’s edition; ${f.value} are too few`,
    },
    basis: (workingDays, after) => `working day ${workingDays} after "${after}"`,
    fixedByOrder: 'fixed by an order',
    provisional: 'provisional (the holidays of that year are not published yet)',
    vacancy: (org, role) => `${org}: nobody holds the post of ${role}`,
    moved: (date, day) => `${date}: now ${day}`,
    capacity: (places) => `Capacity of the round: now ${places}`,
    quota: (places, county) => `Nomination places of ${county || 'the county'}: now ${places}`,
    terms: 'Periods or reminders were changed',
    calendar: (year) =>
      `The holidays of ${year} are published: dates counted in working days are no longer provisional`,
    reopened: (day, county) => `${county || 'The county'} may send papers again until ${day} (that day included)`,
    tieOrder: (numbers) => `The tie at the last place stands in this order: ${numbers.join(', ')}`,
  },
};

/** The `changes` of the letter `roundChanged` ('countyReview=2026-05-20;capacity=12;quota=5|…') as sentences, one each. */
export function sayChanges(changes: string, language: Language): readonly string[] {
  const words = round[language];
  return changes
    .split(';')
    .filter((part) => part !== '')
    .flatMap((part): readonly string[] => {
      const [code = '', given = ''] = part.split('=');
      const [value = '', county = ''] = given.split('|').map(decodeURIComponent);
      if (code === 'capacity') return [words.capacity(value)];
      if (code === 'quota') return [words.quota(value, county)];
      if (code === 'reopenWindow') return [words.reopened(filledDay(value, language), county)];
      if (code === 'tieOrder') return [words.tieOrder(given.split('|').map(decodeURIComponent))];
      if (code === 'calendar') return [words.calendar(value)];
      if (isDateKey(code)) return [words.moved(words.dates[code], filledDay(value, language))];
      return value ? sayTerms(JSON.parse(value), language) : [words.terms];
    });
}

const isDateKey = (code: string): code is RoundDateKey => Object.hasOwn(round.zh.dates, code);

/** What the dates of a round are called, the city's or a county's own. */
export const dateNames = (language: Language, level: StudioLevel): RoundWords['dates'] =>
  level === 'county' ? { ...round[language].dates, ...round[language].ownDates } : round[language].dates;

import type { StudioLevel } from '../../domain/studio/composition.js';
import { type Role, type Stage, stages } from '../../domain/vocabulary.js';
import type { HostSelectionParameters } from './parameters.js';

/** Parameters that hold a number of working days. */
export type DaysParameter = {
  [K in keyof HostSelectionParameters]: HostSelectionParameters[K] extends number ? K : never;
}[keyof HostSelectionParameters];

/** A row names parameters, never numbers. What happens when nobody answers is a column: no row can say "approve". */
export interface StageRow {
  readonly actor: Role | 'public';
  readonly days: Extract<DaysParameter, `${string}Days`> | 'noticeWorkingDays.county' | 'noticeWorkingDays.city';
  readonly whenLate: 'remindAndEscalate' | 'closeWindow';
  readonly outcomes: readonly string[];
  readonly rules: readonly string[];
}

/** HOST-15: the stages in their fixed order. Withdrawal and veto may end any of them (`endings`). */
export const stageRows = {
  individualApplication: {
    actor: 'applicant',
    days: 'applicationWindowDays',
    whenLate: 'closeWindow',
    outcomes: ['submitted', 'notSubmitted'],
    rules: ['HOST-01', 'HOST-05', 'HOST-07', 'HOST-09', 'HOST-10', 'HOST-12', 'HOST-13', 'HOST-30'],
  },
  schoolRecommendation: {
    actor: 'schoolLeader',
    days: 'schoolRecommendationDays',
    whenLate: 'remindAndEscalate',
    outcomes: ['recommended', 'declined', 'returned'],
    rules: ['HOST-17', 'HOST-18', 'HOST-19', 'HOST-23', 'HOST-30', 'VETO-01'],
  },
  countyReview: {
    actor: 'countyOfficer',
    days: 'countyReviewDays',
    whenLate: 'remindAndEscalate',
    outcomes: ['forwarded', 'notForwarded', 'returned'],
    rules: ['HOST-20', 'HOST-21', 'HOST-22'],
  },
  countyNotice: {
    actor: 'public',
    days: 'noticeWorkingDays.county',
    whenLate: 'closeWindow',
    outcomes: ['cleared', 'removed'],
    rules: ['HOST-20'],
  },
  expertReview: {
    actor: 'expert',
    days: 'expertReviewDays',
    whenLate: 'remindAndEscalate',
    outcomes: ['selected', 'notSelected'],
    rules: ['HOST-14', 'HOST-25'],
  },
  projectJustification: {
    actor: 'sectionOfficer',
    days: 'projectJustificationDays',
    whenLate: 'remindAndEscalate',
    outcomes: ['justified', 'notJustified', 'returned'],
    rules: ['HOST-O02'],
  },
  cityNotice: {
    actor: 'public',
    days: 'noticeWorkingDays.city',
    whenLate: 'closeWindow',
    outcomes: ['cleared', 'removed'],
    rules: ['HOST-26'],
  },
  finalDecision: {
    actor: 'cityLeader',
    days: 'finalDecisionDays',
    whenLate: 'remindAndEscalate',
    outcomes: ['approved', 'notApproved'],
    rules: ['HOST-10', 'HOST-14', 'HOST-26', 'HOST-27', 'HOST-28'],
  },
} as const satisfies Record<Stage, StageRow>;

/** LOCAL-01: of a county's own round the county before it falls away; its own panel, notice and decision are the city's stages. */
export const stagesAt = (level: StudioLevel): readonly Stage[] =>
  stages.filter((stage) => level === 'city' || (stage !== 'countyReview' && stage !== 'countyNotice'));

export type StageOutcome<S extends Stage> = (typeof stageRows)[S]['outcomes'][number];

/** What may end a case at any stage, by an act of a person. */
export const endings = ['withdrawn', 'vetoed'] as const;

/** Working days the row's parameter says. */
export function daysOf(stage: Stage, p: HostSelectionParameters): number {
  const { days } = stageRows[stage];
  if (days === 'noticeWorkingDays.county') return p.noticeWorkingDays.county;
  if (days === 'noticeWorkingDays.city') return p.noticeWorkingDays.city;
  return p[days];
}

/** Some tasks have dates without being stages of an application: correction, the bundle, the panel, the ranking. */
const dueParameter = {
  correction: 'correctionDays',
  schoolRecommendation: 'schoolRecommendationDays',
  countyReview: 'countyReviewDays',
  bundle: 'bundleDays',
  panelFormation: 'panelFormationDays',
  expertReview: 'expertReviewDays',
  ranking: 'rankingDays',
  projectJustification: 'projectJustificationDays',
  finalDecision: 'finalDecisionDays',
  vetoDecision: 'vetoDecisionDays',
  appealDecision: 'appealDecisionDays',
  departureDecision: 'departureDecisionDays',
} as const satisfies Record<keyof HostSelectionParameters['late'], DaysParameter>;

/** Due from the opening, grace after due, hard after grace: the working days `datesFor` in domain/ladder asks for. */
export function daysAndAllowanceOf(task: keyof HostSelectionParameters['late'], p: HostSelectionParameters) {
  const dueWorkingDays = p[dueParameter[task]];
  const { grace, hard } = p.late[task];
  return { dueWorkingDays, graceWorkingDays: grace - dueWorkingDays, hardWorkingDays: hard - grace };
}

/**
 * STUDIO-16: goals are in principle (原则上) not changed once approved. The one exception (CONV-03, STUDIO-O07) is a request of the
 * host, an opinion of the Institute and a decision of the Moral Education Section; it makes a new version, to be signed anew.
 */
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.js';
import type { DaySpan } from '../../time/school-year.js';
import type { StudioState } from '../states.js';
import { type Draft, type Issued, refuseIssue } from './issue.js';
import type { TaskProgress } from './progress.js';
import { differenceOf, isEmpty, type LetterTask } from './tasks.js';

/** How far a request has come. `lapsed`: the term ended before it was decided. */
export const goalChangeStates = ['asked', 'opined', 'granted', 'refused', 'lapsed'] as const;
export type GoalChangeState = (typeof goalChangeStates)[number];

export const goalOpinions = ['supported', 'opposed'] as const;
export type GoalOpinion = (typeof goalOpinions)[number];

export interface Letter {
  readonly version: number;
  readonly tasks: readonly LetterTask[];
}

interface Word {
  readonly personId: string;
  readonly reason: string;
}

/** Each is null until it is there. */
export interface GoalChange {
  readonly tasks: readonly LetterTask[];
  readonly request: Word;
  readonly opinion: Word | null;
  readonly decision: (Word & { readonly outcome: 'granted' | 'refused' }) | null;
}

export interface GoalChangeParameters {
  readonly goalChange: 'byException' | 'never';
}

/** What a request is asked on. */
export interface GoalsStanding {
  /** The version in force; null before every side has signed one. */
  readonly inForce: Issued | null;
  /** Of an earlier request: undecided, or its version not signed by every side yet. */
  readonly another: 'open' | 'unsigned' | null;
}

/**
 * Everything that keeps the host from asking: 'stageNotOpen' (STUDIO-05) while the term is over or stands still; 'ruleForbids' (STUDIO-16)
 * where the edition knows no exception; 'stageNotOpen' (STUDIO-17) before a letter is in force, (STUDIO-O07) while another request is
 * under way; then as `refuseIssue`.
 */
export function refuseGoalRequest(
  term: DaySpan & { readonly state: StudioState },
  { inForce, another }: GoalsStanding,
  draft: Draft,
  p: GoalChangeParameters,
): readonly Refusal[] {
  if (term.state === 'suspended') return [refuse('stageNotOpen', { ruleId: 'STUDIO-05' })];
  if (p.goalChange === 'never') return [no('tasks')];
  if (!inForce) return [refuse('stageNotOpen', { ruleId: 'STUDIO-17' })];
  if (another) return [refuse('stageNotOpen', { ruleId: 'STUDIO-O07', facts: { another } })];
  return refuseIssue(term, { ...inForce, sealed: false }, draft);
}

/** Tasks of a version that were met before it was replaced: that they were stays on record, whatever the next version asks. */
export const goalsMet = (lines: readonly TaskProgress[]): readonly string[] =>
  lines.filter(({ status }) => status === 'done' || status === 'doneLate').map(({ code }) => code);

const no = (field: string): Refusal => refuse('ruleForbids', { ruleId: 'STUDIO-16', field });

/**
 * 'ruleForbids' (STUDIO-16): the edition knows no exception, a reason is missing, or opinion or decision is; 'secondPersonRequired'
 * (STUDIO-O07): two of the three words are one person's; 'badInput': nothing would change.
 */
export function refuseGoalChange(letter: Letter, change: GoalChange, p: GoalChangeParameters): Refusal | null {
  if (p.goalChange === 'never') return no('tasks');
  if (isEmpty(differenceOf(letter.tasks, change.tasks)))
    return refuse('badInput', { ruleId: 'STUDIO-16', field: 'tasks' });
  const words = { request: change.request, opinion: change.opinion, decision: change.decision };
  for (const [field, word] of Object.entries(words)) if (!word || word.reason.trim() === '') return no(field);
  const people = Object.values(words).map((word) => word?.personId);
  if (new Set(people).size < people.length) return refuse('secondPersonRequired', { ruleId: 'STUDIO-O07' });
  return change.decision?.outcome === 'granted' ? null : no('decision');
}

/** The next version; the old one stays readable, its signatures do not count for it. */
export function changeGoals(letter: Letter, change: GoalChange, p: GoalChangeParameters): Result<Letter> {
  const refusal = refuseGoalChange(letter, change, p);
  return refusal ? refused(refusal) : accepted({ version: letter.version + 1, tasks: change.tasks });
}

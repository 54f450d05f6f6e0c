/**
 * STUDIO-16: goals are in principle (原则上) not changed once approved. The one exception (CONV-03, STUDIO-O07) is a request of the
 * host, an opinion of the Institute and a decision of the Moral Education Section; it makes a new version, to be signed anew.
 */
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.js';
import { differenceOf, isEmpty, type LetterTask } from './tasks.js';

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

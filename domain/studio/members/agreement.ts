/** STUDIO-18: what host and member agree on, one paper a membership, and whether a version of it may go out to be signed. */
import { type Refusal, refuse } from '../../refusal.js';
import type { DaySpan } from '../../time/school-year.js';
import { type Draft, type Issued, type ProposedTask, refuseVersion } from '../letter/issue.js';
import type { LetterTask } from '../letter/tasks.js';
import type { StudioState } from '../states.js';
import type { MemberState } from './states.js';

/** MEMBER-05…MEMBER-08: what every member takes on besides the tasks, in the order of the plan. */
export const memberDuties = ['MEMBER-05', 'MEMBER-06', 'MEMBER-07', 'MEMBER-08'] as const;

const rules = { paper: 'STUDIO-18', sealed: 'STUDIO-18' } as const;

/** MEMBER-09: the tasks of the first version, due with the term; the host changes them before they are signed. */
export const agreementTasks = (term: DaySpan, proposed: readonly ProposedTask[]): readonly LetterTask[] =>
  proposed.map((task) => ({ ...task, dueOn: term.to }));

/**
 * As `refuseVersion`; 'stageNotOpen' (STUDIO-18) for a membership that was not decided yet or is over. Who serves has signed: what was
 * agreed stays.
 */
export function refuseAgreement(
  term: DaySpan & { readonly state: StudioState },
  state: MemberState,
  last: Issued | null,
  draft: Draft,
): readonly Refusal[] {
  if (state !== 'decided' && state !== 'serving') return [refuse('stageNotOpen', { ruleId: rules.paper })];
  return refuseVersion(rules, term, last, draft);
}

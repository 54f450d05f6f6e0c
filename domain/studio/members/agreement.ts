/** STUDIO-18: what host and member agree on, one paper a membership, and whether a version of it may go out to be signed. */
import { formatHalfUp } from '../../panel/decimal.js';
import { type Refusal, refuse } from '../../refusal.js';
import { addDays, type Day } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import { type Draft, type Issued, type ProposedTask, refuseVersion } from '../letter/issue.js';
import { proRata } from '../letter/pro-rata.js';
import type { LetterTask } from '../letter/tasks.js';
import type { StudioState } from '../states.js';
import type { MemberState } from './states.js';
import { membershipOf, wholeMembershipTo } from './term.js';

/** MEMBER-05…MEMBER-08: what every member takes on besides the tasks, in the order of the plan. */
export const memberDuties = ['MEMBER-05', 'MEMBER-06', 'MEMBER-07', 'MEMBER-08'] as const;

const rules = { paper: 'STUDIO-18', sealed: 'STUDIO-18' } as const;

export interface AgreementParameters {
  readonly agreementTasks: readonly ProposedTask[];
  readonly lateMemberTasks: 'proRata' | 'whole';
  readonly memberTermYears: number;
}

/**
 * MEMBER-09: the tasks of the first version, due with the term; the host changes them before they are signed. The edition's list is that
 * of a whole membership: of whoever comes later (MEMBER-O04) it asks for the share of the days that are left, in whole units and at
 * least for one (ASSESS-O05).
 * @param from the first day that counts
 */
export function agreementTasks(term: DaySpan, from: Day, p: AgreementParameters): readonly LetterTask[] {
  const whole = { from, to: wholeMembershipTo(from, p) };
  const after = { from: addDays(membershipOf(term, from, p).to, 1), to: whole.to };
  const share = (target: number) =>
    p.lateMemberTasks === 'whole' ? target : Math.max(1, Number(formatHalfUp(proRata(target, whole, [after]), 0)));
  return p.agreementTasks.map((task) => ({ ...task, target: share(task.target), dueOn: term.to }));
}

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

import { and, eq } from 'drizzle-orm';
import { wordOf, wrappedKeyOf } from '../../db/read/data-keys.js';
import { hearingAnswers, hearingInvitations } from '../../db/schema/all.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import type { Desk } from '../kit/deps.js';
import { countByGroup, type Group, groups } from './groups.js';

export type View = 'support' | 'reserve' | 'oppose';

/** What one group said. */
export interface Opinions {
  readonly support: number;
  readonly reserve: number;
  readonly oppose: number;
  /** In an order that changes with every answer and says nothing; without the view beside it. */
  readonly texts: readonly string[];
}

export interface GroupHeard {
  readonly group: Group;
  readonly invited: number;
  readonly answered: number;
  /** HOST-18: answers needed before the school may recommend. */
  readonly needed: number;
  /** Null until enough have answered: one or two answers would name who gave them. */
  readonly opinions: Opinions | null;
}

/** HOST-18: the hearing of one stage round as the school's page shows it. Never for the applicant. */
export async function hearingSummary(
  desk: Pick<Desk, 'tx' | 'vault'>,
  caseId: string,
  stageRound: number,
  minimum: HostSelectionParameters['hearingMinimum'],
): Promise<readonly GroupHeard[]> {
  const asked = await desk.tx
    .select({ group: hearingInvitations.group })
    .from(hearingInvitations)
    .where(and(eq(hearingInvitations.caseId, caseId), eq(hearingInvitations.stageRound, stageRound)));
  const answers = await desk.tx
    .select({ group: hearingAnswers.group, view: hearingAnswers.view, text: hearingAnswers.text })
    .from(hearingAnswers)
    .where(and(eq(hearingAnswers.caseId, caseId), eq(hearingAnswers.stageRound, stageRound)))
    .orderBy(hearingAnswers.id);
  const wrapped = await wrappedKeyOf(desk.tx, caseId);
  const invited = countByGroup(asked);
  return groups.map((group) => {
    const own = answers.filter((answer) => answer.group === group);
    const needed = minimum[group];
    const opinions =
      own.length >= needed
        ? opinionsOf(own.map((one) => ({ ...one, text: wordOf(desk.vault, wrapped, one.text) })))
        : null;
    return { group, invited: invited[group], answered: own.length, needed, opinions };
  });
}

function opinionsOf(answers: readonly { readonly view: View; readonly text: string }[]): Opinions {
  const count = (view: View) => answers.filter((answer) => answer.view === view).length;
  const texts = answers.map((answer) => answer.text).filter((text) => text !== '');
  return { support: count('support'), reserve: count('reserve'), oppose: count('oppose'), texts };
}

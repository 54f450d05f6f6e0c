/** MEMBER-O02: who may become a member. The documents name no condition; an edition lists those it wants. */
import { blocking, type StudioCheck } from '../check.js';
import { isJudged, type MemberState, mayBeRenewed } from './states.js';

export const memberConditions = ['servingHeadTeacher', 'ethicsClear', 'notHost', 'studiosAtOnce'] as const;
export type MemberCondition = (typeof memberConditions)[number];

export interface MemberFacts {
  readonly isHeadTeacherNow: boolean;
  /** An ethics decision stands against the person, or is being prepared. */
  readonly ethicsBar: boolean;
  readonly isHostElsewhere: boolean;
  /** Live memberships in other studios. */
  readonly otherStudios: number;
  /** How the last membership in an earlier term of this studio ended; null where there was none. */
  readonly earlier: MemberState | null;
}

export interface MemberParameters {
  readonly memberConditions: readonly MemberCondition[];
  readonly memberStudiosMax: number;
}

const holds: Readonly<Record<MemberCondition, (facts: MemberFacts, p: MemberParameters) => boolean>> = {
  servingHeadTeacher: ({ isHeadTeacherNow }) => isHeadTeacherNow,
  ethicsClear: ({ ethicsBar }) => !ethicsBar,
  notHost: ({ isHostElsewhere }) => !isHostElsewhere,
  studiosAtOnce: ({ otherStudios }, { memberStudiosMax }) => otherStudios < memberStudiosMax,
};
/** An ethics problem keeps a member out as it keeps a host out (MEMBER-O03). */
const ruleOf = (condition: MemberCondition): string => (condition === 'ethicsClear' ? 'MEMBER-O03' : 'MEMBER-O02');

/** The conditions of the edition, and for whoever was a member in the term before, that the tasks were completed (MEMBER-O05). */
export const memberChecks = (facts: MemberFacts, p: MemberParameters): readonly StudioCheck[] => [
  ...p.memberConditions.map((condition) =>
    blocking(condition, ruleOf(condition), holds[condition](facts, p), {
      others: facts.otherStudios,
      limit: p.memberStudiosMax,
    }),
  ),
  ...(facts.earlier && isJudged(facts.earlier)
    ? [blocking('tasksCompleted', 'MEMBER-O05', mayBeRenewed(facts.earlier))]
    : []),
];

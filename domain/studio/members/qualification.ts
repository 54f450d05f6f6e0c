/** MEMBER-O02: who may become a member. The documents name no condition; an edition lists those it wants. */
import { blocking, type StudioCheck } from '../check.js';

export const memberConditions = ['servingHeadTeacher', 'ethicsClear', 'notHost', 'studiosAtOnce'] as const;
export type MemberCondition = (typeof memberConditions)[number];

export interface MemberFacts {
  readonly isHeadTeacherNow: boolean;
  /** An ethics decision stands against the person, or is being prepared. */
  readonly ethicsBar: boolean;
  readonly isHostElsewhere: boolean;
  /** Live memberships in other studios. */
  readonly otherStudios: number;
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

export const memberChecks = (facts: MemberFacts, p: MemberParameters): readonly StudioCheck[] =>
  p.memberConditions.map((condition) =>
    blocking(condition, ruleOf(condition), holds[condition](facts, p), {
      others: facts.otherStudios,
      limit: p.memberStudiosMax,
    }),
  );

/** One membership (section 4.3): nominated, decided, bound by the agreement, and ended in one of four ways. */
import type { Machine } from '../../machine.js';

export const memberStates = [
  'nominated',
  'returned',
  'decided',
  'serving',
  'completed',
  'notCompleted',
  'left',
  'removed',
] as const;
export type MemberState = (typeof memberStates)[number];

export const memberEvents = [
  'agree',
  'returnNomination',
  'sign',
  'complete',
  'notComplete',
  'leave',
  'remove',
  'restore',
  'clear',
] as const;
export type MemberEvent = (typeof memberEvents)[number];

/** `membershipOver`: its term is, or its studio has ended (STUDIO-O04: the record of completed tasks is the member's). */
export type MemberGuard = 'agreementSigned' | 'membershipOver';
export type MemberContext = Readonly<Record<MemberGuard, boolean>>;

const onTheWay = { leave: { to: 'left' }, remove: { to: 'removed' } } as const;

export const memberMachine: Machine<MemberState, MemberEvent, MemberGuard, MemberContext> = {
  ruleId: 'MEMBER-04',
  steps: {
    nominated: { ...onTheWay, agree: { to: 'decided' }, returnNomination: { to: 'returned' } },
    // the studio nominates anew: another nomination, with its own opinions
    returned: {},
    decided: { ...onTheWay, sign: { to: 'serving', guard: 'agreementSigned' } },
    serving: {
      ...onTheWay,
      complete: { to: 'completed', guard: 'membershipOver' },
      // in the archive; no renewal, and no veto: the text names the host only (MEMBER-O05)
      notComplete: { to: 'notCompleted', guard: 'membershipOver' },
    },
    completed: {},
    notCompleted: {},
    left: {},
    // on appeal (VETO-O05): back to what it was, or, where that is over meanwhile, left without the reproach
    removed: { restore: { to: 'previous' }, clear: { to: 'left' } },
  },
  guards: {
    agreementSigned: { ruleId: 'STUDIO-18', holds: ({ agreementSigned }) => agreementSigned },
    membershipOver: { ruleId: 'MEMBER-04', holds: ({ membershipOver }) => membershipOver },
  },
  undoes: { restore: 'remove' },
};

/** The host has said whether the tasks were completed; who left before was not judged. */
export const isJudged = (state: MemberState): boolean => state === 'completed' || state === 'notCompleted';

/** MEMBER-O05: only whoever completed the tasks may be a member again. */
export const mayBeRenewed = (state: MemberState): boolean => state === 'completed';

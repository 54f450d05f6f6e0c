/**
 * The states of one application (section 4.1) and every way between them, as data: HOST-15 fixes the order. What the table does
 * not hold is refused. `docs/` prints it, `test/domain/transitions.test.ts` enumerates it.
 */
import { accepted, type Result, refuse, refused } from './refusal.js';
import type { CaseState, Route } from './vocabulary.js';

export const caseEvents = [
  'submit',
  'withdraw',
  'undoWithdraw',
  'returnForCorrection',
  'resubmit',
  'recommend',
  'decline',
  'forward',
  'notForward',
  'beginCountyNotice',
  'submitToCity',
  'openExpertReview',
  'select',
  'notSelect',
  'justify',
  'notJustify',
  'beginCityNotice',
  'clearCityNotice',
  'removeFromNotice',
  'approve',
  'notApprove',
  'veto',
  'restore',
  'reopenSchoolReview',
  'reopenCountyReview',
  'reopenNotice',
  'endWithRound',
] as const;
export type CaseEvent = (typeof caseEvents)[number];

/** What else must hold. `countyRoute`/`directRoute`: HOST-20, HOST-24. `justified`: HOST-O02. */
export type Guard = 'countyRoute' | 'directRoute' | 'justified';

/** `previous`: back to where the case stood before the event that is undone. */
export interface Step {
  readonly to: CaseState | 'previous';
  readonly guard?: Guard;
}

type Steps = Readonly<Partial<Record<CaseEvent, Step>>>;

/** Open to everybody who is still in the procedure (section 4.1: from any state withdrawn or vetoed). */
const leave: Steps = { withdraw: { to: 'withdrawn' }, veto: { to: 'vetoed' } };
const returnable: Steps = { returnForCorrection: { to: 'returnedForCorrection' } };
/** HOST-26: the round is over, or has passed the place to which the case would come back; nobody has judged the person by that. */
const behind: Steps = { endWithRound: { to: 'endedWithRound' } };

export const transitions: Readonly<Record<CaseState, Steps>> = {
  draft: { ...leave, ...behind, submit: { to: 'schoolReview' } },
  schoolReview: {
    ...leave,
    ...behind,
    ...returnable,
    recommend: { to: 'recommended' },
    decline: { to: 'declined' },
  },
  // wherever it was returned from, the school looks at the corrected form first: an opinion stands on one form (I9, HOST-O13)
  returnedForCorrection: { ...leave, ...behind, resubmit: { to: 'schoolReview' } },
  recommended: {
    ...leave,
    ...behind,
    forward: { to: 'countyReview', guard: 'countyRoute' },
    submitToCity: { to: 'submittedToCity', guard: 'directRoute' },
  },
  // an upheld appeal opens a refusal again (HOST-O19), or hangs a removed candidate back (NOTICE-O06); where that comes too late for the
  // round, the refusal does not stand all the same
  declined: { ...behind, reopenSchoolReview: { to: 'schoolReview' } },
  // candidates not chosen at first wait here: a freed place may be refilled from them until the city's date (HOST-O14)
  countyReview: {
    ...leave,
    ...behind,
    ...returnable,
    notForward: { to: 'notForwarded' },
    beginCountyNotice: { to: 'countyNotice' },
  },
  notForwarded: { ...behind, reopenCountyReview: { to: 'countyReview' }, reopenNotice: { to: 'countyNotice' } },
  countyNotice: {
    ...leave,
    ...behind,
    submitToCity: { to: 'submittedToCity' },
    removeFromNotice: { to: 'notForwarded' },
  },
  submittedToCity: { ...leave, ...behind, ...returnable, openExpertReview: { to: 'expertReview' } },
  // no return from here: experts have read the form, and all candidates are judged on what was sealed
  expertReview: { ...leave, ...behind, select: { to: 'projectJustification' }, notSelect: { to: 'notSelected' } },
  notSelected: {},
  projectJustification: {
    ...leave,
    ...returnable,
    // justified candidates stay until the one notice for all of them begins
    justify: { to: 'projectJustification' },
    notJustify: { to: 'notSelected' },
    beginCityNotice: { to: 'cityNotice', guard: 'justified' },
  },
  cityNotice: { ...leave, clearCityNotice: { to: 'finalDecision' }, removeFromNotice: { to: 'notApproved' } },
  finalDecision: { ...leave, approve: { to: 'approved' }, notApprove: { to: 'notApproved' } },
  approved: {},
  notApproved: { ...behind, reopenNotice: { to: 'cityNotice' } },
  // an ethics finding that was under way is decided all the same, since it bars from later rounds (HOST-O17)
  endedWithRound: { veto: { to: 'vetoed' } },
  // not final while it can be undone; a veto may reach it so that an undo does not evade the veto
  withdrawn: { ...behind, undoWithdraw: { to: 'previous' }, veto: { to: 'vetoed' } },
  vetoed: { ...behind, restore: { to: 'previous' } },
};

/** On the way to the panel: what can still come to the city, and what nothing leads on from once the panel is drawn (HOST-25). */
export const beforeDraw: readonly CaseState[] = [
  'schoolReview',
  'returnedForCorrection',
  'recommended',
  'countyReview',
  'countyNotice',
  'submittedToCity',
];

/** Refusals against which the applicant may appeal (HOST-O19, NOTICE-O06, VETO-O05). */
export const appealable: readonly CaseState[] = ['declined', 'notForwarded', 'notApproved', 'vetoed'];

/** Left the procedure without an approval, for good or until an appeal or an undo leads back. */
export const overUnapproved: readonly CaseState[] = [...appealable, 'notSelected', 'endedWithRound', 'withdrawn'];

/** Who is still on the way when the round ends, and ends with it (HOST-26); for whoever is on the city's notice or awaits the decision it waits. */
export const endWithTheRound: readonly CaseState[] = ['draft', ...beforeDraw, 'expertReview'];

export interface CaseContext {
  readonly route: Route;
  /** The Moral Education Section said yes, or the round has no justification stage (HOST-O02). */
  readonly justified: boolean;
  /** The state that the event now undone left behind; null where nothing was left. */
  readonly previous: CaseState | null;
}

/** Which event must have led from `previous` to here, for the way back to be one. */
const undoes: Readonly<Partial<Record<CaseEvent, CaseEvent>>> = {
  undoWithdraw: 'withdraw',
  restore: 'veto',
};

const guards: Readonly<Record<Guard, { ruleId: string; holds: (context: CaseContext) => boolean }>> = {
  countyRoute: { ruleId: 'HOST-20', holds: ({ route }) => route === 'county' },
  directRoute: { ruleId: 'HOST-24', holds: ({ route }) => route === 'direct' },
  justified: { ruleId: 'HOST-O02', holds: ({ justified }) => justified },
};

/** 'stageNotOpen' under HOST-15, or under the rule of the guard (HOST-20, HOST-24, HOST-O02) that does not hold. */
export function next(state: CaseState, event: CaseEvent, context: CaseContext): Result<CaseState> {
  const no = (ruleId: string) => refused(refuse('stageNotOpen', { ruleId, facts: { state, event } }));
  const step = transitions[state][event];
  if (!step) return no('HOST-15');
  if (step.guard && !guards[step.guard].holds(context)) return no(guards[step.guard].ruleId);
  if (step.to !== 'previous') return accepted(step.to);
  const undone = undoes[event];
  const { previous } = context;
  const wasThere = previous !== null && undone !== undefined && transitions[previous][undone]?.to === state;
  return wasThere ? accepted(previous) : no('HOST-15');
}

/** What an upheld appeal, or a finding that was under way at the end, may do to a case that has ended. */
const afterwards: readonly string[] = [
  'reopenSchoolReview',
  'reopenCountyReview',
  'reopenNotice',
  'endWithRound',
  'veto',
] satisfies CaseEvent[];

/** Nothing else leads on from here. 'withdrawn' and 'vetoed' are not final: they can be undone. */
export const isFinal = (state: CaseState): boolean =>
  Object.keys(transitions[state]).every((event) => afterwards.includes(event));

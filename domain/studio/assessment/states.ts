/** One assessment, annual or of the cycle (section 4.4): reported, scored, confirmed, published, and final when nobody objects any more. */
import type { Machine } from '../../machine.js';

export const assessmentKinds = ['annual', 'cycle'] as const;
export type AssessmentKind = (typeof assessmentKinds)[number];

export const assessmentStates = [
  'called',
  'reported',
  'scored',
  'confirmed',
  'published',
  'underAppeal',
  'final',
  'skipped',
] as const;
export type AssessmentState = (typeof assessmentStates)[number];

/** Nothing follows any more. */
export const assessmentsOver: readonly AssessmentState[] = ['final', 'skipped'];

export const assessmentEvents = [
  'report',
  'returnReport',
  'score',
  'returnScores',
  'confirm',
  'publish',
  'appeal',
  'dismissAppeal',
  'upholdAppeal',
  'finish',
  'skip',
] as const;
export type AssessmentEvent = (typeof assessmentEvents)[number];

/** `comparesLetter`: every task of the signed letter is answered. `appealOver`: the time for it has passed. */
export type AssessmentGuard = 'comparesLetter' | 'appealOver';
export type AssessmentContext = Readonly<Record<AssessmentGuard, boolean>>;

export const assessmentMachine: Machine<AssessmentState, AssessmentEvent, AssessmentGuard, AssessmentContext> = {
  ruleId: 'ASSESS-02',
  steps: {
    // ASSESS-O05: a year in which the studio stood still may be skipped, with a reason
    called: { report: { to: 'reported', guard: 'comparesLetter' }, skip: { to: 'skipped' } },
    reported: { returnReport: { to: 'called' }, score: { to: 'scored' } },
    scored: { returnScores: { to: 'reported' }, confirm: { to: 'confirmed' } },
    confirmed: { publish: { to: 'published' } },
    published: { appeal: { to: 'underAppeal' }, finish: { to: 'final', guard: 'appealOver' } },
    // upheld: the Institute scores anew; the bureau publishes what comes of it
    underAppeal: { dismissAppeal: { to: 'final' }, upholdAppeal: { to: 'reported' } },
    final: {},
    skipped: {},
  },
  guards: {
    comparesLetter: { ruleId: 'ASSESS-03', holds: ({ comparesLetter }) => comparesLetter },
    appealOver: { ruleId: 'ASSESS-O07', holds: ({ appealOver }) => appealOver },
  },
  undoes: {},
};

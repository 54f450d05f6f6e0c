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
  'stopped',
] as const;
export type AssessmentState = (typeof assessmentStates)[number];

/** Nothing follows any more. */
export const assessmentsOver: readonly AssessmentState[] = ['final', 'skipped', 'stopped'];

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
  'stop',
] as const;
export type AssessmentEvent = (typeof assessmentEvents)[number];

/** `comparesLetter`: every task of the signed letter is answered. `appealOver`: the time for it has passed. */
export type AssessmentGuard = 'comparesLetter' | 'appealOver';
export type AssessmentContext = Readonly<Record<AssessmentGuard, boolean>>;

/** VETO-02: the studio is no more, nothing comes of its assessment. */
const underWay = { stop: { to: 'stopped' } } as const;

export const assessmentMachine: Machine<AssessmentState, AssessmentEvent, AssessmentGuard, AssessmentContext> = {
  ruleId: 'ASSESS-02',
  steps: {
    // ASSESS-O05: a year in which the studio stood still may be skipped, with a reason
    called: { ...underWay, report: { to: 'reported', guard: 'comparesLetter' }, skip: { to: 'skipped' } },
    reported: { ...underWay, returnReport: { to: 'called' }, score: { to: 'scored' } },
    scored: { ...underWay, returnScores: { to: 'reported' }, confirm: { to: 'confirmed' } },
    confirmed: { ...underWay, publish: { to: 'published' } },
    published: { ...underWay, appeal: { to: 'underAppeal' }, finish: { to: 'final', guard: 'appealOver' } },
    // upheld: the Institute scores anew; the bureau publishes what comes of it
    underAppeal: { ...underWay, dismissAppeal: { to: 'final' }, upholdAppeal: { to: 'reported' } },
    final: {},
    skipped: {},
    stopped: {},
  },
  guards: {
    comparesLetter: { ruleId: 'ASSESS-03', holds: ({ comparesLetter }) => comparesLetter },
    appealOver: { ruleId: 'ASSESS-O07', holds: ({ appealOver }) => appealOver },
  },
  undoes: {},
};

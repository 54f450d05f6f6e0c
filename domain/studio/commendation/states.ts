/** One nominee within one call (section 4.6): on the city's list or not, commended or not; a veto strikes whoever it bars (VETO-02, VETO-03). */
import type { Machine } from '../../machine.js';

export const nomineeStates = ['nominated', 'listed', 'notListed', 'commended', 'notCommended', 'struck'] as const;
export type NomineeState = (typeof nomineeStates)[number];

export const nomineeEvents = ['list', 'passOver', 'commend', 'decline', 'strike', 'restore', 'relist'] as const;
export type NomineeEvent = (typeof nomineeEvents)[number];

export type NomineeGuard = 'stillNominating';
export type NomineeContext = Readonly<Record<NomineeGuard, boolean>>;

export const nomineeMachine: Machine<NomineeState, NomineeEvent, NomineeGuard, NomineeContext> = {
  ruleId: 'COMMEND-O01',
  steps: {
    nominated: { list: { to: 'listed' }, passOver: { to: 'notListed' }, strike: { to: 'struck' } },
    listed: { commend: { to: 'commended' }, decline: { to: 'notCommended' }, strike: { to: 'struck' } },
    notListed: {},
    // what was granted is revoked as an honour; the call is over
    commended: {},
    notCommended: {},
    // a finding that is overturned gives back what nobody has gone past yet (VETO-O05)
    // an upheld objection is appealed against before the list is decided on (NOTICE-O06)
    struck: { restore: { to: 'nominated', guard: 'stillNominating' }, relist: { to: 'listed' } },
  },
  guards: { stillNominating: { ruleId: 'VETO-O05', holds: ({ stillNominating }) => stillNominating } },
  undoes: {},
};

/** Who is still in the running. */
export const inTheRunning = ['nominated', 'listed'] as const satisfies readonly NomineeState[];

/** Where a call stands. */
export const callStates = ['nominating', 'reviewing', 'listing', 'onNotice', 'deciding', 'over'] as const;
export type CallState = (typeof callStates)[number];

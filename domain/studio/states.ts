/**
 * One term of a studio (section 4.2), from the approval to its end. A renewal ends this term and begins the next, which is
 * established anew with a new letter; so every term has its own row of states.
 */
import type { Machine } from '../machine.js';

export const studioStates = [
  'approved',
  'establishing',
  'running',
  'underAssessment',
  'suspended',
  'termEnded',
  'renewed',
  'closed',
  'revoked',
] as const;
export type StudioState = (typeof studioStates)[number];

export const studioEvents = [
  'establish',
  'start',
  'assess',
  'finishAssessment',
  'suspend',
  'resume',
  'endTerm',
  'renew',
  'close',
  'loseHost',
  'revoke',
  'restore',
] as const;
export type StudioEvent = (typeof studioEvents)[number];

/** `established`: nothing that blocks is open on the checklist. `termOver`: the last day of the term is past. */
export type StudioGuard = 'established' | 'termOver' | 'renewable';
export type StudioContext = Readonly<Record<StudioGuard, boolean>>;

/** Whoever bears the title can lose it (VETO-02); without its host no studio goes on (STUDIO-O04). */
const mortal = { loseHost: { to: 'closed' }, revoke: { to: 'revoked' } } as const;
/** STUDIO-O03: a term ends on its day, whatever is still undecided. */
const underWay = { ...mortal, endTerm: { to: 'termEnded', guard: 'termOver' } } as const;
const atWork = { ...underWay, suspend: { to: 'suspended' } } as const;

export const studioMachine: Machine<StudioState, StudioEvent, StudioGuard, StudioContext> = {
  ruleId: 'STUDIO-05',
  steps: {
    approved: { ...underWay, establish: { to: 'establishing' } },
    establishing: { ...atWork, start: { to: 'running', guard: 'established' } },
    running: { ...atWork, assess: { to: 'underAssessment' } },
    underAssessment: { ...atWork, finishAssessment: { to: 'running' } },
    suspended: { ...underWay, resume: { to: 'previous' } },
    // the title has expired, the plaque stays until the city has decided
    termEnded: { ...mortal, renew: { to: 'renewed', guard: 'renewable' }, close: { to: 'closed' } },
    renewed: {},
    closed: {},
    // an appeal has no suspensive effect (VETO-O05), so it may find the studio revoked
    revoked: { restore: { to: 'previous' } },
  },
  guards: {
    established: { ruleId: 'STUDIO-17', holds: ({ established }) => established },
    termOver: { ruleId: 'STUDIO-05', holds: ({ termOver }) => termOver },
    renewable: { ruleId: 'STUDIO-06', holds: ({ renewable }) => renewable },
  },
  undoes: { resume: 'suspend', restore: 'revoke' },
};

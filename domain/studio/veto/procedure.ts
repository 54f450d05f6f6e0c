/**
 * The way of a finding against a host, of either kind: registered on a written decision → the host is heard, or the time for it passes →
 * a second person decides → at most one appeal to a third → it stands or falls. Who does what; what it carries out is `vetoEffects`.
 */
import type { Machine } from '../../machine.js';
import { isAfter } from '../../notice/window.js';
import { roleAt } from '../../organiser.js';
import { type Refusal, refuse } from '../../refusal.js';
import type { Instant } from '../../time/beijing.js';
import type { Role } from '../../vocabulary.js';
import type { StudioLevel } from '../composition.js';
import type { StudioState } from '../states.js';
import { type VetoKind, type VetoStatus, vetoEffects } from './vetoes.js';

export const vetoEvents = ['takeEffect', 'dismiss', 'appeal', 'uphold', 'overturn', 'lift'] as const;
export type VetoEvent = (typeof vetoEvents)[number];
/** `heard`: the host has spoken, or the time for it is over. `appealOver`: no appeal can come any more. */
export type VetoGuard = 'heard' | 'appealOver' | 'liftable';
export type VetoContext = Readonly<Record<VetoGuard, boolean>>;

const ends = { lift: { to: 'lifted', guard: 'liftable' } } as const;

export const vetoMachine: Machine<VetoStatus, VetoEvent, VetoGuard, VetoContext> = {
  ruleId: 'VETO-01',
  steps: {
    open: { takeEffect: { to: 'effective', guard: 'heard' }, dismiss: { to: 'dismissed', guard: 'heard' } },
    // after a dismissal a new finding is a new row, on a new decision
    dismissed: {},
    effective: { appeal: { to: 'appealed' }, lift: { to: 'lifted', guard: 'appealOver' } },
    appealed: { uphold: { to: 'upheld' }, overturn: { to: 'overturned' } },
    upheld: ends,
    overturned: {},
    lifted: {},
  },
  guards: {
    heard: { ruleId: 'VETO-01', holds: ({ heard }) => heard },
    appealOver: { ruleId: 'VETO-O06', holds: ({ appealOver, liftable }) => appealOver && liftable },
    liftable: { ruleId: 'VETO-O06', holds: ({ liftable }) => liftable },
  },
  undoes: {},
};

/**
 * VETO-O04: ethics is found by a school or an authority over it; VETO-03, STUDIO-10, STUDIO-11: goals and formalism by those who manage and
 * assess studios.
 */
export const vetoRegistrars: Readonly<Record<VetoKind, readonly Role[]>> = {
  ethics: ['schoolLeader', 'countyOfficer', 'countyLeader', 'cityOfficer', 'cityLeader', 'sectionOfficer'],
  performance: ['sectionOfficer', 'instituteOfficer', 'cityOfficer', 'cityLeader'],
};
/** As `vetoRegistrars`, of a studio of this level: a county's own are its own officers' and leaders' (LOCAL-01). */
export const registrarsAt = (level: StudioLevel, kind: VetoKind): readonly Role[] =>
  vetoRegistrars[kind].map((role) => roleAt(level, role));

/** Who gave the title takes it (HOST-26): the leader of that level decides on either kind, and on the appeal. */
export const vetoDecider = (level: StudioLevel): Role => roleAt(level, 'cityLeader');

const ruleOf: Readonly<Record<VetoKind, string>> = { ethics: 'VETO-02', performance: 'VETO-03' };

export interface VetoActor {
  readonly personId: string;
  readonly role: Role;
}

/** States in which somebody bears the title, or bore it to the last day while nothing is decided (STUDIO-O03). */
const overStates: readonly StudioState[] = ['renewed', 'closed', 'revoked'];

export interface VetoSubject {
  /** Whose studio it is (LOCAL-01). */
  readonly level: StudioLevel;
  readonly hostPersonId: string;
  readonly state: StudioState;
  /** The undecided findings against this host, by kind: two kinds may run beside each other, two of one kind may not. */
  readonly undecided: readonly { readonly vetoId: string; readonly kind: VetoKind }[];
}

/**
 * Under VETO-02 or VETO-03: 'notYourPost', 'conflictOfInterest' (about oneself), 'stageNotOpen' (the term is settled, or a finding of this kind
 * is undecided: `vetoId`).
 */
export function refuseFinding(kind: VetoKind, actor: VetoActor, subject: VetoSubject): Refusal | null {
  const ruleId = ruleOf[kind];
  if (!registrarsAt(subject.level, kind).includes(actor.role)) return refuse('notYourPost', { ruleId });
  if (actor.personId === subject.hostPersonId) return refuse('conflictOfInterest', { ruleId });
  if (overStates.includes(subject.state)) return refuse('stageNotOpen', { ruleId, facts: { state: subject.state } });
  const other = subject.undecided.find((one) => one.kind === kind);
  return other ? refuse('stageNotOpen', { ruleId, facts: { vetoId: other.vetoId } }) : null;
}

interface Before {
  readonly level: StudioLevel;
  readonly hostPersonId: string;
  /** Who had a hand in it so far: registered it, and for an appeal decided it. */
  readonly hands: readonly string[];
}

function refuseDecider(actor: VetoActor, { level, hostPersonId, hands }: Before, ruleId: string): Refusal | null {
  if (actor.role !== vetoDecider(level)) return refuse('notYourPost', { ruleId });
  if (actor.personId === hostPersonId) return refuse('conflictOfInterest', { ruleId });
  return hands.includes(actor.personId) ? refuse('secondPersonRequired', { ruleId }) : null;
}

/** Under VETO-02 or VETO-03: 'notYourPost', 'conflictOfInterest', 'secondPersonRequired': whoever registered it does not decide it. */
export const refuseFindingDecision = (kind: VetoKind, actor: VetoActor, before: Before): Refusal | null =>
  refuseDecider(actor, before, ruleOf[kind]);

/** VETO-O05: above whose studio it is there is only the same level, in a third person. Refuses as `refuseFindingDecision`. */
export const refuseFindingAppealDecision = (actor: VetoActor, before: Before): Refusal | null =>
  refuseDecider(actor, before, 'VETO-O05');

/** VETO-O05: 'notYourPost' (only the host), 'windowClosed' after the last moment, itself included. That there is one only is the machine's. */
export function refuseFindingAppeal(
  appeal: { readonly by: string; readonly at: Instant },
  facts: { readonly hostPersonId: string; readonly closesAt: Instant },
): Refusal | null {
  const ruleId = 'VETO-O05';
  if (appeal.by !== facts.hostPersonId) return refuse('notYourPost', { ruleId });
  return isAfter(appeal.at, facts.closesAt)
    ? refuse('windowClosed', { ruleId, facts: { closedAt: facts.closesAt } })
    : null;
}

/**
 * Whether an effective veto moves the term: an ethics veto does while there is a title (VETO-02), a performance veto never (VETO-03: the title is
 * not mentioned).
 */
export const revokes = (kind: VetoKind, state: StudioState): boolean =>
  (vetoEffects[kind] as readonly string[]).includes('revokeStudio') && !overStates.includes(state);

/**
 * STUDIO-O02, VETO-O03: what follows a term is not decided while a finding is not: renewed or closed, it could not be revoked any more.
 * 'ruleForbids' with the first undecided one.
 */
export function refuseWhileUndecided(undecided: VetoSubject['undecided']): Refusal | null {
  const [first] = undecided;
  return first
    ? refuse('ruleForbids', { ruleId: 'VETO-O03', facts: { vetoId: first.vetoId, kind: first.kind } })
    : null;
}

/**
 * The ethics veto on an application (VETO-01, HOST-30): registered on a written decision → the person is heard, or the time for it
 * passes → a second person decides → effective or dismissed → at most one appeal to a higher level.
 */
import { z } from 'zod';
import { isAfter } from './notice/window.js';
import { accepted, type Refusal, type Result, refuse, refused } from './refusal.js';
import type { StudioLevel } from './studio/composition.js';
import { isFinal, transitions } from './transitions.js';
import { type CaseState, isAtLeast, type Level, type Role } from './vocabulary.js';

/** VETO-01 师德 · VETO-07 侵害学生 · VETO-O07 (HOST-30) 弄虚作假. */
export const vetoGrounds = ['ethicsViolation', 'studentHarm', 'fraudulentMaterial'] as const;
export type VetoGround = (typeof vetoGrounds)[number];

const id = z.string().min(1).max(100);
const words = z.string().trim().min(1).max(5000);
/** ISO-8601 UTC. */
const instant = z.iso.datetime();

/** What a registration says. A mere report is none: it takes a written decision of a school or an authority (VETO-O04). */
export const vetoInputSchema = z.strictObject({
  ground: z.enum(vetoGrounds),
  evidenceId: id,
  /** Number and date of the written decision, as printed on it. */
  decisionReference: words,
  facts: words,
});
export type VetoInput = z.infer<typeof vetoInputSchema>;

const registered = {
  ...vetoInputSchema.shape,
  registeredBy: id,
  registeredAt: instant,
  hearingClosesAt: instant,
  /** When the person spoke (a statement, or a waiver on record); null until then. */
  heardAt: instant.nullable(),
};
const decided = {
  ...registered,
  decidedBy: id,
  decidedLevel: z.enum(['school', 'county', 'city']),
  decidedAt: instant,
  reason: words,
};
/** Until when the appeal may come: 10 working days by default (VETO-O05), asked from the calendar. */
const effective = { ...decided, appealClosesAt: instant };
const appealed = { ...effective, appealedAt: instant };
const appealDecided = { ...appealed, appealDecidedBy: id, appealDecidedAt: instant, appealReason: words };

/** Each state has exactly the facts it needs: a veto without ground, evidence or second person cannot be written down. */
export const vetoSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('registered'), ...registered }),
  z.strictObject({ kind: z.literal('dismissed'), ...decided }),
  z.strictObject({ kind: z.literal('effective'), ...effective }),
  z.strictObject({ kind: z.literal('appealed'), ...appealed }),
  z.strictObject({ kind: z.literal('upheld'), ...appealDecided }),
  z.strictObject({ kind: z.literal('overturned'), ...appealDecided }),
]);
export type Veto = z.infer<typeof vetoSchema>;
type VetoOf<K extends Veto['kind']> = Extract<Veto, { kind: K }>;

export interface VetoActor {
  readonly personId: string;
  readonly role: Role;
}

const deciders: Readonly<Partial<Record<Role, 'school' | 'county' | 'city'>>> = {
  schoolLeader: 'school',
  countyLeader: 'county',
  cityLeader: 'city',
};
const registrars: readonly Role[] = ['schoolLeader', 'countyOfficer', 'countyLeader', 'cityOfficer', 'cityLeader'];

const rule = { ruleId: 'VETO-01' } as const;
const wrongState = (veto: Veto): Refusal => refuse('stageNotOpen', { ...rule, facts: { veto: veto.kind } });

/** An effective veto, also while an appeal runs: no suspensive effect (VETO-O05). */
export const bars = (veto: Veto): boolean => ['effective', 'appealed', 'upheld'].includes(veto.kind);

/** VETO-O03: registered and not yet decided: the application is frozen, its place is held. */
export const freezes = (veto: Veto): boolean => veto.kind === 'registered';

/**
 * 'notYourPost', 'conflictOfInterest' (about oneself), 'stageNotOpen' (VETO-01: the application is final, or a veto is under way).
 * After a dismissal or an overturned veto a new one may be registered on a new decision.
 */
export function refuseRegistration(
  actor: VetoActor,
  application: { readonly state: CaseState; readonly applicantPersonId: string; readonly veto: Veto },
): Refusal | null {
  if (!registrars.includes(actor.role)) return refuse('notYourPost', rule);
  if (actor.personId === application.applicantPersonId) return refuse('conflictOfInterest', rule);
  if (!transitions[application.state].veto || isFinal(application.state))
    return refuse('stageNotOpen', { ...rule, facts: { state: application.state, event: 'veto' } });
  return ['none', 'dismissed', 'overturned'].includes(application.veto.kind) ? null : wrongState(application.veto);
}

/** Call after `refuseRegistration`. `hearingClosesAt` comes from the calendar. */
export const registerVeto = (
  actor: VetoActor,
  input: VetoInput,
  when: { readonly at: string; readonly hearingClosesAt: string },
): VetoOf<'registered'> => ({
  kind: 'registered',
  ...input,
  registeredBy: actor.personId,
  registeredAt: when.at,
  hearingClosesAt: when.hearingClosesAt,
  heardAt: null,
});

/** The person speaks or waives: 'stageNotOpen' outside registration, 'windowClosed' (VETO-01) after the hearing window. */
export function hear(veto: Veto, at: string): Result<VetoOf<'registered'>> {
  if (veto.kind !== 'registered') return refused(wrongState(veto));
  if (isAfter(at, veto.hearingClosesAt))
    return refused(refuse('windowClosed', { ...rule, facts: { closedAt: veto.hearingClosesAt } }));
  return accepted({ ...veto, heardAt: veto.heardAt ?? at });
}

export interface VetoDecision {
  readonly outcome: 'effective' | 'dismissed';
  readonly reason: string;
  readonly at: string;
  /** For the appeal; from the calendar. */
  readonly appealClosesAt: string;
}

/**
 * 'stageNotOpen', 'notYourPost', 'secondPersonRequired' (whoever registered it does not decide it), 'conflictOfInterest' (the
 * applicant), 'ruleForbids' (not heard yet, and the time for it still runs). All VETO-01.
 */
export function refuseVetoDecision(
  veto: Veto,
  actor: VetoActor,
  applicantPersonId: string,
  at: string,
): Refusal | null {
  if (veto.kind !== 'registered') return wrongState(veto);
  if (!deciders[actor.role]) return refuse('notYourPost', rule);
  if (actor.personId === applicantPersonId) return refuse('conflictOfInterest', rule);
  if (actor.personId === veto.registeredBy) return refuse('secondPersonRequired', rule);
  if (veto.heardAt === null && !isAfter(at, veto.hearingClosesAt))
    return refuse('ruleForbids', { ...rule, field: 'heardAt', facts: { hearingClosesAt: veto.hearingClosesAt } });
  return null;
}

export function decideVeto(
  veto: Veto,
  actor: VetoActor,
  applicantPersonId: string,
  decision: VetoDecision,
): Result<VetoOf<'effective' | 'dismissed'>> {
  const no = refuseVetoDecision(veto, actor, applicantPersonId, decision.at);
  if (no) return refused(no);
  const decidedLevel = deciders[actor.role];
  if (veto.kind !== 'registered' || !decidedLevel) return refused(wrongState(veto));
  const more = { decidedBy: actor.personId, decidedLevel, decidedAt: decision.at, reason: decision.reason };
  return accepted(
    decision.outcome === 'dismissed'
      ? { ...veto, ...more, kind: 'dismissed' }
      : { ...veto, ...more, kind: 'effective', appealClosesAt: decision.appealClosesAt },
  );
}

/** VETO-O05: one appeal, by the person, until `appealClosesAt` (itself included). 'stageNotOpen', 'notYourPost', 'windowClosed'. */
export function appealVeto(veto: Veto, by: string, applicantPersonId: string, at: string): Result<VetoOf<'appealed'>> {
  if (veto.kind !== 'effective') return refused(wrongState(veto));
  const ruleId = 'VETO-O05';
  if (by !== applicantPersonId) return refused(refuse('notYourPost', { ruleId }));
  if (isAfter(at, veto.appealClosesAt))
    return refused(refuse('windowClosed', { ruleId, facts: { closedAt: veto.appealClosesAt } }));
  return accepted({ ...veto, kind: 'appealed', appealedAt: at });
}

/** The next level: above the one that decided; above whoever runs the round there is only that level itself, in another person. */
const mayHearAppeal = (level: Level, decidedLevel: Level, top: Level): boolean =>
  level === decidedLevel ? level === top : isAtLeast(level, decidedLevel);

/** 'stageNotOpen', 'notYourPost' (VETO-O05: not a higher level), 'conflictOfInterest', 'secondPersonRequired' (registered or decided it before). */
export function decideAppeal(
  veto: Veto,
  actor: VetoActor,
  applicantPersonId: string,
  decision: {
    readonly outcome: 'upheld' | 'overturned';
    readonly reason: string;
    readonly at: string;
    /** Whose round it is (LOCAL-01). */
    readonly top?: StudioLevel;
  },
): Result<VetoOf<'upheld' | 'overturned'>> {
  if (veto.kind !== 'appealed') return refused(wrongState(veto));
  const ruleId = 'VETO-O05';
  const level = deciders[actor.role];
  if (!level || !mayHearAppeal(level, veto.decidedLevel, decision.top ?? 'city'))
    return refused(refuse('notYourPost', { ruleId }));
  if (actor.personId === applicantPersonId) return refused(refuse('conflictOfInterest', { ruleId }));
  if ([veto.registeredBy, veto.decidedBy].includes(actor.personId))
    return refused(refuse('secondPersonRequired', { ruleId }));
  return accepted({
    ...veto,
    kind: decision.outcome,
    appealDecidedBy: actor.personId,
    appealDecidedAt: decision.at,
    appealReason: decision.reason,
  });
}

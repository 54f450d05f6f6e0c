import { z } from 'zod';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.js';
import { isAfter, type NoticeWindow, positionIn } from './window.js';

const text = z.string().trim().min(1).max(5000);
const subjectId = z.string().min(1);

/** NOTICE-O02: with a name and a confirmed address it is an objection; without, a lead. */
export const objectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('named'),
    subjectId,
    fromName: z.string().trim().min(1).max(100),
    contact: z.email(),
    text,
  }),
  z.strictObject({ kind: z.literal('anonymous'), subjectId, text }),
]);
export type Objection = z.infer<typeof objectionSchema>;

/**
 * `objection` holds back its subject and must be answered; `lead` is looked into without holding anybody back; `report` came after
 * the window and goes to the ethics procedure (NOTICE-O04); `unconfirmed` waits for the click on the address and counts for nothing.
 */
export type Reception = 'objection' | 'lead' | 'report' | 'unconfirmed';

/**
 * `receivedAt` is when it was handed in, not when the address was confirmed. 'windowClosed' (NOTICE) before the notice opens;
 * 'notFound' for a subject the notice does not list.
 */
export function receive(
  objection: Objection,
  facts: {
    readonly window: NoticeWindow;
    readonly receivedAt: string;
    readonly addressConfirmed: boolean;
    readonly subjectIds: readonly string[];
  },
): Result<Reception> {
  if (!facts.subjectIds.includes(objection.subjectId)) return refused(refuse('notFound', { field: 'subjectId' }));
  const position = positionIn(facts.window, facts.receivedAt);
  if (position === 'before')
    return refused(refuse('windowClosed', { ruleId: 'NOTICE', facts: { opensAt: facts.window.opensAt } }));
  if (objection.kind === 'named' && !facts.addressConfirmed) return accepted('unconfirmed');
  if (position === 'after') return accepted('report');
  return accepted(objection.kind === 'named' ? 'objection' : 'lead');
}

export const findingSchema = z.strictObject({
  outcome: z.enum(['upheld', 'dismissed']),
  /** What was found, and why; mandatory for both outcomes. */
  reason: z.string().trim().min(1).max(5000),
  evidenceIds: z.array(z.string().min(1)),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * NOTICE-O03: the publishing level decides. 'notYourPost' for another organisation, 'conflictOfInterest' when the decider is
 * the subject or concerned by it, 'badInput' when an upheld objection names no evidence. Being late is shown and escalated, and refuses nothing.
 */
export function refuseFinding(
  finding: Finding,
  decider: { readonly personId: string; readonly orgId: string },
  notice: { readonly orgId: string; readonly concerned: readonly string[] },
): Refusal | null {
  if (decider.orgId !== notice.orgId) return refuse('notYourPost', { ruleId: 'NOTICE-O03' });
  if (notice.concerned.includes(decider.personId)) return refuse('conflictOfInterest', { ruleId: 'NOTICE-O03' });
  if (finding.outcome === 'upheld' && finding.evidenceIds.length === 0)
    return refuse('badInput', { ruleId: 'NOTICE-O03', field: 'evidenceIds' });
  return null;
}

/** NOTICE-O06: one written appeal until `closesAt` (itself included). 'windowClosed' after it, 'ruleForbids' for a second one. */
export function refuseNoticeAppeal(at: string, closesAt: string, appealsBefore: number): Refusal | null {
  if (appealsBefore > 0) return refuse('ruleForbids', { ruleId: 'NOTICE-O06' });
  return isAfter(at, closesAt) ? refuse('windowClosed', { ruleId: 'NOTICE-O06', facts: { closedAt: closesAt } }) : null;
}

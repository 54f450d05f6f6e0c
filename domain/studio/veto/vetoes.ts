/**
 * Two vetoes that must never share a flag. The ethics veto (师德一票否决, VETO-02) takes the title; the performance veto (VETO-03) leaves it,
 * bars honours until a day and opens a record of who is responsible (VETO-04). Each kind has exactly the facts it needs.
 */
import { z } from 'zod';
import { addYears, type Day } from '../../time/beijing.js';
import { daySchema } from '../../time/schemas.js';
import type { DaySpan } from '../../time/school-year.js';

/** `open`: registered and not decided. `appealed`: decided, the next level is asked. `overturned`, `lifted`: it stands no more. */
export const vetoStatuses = ['open', 'dismissed', 'effective', 'appealed', 'upheld', 'overturned', 'lifted'] as const;
export type VetoStatus = (typeof vetoStatuses)[number];

export const studioVetoSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ethics'), status: z.enum(vetoStatuses) }),
  z.strictObject({
    kind: z.literal('performance'),
    /** VETO-03: 未完成规定目标任务 · 搞形式主义、走过场. */
    ground: z.enum(['failedGoals', 'formalism']),
    status: z.enum(vetoStatuses),
    /** The last day without honours, itself included. */
    barredUntil: daySchema,
  }),
]);
export type StudioVeto = z.infer<typeof studioVetoSchema>;
export type VetoKind = StudioVeto['kind'];

/** What is carried out in which affected case; the two lists have nothing in common but the bar. */
export const vetoEffects = {
  ethics: ['cancelTitle', 'revokeStudio', 'closePublicPage', 'returnPlaque', 'releaseMembers', 'barHonours'],
  performance: ['barHonours', 'openAccountability', 'recordUnit'],
} as const satisfies Record<VetoKind, readonly string[]>;
export type VetoEffect = (typeof vetoEffects)[VetoKind][number];

/** Not decided yet: titles stay, commendations wait (VETO-O03). */
export const isOpen = ({ status }: StudioVeto): boolean => status === 'open';

/** Decided and in force, also while an appeal runs: it has no suspensive effect (VETO-O05). */
export const stands = ({ status }: StudioVeto): boolean => ['effective', 'appealed', 'upheld'].includes(status);

/** VETO-02: only an ethics veto that stands takes the title; a report or an open case does not (VETO-O04). */
export const cancelsTitle = (veto: StudioVeto): boolean => veto.kind === 'ethics' && stands(veto);

/** VETO-O01: to the end of the current term and so many years beyond. */
export const barEndOf = (term: DaySpan, p: { readonly performanceBarYears: number }): Day =>
  addYears(term.to, p.performanceBarYears);

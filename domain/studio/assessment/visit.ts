/** STUDIO-11: the Institute's check a sheet rests on: papers read, or a visit to the studio. */
import { z } from 'zod';
import { type Refusal, refuse } from '../../refusal.js';
import type { Day } from '../../time/beijing.js';
import { daySchema } from '../../time/schemas.js';

export const checkMethods = ['documents', 'siteVisit'] as const;
export type CheckMethod = (typeof checkMethods)[number];

export const checkSchema = z.strictObject({
  method: z.enum(checkMethods),
  /** The day the papers were read, or the studio was visited. */
  checkedOn: daySchema,
  /** What was seen, and who was there. */
  minutes: z.string().trim().min(1).max(5000),
});
export type AssessmentCheck = z.infer<typeof checkSchema>;

/** 'badInput' (STUDIO-11): nobody has been there yet, or it was before the year that is assessed began. */
export const refuseCheck = (
  { checkedOn }: AssessmentCheck,
  { from, today }: { readonly from: Day; readonly today: Day },
): Refusal | null =>
  from <= checkedOn && checkedOn <= today
    ? null
    : refuse('badInput', { ruleId: 'STUDIO-11', field: 'check.checkedOn', facts: { issue: 'day', from, to: today } });

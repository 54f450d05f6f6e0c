import { z } from 'zod';
import { roundDateKeys } from '../../domain/host-selection/round-dates.js';
import { daySchema } from '../../domain/time/schemas.js';
import { noticeFields } from '../../policy/host-selection/fields/notice.js';
import { timeFields } from '../../policy/host-selection/fields/time.js';

/** What an order may change of an open round; the conditions applicants must meet are pinned and not among it (CONV-11). */
export const orderChange = z.discriminatedUnion('kind', [
  /** New days of the round's calendar; the dates after a moved one follow it. */
  z.strictObject({ kind: z.literal('moveDates'), days: z.partialRecord(z.enum(roundDateKeys), daySchema) }),
  /** HOST-21. Lowering below what is used names the cases that lose their place (I13). */
  z.strictObject({
    kind: z.literal('quota'),
    countyId: z.uuid(),
    cap: z.int().min(0).max(1000),
    affected: z.array(z.uuid()).max(1000).default([]),
  }),
  /** HOST-28: a ceiling (HOST-14), within the city's target. */
  z.strictObject({ kind: z.literal('capacity'), capacity: z.int().min(1).max(1000) }),
  /** Working days, lengths of notices by level, late days, ladder, mail times of the policy edition. */
  z.strictObject({
    kind: z.literal('terms'),
    set: z
      .strictObject({ ...timeFields, noticeWorkingDays: noticeFields.noticeWorkingDays.partial() })
      .omit({ strongActs: true })
      .partial()
      .refine((set) => Object.keys(set).length > 0),
  }),
  /** HOST-O14: the city takes a county's papers again after its date, that day included. */
  z.strictObject({ kind: z.literal('reopenWindow'), countyId: z.uuid(), until: daySchema }),
  /** HOST-O15: the tied group at the last place, best first, where nobody of the panel may vote on it. */
  z.strictObject({ kind: z.literal('tieOrder'), order: z.array(z.uuid()).min(2).max(100) }),
]);
export type OrderChange = z.infer<typeof orderChange>;
export type OrderTerms = Extract<OrderChange, { kind: 'terms' }>['set'];

export const orderChanges = z.array(orderChange).min(1).max(20);

/** The rule behind each kind of change. */
export const changeRules: Readonly<Record<OrderChange['kind'], string>> = {
  moveDates: 'CONV-11',
  quota: 'HOST-21',
  capacity: 'HOST-28',
  terms: 'CONV-11',
  reopenWindow: 'HOST-O14',
  tieOrder: 'HOST-O15',
};

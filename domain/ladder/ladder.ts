import { z } from 'zod';
import { timeOfDaySchema } from '../time/schemas.js';
import { anchors, ladderActs, ladderRecipients } from './acts.js';

/**
 * One step: `workingDays` before (negative) or after the anchor's Beijing day, at `at` Beijing time.
 * Acts that touch somebody's task come at least one working day after a date, since a date counts whole (CONV-06).
 */
export const rungSchema = z
  .object({
    code: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    anchor: z.enum(anchors),
    workingDays: z.int().min(-250).max(250),
    act: z.enum(ladderActs),
    to: z.enum(ladderRecipients),
    at: timeOfDaySchema,
  })
  .refine((rung) => rung.act === 'remind' || (rung.anchor !== 'opened' && rung.workingDays >= 1), {
    message: 'only a reminder may come before the date has passed',
    path: ['workingDays'],
  });
export type Rung = z.infer<typeof rungSchema>;

/** A reminder ladder; codes are unique, since carried-out rungs are remembered by code. */
export const ladderSchema = z
  .array(rungSchema)
  .refine((ladder) => new Set(ladder.map((rung) => rung.code)).size === ladder.length, {
    message: 'two rungs have the same code',
  });
export type Ladder = z.infer<typeof ladderSchema>;

import { z } from 'zod';
import { grades } from '../../../domain/studio/assessment/grade.js';
import { studioCheckCodes } from '../../../domain/studio/check.js';
import { studioLevels } from '../../../domain/studio/composition.js';
import { proposedTasksSchema } from '../../../domain/studio/letter/issue.js';

const years = z.int().min(1).max(20);
const calendarDays = z.int().min(0).max(1100);

/** How long a studio lives, how its goals may change, and how it goes on or ends: STUDIO-05…26 and their open points. */
export const termFields = {
  /** LOCAL-01: the city's studios or a county's: own edition, own quotas, own register. */
  level: z.enum(studioLevels),
  /** STUDIO-05: years. */
  termYears: years,
  /** STUDIO-O01: counted from the city's approval, or from the day certificate and plaque were handed over. */
  termStart: z.enum(['approval', 'handover']),
  /** Calendar days before the last day on which people are reminded that it comes; descending. */
  termEndReminderDays: z.array(calendarDays.min(1)).max(12),
  /** STUDIO-O03: calendar days between reminders while the city has not decided after the last day. */
  overdueReminderEveryDays: calendarDays.min(1),
  /** STUDIO-O05: calendar months a studio may stand still. */
  suspensionMonths: z.int().min(1).max(36),
  /** STUDIO-O05: calendar days before the last of them on which people are reminded. */
  suspensionReminderDays: calendarDays.min(1),
  /** STUDIO-O10: the principal of the unit signs the letter beside the host. */
  letterWitness: z.enum(['principal', 'none']),
  /** STUDIO-17, STUDIO-20…25: the tasks a letter starts from; the section changes them before it goes out. */
  letterTasks: proposedTasksSchema,
  /** STUDIO-12, STUDIO-17: the lines of the checklist that are asked for before a studio starts; the others keep nobody from it. */
  asksBeforeStart: z.array(z.enum(studioCheckCodes)),
  /** STUDIO-16, STUDIO-O07: 原则上不做更改 — with the recorded exception of CONV-03, or never. */
  goalChange: z.enum(['byException', 'never']),
  /** STUDIO-23: calendar days before the last day by which a topic is completed. */
  researchDueDaysBeforeEnd: calendarDays,
  /** STUDIO-26, STUDIO-O09: calendar days without an update after which the host is reminded. */
  pageStaleDays: calendarDays.min(1),
  /** STUDIO-O02: the calendar days before the last day in which the host may apply for another term, both included. */
  renewalOpensDaysBefore: calendarDays,
  renewalClosesDaysBefore: calendarDays,
  renewalMinGrade: z.enum(grades),
  /** STUDIO-O02, HOST-10: years of service that must remain after the new term begins. */
  renewalRemainingYears: z.int().min(0).max(20),
  /** STUDIO-O02: null = unlimited. */
  renewalsMax: z.int().min(0).max(20).nullable(),
};

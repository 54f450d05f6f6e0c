/** What a studio does and produces, by kind; each kind is a duty the plan names. */
import { z } from 'zod';
import { daySchema } from '../../time/schemas.js';
import { levels } from '../../vocabulary.js';

/** Activities and results, and where the plan asks for them (六-2 to 六-5). */
export const workRules = {
  backboneTraining: 'STUDIO-20',
  localTraining: 'STUDIO-20',
  seminar: 'STUDIO-22',
  lessonPreparation: 'STUDIO-22',
  lessonObservation: 'STUDIO-22',
  caseDiscussion: 'STUDIO-22',
  topicResearch: 'STUDIO-22',
  touringLecture: 'STUDIO-22',
  completedTopic: 'STUDIO-23',
  researchReport: 'STUDIO-23',
  paper: 'STUDIO-23',
  book: 'STUDIO-23',
  localResearch: 'STUDIO-24',
  demonstrationClassMeeting: 'STUDIO-25',
  lecture: 'STUDIO-25',
  exchange: 'STUDIO-25',
  forum: 'STUDIO-25',
} as const satisfies Record<string, string>;
export type WorkKind = keyof typeof workRules;
export const workKinds = Object.keys(workRules) as readonly WorkKind[];

/** Hours as people write them: at most one decimal, exact. */
const hours = z.string().regex(/^\d{1,4}(\.\d)?$/);

/** One activity or result as the record has it. `confirmed`: somebody has looked at the evidence; until then it counts for nothing. */
export const workSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(workKinds),
  level: z.enum(levels),
  on: daySchema,
  hours,
  participants: z.int().min(0).max(100_000),
  confirmed: z.boolean(),
});
export type Work = z.infer<typeof workSchema>;

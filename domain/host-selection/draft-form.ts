import { z } from 'zod';
import { levels } from '../vocabulary.js';
import type { FormField } from './form.js';
import * as words from './form-words.js';

const { line: lineMax, text: textMax, list, files: filesMax } = words.formLimits;

/** While a form is being filled in, half a value is kept as it was typed; only sizes are bounded. */
const line = z.string().max(lineMax).optional();
const text = z.string().max(textMax).optional();
const day = z.string().max(10).nullable().optional();
const files = z.array(z.uuid()).max(filesMax).optional();
const flag = z.boolean().optional();
const whole = z.int().min(0).max(999).nullable().optional();
const signature = z.object({ name: line, signedOn: day }).optional();

/** A choice not made yet, or one of these; an unknown word counts as not made. */
function choice<const T extends readonly string[]>(values: T) {
  return z
    .enum(values as unknown as [T[number], ...T[number][]])
    .optional()
    .catch(undefined);
}

const period = z.object({ school: line, className: line, post: choice(words.servicePosts), from: day, to: day, files });
const deed = z.object({
  title: line,
  kind: choice(words.caseKinds),
  problemType: choice(words.problemTypes),
  date: day,
  summary: text,
  files,
});
const influence = z.object({ activity: line, level: choice(levels), date: day, files });
const research = z.object({
  kind: choice(words.researchKinds),
  topic: choice(words.researchTopics),
  title: line,
  level: choice(levels),
  issuer: line,
  date: day,
  grade: whole,
  authorRank: whole,
  role: choice(words.projectRoles),
  files,
});
const honour = z.object({
  subject: choice(words.honourSubjects),
  name: line,
  level: choice(levels),
  issuer: line,
  date: day,
  className: line,
  otherCity: flag,
  files,
});

/** The form as saved while it is being filled in: everything may be missing or half typed, unknown keys are dropped. */
export const draftFormSchema = z.object({
  name: line,
  gender: choice(words.genders),
  birthDate: day,
  idLast4: line,
  phone: line,
  email: line,
  politicalStatus: choice(words.politicalStatuses),
  education: choice(words.educations),
  title: choice(words.titles),
  subject: line,
  isHeadTeacherNow: flag,
  currentClass: line,
  teacherCertNo: line,
  headTeacherPeriods: z.array(period).max(list).optional(),
  expectedEndDate: day,
  stayCommitment: signature,
  schoolStayConsent: signature,
  ethicsSelfDeclaration: text,
  ethicsSignature: signature,
  performanceSummary: text,
  cases: z.array(deed).max(list).optional(),
  influence: z.array(influence).max(list).optional(),
  research: z.array(research).max(list).optional(),
  researchEffect: text,
  honours: z.array(honour).max(list).optional(),
  studioProposal: z.object({ goals: text, content: text, form: text, topic: text, assessment: text }).optional(),
  unitSupport: z.object({ office: text, equipment: text, signature }).optional(),
  truthDeclaration: signature,
} satisfies Record<FormField, z.ZodType>);

export type DraftForm = z.infer<typeof draftFormSchema>;
export type DraftPeriod = z.infer<typeof period>;
export type DraftCase = z.infer<typeof deed>;
export type DraftResearch = z.infer<typeof research>;
export type DraftHonour = z.infer<typeof honour>;

import { z } from 'zod';
import { levels } from '../vocabulary.js';
import {
  caseKinds,
  educations,
  files,
  formDay,
  formLimits,
  genders,
  honourSubjects,
  line,
  longText,
  politicalStatuses,
  problemTypes,
  projectRoles,
  researchKinds,
  researchTopics,
  servicePosts,
  signature,
  titles,
} from './form-words.js';

/** HOST-09: one spell as head teacher; `to` is null while it lasts. */
export const periodSchema = z.strictObject({
  school: line,
  className: line,
  post: z.enum(servicePosts),
  from: formDay,
  to: formDay.nullable(),
  files,
});

/** HOST-04, HOST-05: a moral-education deed or an educational case. */
export const caseSchema = z.strictObject({
  title: line,
  kind: z.enum(caseKinds),
  problemType: z.enum(problemTypes),
  date: formDay,
  summary: longText,
  files,
});

/** HOST-03, HOST-06. */
export const influenceSchema = z.strictObject({ activity: line, level: z.enum(levels), date: formDay, files });

/** HOST-07: `grade` (1 = first prize) for a prize, `role` for a project, `authorRank` (1 = first or sole) for the others. */
export const researchSchema = z.strictObject({
  kind: z.enum(researchKinds),
  topic: z.enum(researchTopics),
  title: line,
  level: z.enum(levels),
  issuer: line,
  date: formDay,
  grade: z.int().min(1).max(9).optional(),
  authorRank: z.int().min(1).max(99).optional(),
  role: z.enum(projectRoles).optional(),
  files,
});

/** HOST-12, HOST-13: `className` for an honour of a class; `otherCity` when a body of another city gave it (HOST-O09). */
export const honourSchema = z.strictObject({
  subject: z.enum(honourSubjects),
  name: line,
  level: z.enum(levels),
  issuer: line,
  date: formDay,
  className: line.optional(),
  otherCity: z.boolean().optional(),
  files,
});

/** Recommended, so each part may be missing (STUDIO-13, STUDIO-15). */
const proposalSchema = z
  .strictObject({ goals: longText, content: longText, form: longText, topic: longText, assessment: longText })
  .partial();
const supportSchema = z.strictObject({ office: longText, equipment: longText, signature }).partial();

/**
 * 《市班主任工作室主持人申报表》 as the applicant submits it (section 7.1, HOST-O13): shape, types and sizes only; what the
 * policy asks for is judged by `eligibility`. Days are Beijing days, files are attachment ids. School and route belong to the case.
 */
export const applicationFormSchema = z.strictObject({
  name: line,
  gender: z.enum(genders),
  birthDate: formDay,
  idLast4: z.string().regex(/^\d{3}[\dX]$/),
  phone: z.string().regex(/^\+?\d[\d -]{5,18}\d$/),
  email: z.email().max(formLimits.line),
  politicalStatus: z.enum(politicalStatuses),
  education: z.enum(educations),
  title: z.enum(titles),
  subject: line,
  isHeadTeacherNow: z.boolean(),
  currentClass: line,
  teacherCertNo: line,
  headTeacherPeriods: z.array(periodSchema).min(1).max(formLimits.list),
  expectedEndDate: formDay,
  stayCommitment: signature,
  schoolStayConsent: signature,
  ethicsSelfDeclaration: longText,
  ethicsSignature: signature,
  performanceSummary: longText,
  cases: z.array(caseSchema).max(formLimits.list),
  influence: z.array(influenceSchema).max(formLimits.list),
  research: z.array(researchSchema).max(formLimits.list),
  researchEffect: longText.optional(),
  honours: z.array(honourSchema).max(formLimits.list),
  studioProposal: proposalSchema.optional(),
  unitSupport: supportSchema.optional(),
  truthDeclaration: signature,
});

export type ApplicationForm = z.infer<typeof applicationFormSchema>;
export type FormField = keyof ApplicationForm;
/** The fields in the order of the printed form. */
export const formFields = Object.keys(applicationFormSchema.shape) as FormField[];

import { z } from 'zod';
import { isDay } from '../time/beijing.js';

/** Choices of the 申报表; the words people read are in `text/form.ts`. */
export const genders = ['female', 'male'] as const;
export const politicalStatuses = ['partyMember', 'leagueMember', 'democraticParty', 'masses'] as const;
export const educations = ['collegeDiploma', 'bachelor', 'master', 'doctor', 'other'] as const;
export const titles = ['thirdGrade', 'secondGrade', 'firstGrade', 'senior', 'professorial', 'none'] as const;
export const servicePosts = ['head', 'deputy'] as const;
export const caseKinds = ['deed', 'case'] as const;
/** HOST-04: 常规、偶发(突发)、个别. */
export const problemTypes = ['routine', 'sudden', 'individual'] as const;
export const researchKinds = ['article', 'prize', 'project'] as const;
/** HOST-08: 班级管理经验或德育相关研究. */
export const researchTopics = ['classManagement', 'moralEducation'] as const;
export const projectRoles = ['leader', 'participant'] as const;
export const honourSubjects = ['class', 'person'] as const;

/** Largest sizes a form may have, so that a page and a PDF can hold it. Machinery, not policy. */
export const formLimits = { line: 120, text: 5000, list: 20, files: 10 } as const;

export const formDay = z.string().max(10).refine(isDay);
export const line = z.string().trim().min(1).max(formLimits.line);
export const longText = z.string().trim().min(1).max(formLimits.text);
export const files = z.array(z.uuid()).max(formLimits.files);
/** A typed signature; which person and session gave it is in the record of the act. */
export const signature = z.strictObject({ name: line, signedOn: formDay });

import type { FormField } from './form.js';

/** Section 7.1: the rule behind each field, and whether the form is incomplete without it. `FORM`: only the form asks. */
export interface FieldRule {
  readonly ruleId: string;
  readonly need: 'required' | 'recommended';
}

export const fieldRules: Readonly<Record<FormField, FieldRule>> = {
  name: { ruleId: 'FORM', need: 'required' },
  gender: { ruleId: 'FORM', need: 'required' },
  birthDate: { ruleId: 'HOST-10', need: 'required' },
  idLast4: { ruleId: 'FORM', need: 'required' },
  phone: { ruleId: 'FORM', need: 'required' },
  email: { ruleId: 'FORM', need: 'required' },
  politicalStatus: { ruleId: 'HOST-02', need: 'required' },
  education: { ruleId: 'HOST-02', need: 'required' },
  title: { ruleId: 'HOST-02', need: 'required' },
  subject: { ruleId: 'HOST-02', need: 'required' },
  isHeadTeacherNow: { ruleId: 'HOST-01', need: 'required' },
  currentClass: { ruleId: 'HOST-01', need: 'required' },
  teacherCertNo: { ruleId: 'FORM', need: 'required' },
  headTeacherPeriods: { ruleId: 'HOST-09', need: 'required' },
  expectedEndDate: { ruleId: 'HOST-10', need: 'required' },
  stayCommitment: { ruleId: 'HOST-10', need: 'required' },
  schoolStayConsent: { ruleId: 'HOST-10', need: 'required' },
  ethicsSelfDeclaration: { ruleId: 'HOST-02', need: 'required' },
  ethicsSignature: { ruleId: 'VETO-01', need: 'required' },
  performanceSummary: { ruleId: 'HOST-11', need: 'required' },
  cases: { ruleId: 'HOST-05', need: 'required' },
  influence: { ruleId: 'HOST-06', need: 'required' },
  research: { ruleId: 'HOST-07', need: 'required' },
  researchEffect: { ruleId: 'HOST-08', need: 'required' },
  honours: { ruleId: 'HOST-12', need: 'required' },
  studioProposal: { ruleId: 'STUDIO-13', need: 'recommended' },
  unitSupport: { ruleId: 'STUDIO-15', need: 'recommended' },
  truthDeclaration: { ruleId: 'HOST-30', need: 'required' },
};

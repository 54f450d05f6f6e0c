import type { DraftForm } from '../../../domain/host-selection/draft-form.js';
import type { Check } from '../../../domain/host-selection/eligibility/check.js';
import type { EligibilityFacts, EligibilityParameters } from '../../../domain/host-selection/eligibility/parameters.js';
import { eligibility } from '../../../domain/host-selection/eligibility.js';
import type { ApplicationForm } from '../../../domain/host-selection/form.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';

const signed = { name: '林晓', signedOn: '2026-03-02' };
export const fileId = '0b6f4c1e-6b0a-4f0e-9a55-0f4f3f6b8a01';

/** An invented applicant who satisfies every condition. */
export const soundForm: ApplicationForm = {
  name: '林晓',
  gender: 'female',
  birthDate: '1985-05-20',
  idLast4: '002X',
  phone: '0571-5550101',
  email: 'linxiao@example.edu',
  politicalStatus: 'masses',
  education: 'bachelor',
  title: 'firstGrade',
  subject: '语文',
  isHeadTeacherNow: true,
  currentClass: '初二（3）班',
  teacherCertNo: '20100001',
  headTeacherPeriods: [period('2016-09-01', '2025-06-30')],
  expectedEndDate: '2040-05-20',
  stayCommitment: signed,
  schoolStayConsent: signed,
  ethicsSelfDeclaration: '德'.repeat(200),
  ethicsSignature: signed,
  performanceSummary: '绩'.repeat(500),
  cases: [oneCase('一'), oneCase('二')],
  influence: [{ activity: '全市班会课展示', level: 'city', date: '2023-10-10', files: [] }],
  research: [research({ kind: 'article', level: 'provincial', authorRank: 1 })],
  researchEffect: '效'.repeat(100),
  honours: [
    { subject: 'person', name: '优秀班主任', level: 'city', issuer: '市教育局', date: '2022-09-10', files: [] },
  ],
  truthDeclaration: signed,
};

export const facts: EligibilityFacts = {
  deadline: '2026-03-31',
  plannedApprovalDay: '2026-07-01',
  schoolType: 'countySchool',
  ethicsBar: false,
  otherLiveApplicationsOfSchool: 0,
  verifiedAttachments: [],
  moment: 'apply',
};

export const parameters: EligibilityParameters = defaultEdition.parameters;

export function period(from: string, to: string | null, post: 'head' | 'deputy' = 'head') {
  return { school: '第一中学', className: '初二（3）班', post, from, to, files: [] };
}

export function oneCase(title: string): ApplicationForm['cases'][number] {
  const summary = '事'.repeat(800);
  return { title, kind: 'case', problemType: 'sudden', date: '2024-03-01', summary, files: [] };
}

type Research = ApplicationForm['research'][number];
export function research(more: Partial<Research>): Research {
  return {
    kind: 'prize',
    topic: 'moralEducation',
    title: '班级自治初探',
    level: 'city',
    issuer: '教育学会',
    date: '2023-05-01',
    files: [],
    ...more,
  };
}

/** Rule ids that fail for the sound form with these changes. */
export function failed(
  form: DraftForm = {},
  changed: Partial<EligibilityFacts> = {},
  p: Partial<EligibilityParameters> = {},
): readonly string[] {
  return failures(form, changed, p).map(({ ruleId }) => ruleId);
}

export function failures(
  form: DraftForm = {},
  changed: Partial<EligibilityFacts> = {},
  p: Partial<EligibilityParameters> = {},
): readonly Check[] {
  const all = eligibility({ ...soundForm, ...form }, { ...facts, ...changed }, { ...parameters, ...p });
  return all.checks.filter(({ met }) => !met);
}

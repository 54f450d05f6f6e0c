import type { CaseState, Language, Role } from '../domain/vocabulary.js';

/** What each state of an application is called. */
export const states: Record<Language, Record<CaseState, string>> = {
  zh: {
    draft: '草稿',
    schoolReview: '学校推荐中',
    returnedForCorrection: '退回修改',
    recommended: '学校已推荐',
    declined: '学校未推荐',
    countyReview: '县区审核中',
    notForwarded: '县区未上报',
    countyNotice: '县区公示中',
    submittedToCity: '已上报市教育局',
    expertReview: '专家评审中',
    notSelected: '未入选',
    projectJustification: '项目论证中',
    cityNotice: '市级公示中',
    finalDecision: '待市局审批',
    approved: '已批准',
    notApproved: '未批准',
    endedWithRound: '本批次未及评定',
    withdrawn: '已撤回',
    vetoed: '师德一票否决',
  },
  en: {
    draft: 'Draft',
    schoolReview: 'With the school',
    returnedForCorrection: 'Returned for correction',
    recommended: 'Recommended by the school',
    declined: 'Not recommended by the school',
    countyReview: 'County review',
    notForwarded: 'Not forwarded by the county',
    countyNotice: 'On county notice',
    submittedToCity: 'Submitted to the city',
    expertReview: 'Expert review',
    notSelected: 'Not selected',
    projectJustification: 'Project justification',
    cityNotice: 'On city notice',
    finalDecision: 'Awaiting final decision',
    approved: 'Approved',
    notApproved: 'Not approved',
    endedWithRound: 'Not judged in this round',
    withdrawn: 'Withdrawn',
    vetoed: 'Ethics veto',
  },
};

/** LOCAL-01: what they are called in a county's own round. */
const ofCounty: Record<Language, Readonly<Record<string, string>>> = {
  zh: { submittedToCity: '已报县区教育局', cityNotice: '县区公示中', finalDecision: '待县区教育局审批' },
  en: { submittedToCity: 'Submitted to the county', cityNotice: 'On county notice' },
};

/** @param level whose round it stands in; the city's where nothing is said */
export const stateName = (state: string, language: Language, level?: string): string =>
  (level === 'county' ? ofCounty[language][state] : undefined) ??
  (states[language] as Record<string, string>)[state] ??
  state;

export const roleNames: Record<Language, Record<Role, string>> = {
  zh: {
    applicant: '申报人',
    schoolLeader: '学校负责人',
    schoolClerk: '学校经办人',
    countyOfficer: '县区经办人',
    countyLeader: '县区负责人',
    cityOfficer: '市局经办人',
    cityLeader: '市局负责人',
    sectionOfficer: '德育科',
    instituteOfficer: '教科所',
    expert: '评审专家',
    operator: '运维',
  },
  en: {
    applicant: 'applicant',
    schoolLeader: 'school leader',
    schoolClerk: 'school clerk',
    countyOfficer: 'county officer',
    countyLeader: 'county leader',
    cityOfficer: 'city officer',
    cityLeader: 'city leader',
    sectionOfficer: 'Moral Education Section',
    instituteOfficer: 'Institute of Education Science',
    expert: 'expert',
    operator: 'operator',
  },
};

export const roleName = (role: string, language: Language): string =>
  (roleNames[language] as Record<string, string>)[role] ?? role;

import type { CaseState, Language } from '../domain/vocabulary.js';

/** What a sentence on the next step is made of; `due` in words, empty where there is none. */
export interface NextFacts {
  readonly due: string;
  readonly school: string;
  readonly county: string;
}

type Sentence = (facts: NextFacts) => string;
/** After a refusal: an appeal is possible, waits for its answer, was answered, or came to nothing. */
type Appeal = 'open' | 'filed' | 'answered' | 'over';

interface NextWords {
  readonly title: string;
  /** To the applicant, and to everybody else, by where the application stands. */
  readonly own: Record<CaseState, Sentence>;
  readonly others: Record<CaseState, Sentence>;
  /** To both, where it stands in a county's own round (LOCAL-01). */
  readonly ownRound: Readonly<Partial<Record<CaseState, Sentence>>>;
  readonly appeal: Record<Appeal, Sentence>;
  readonly undo: Sentence;
  readonly investigation: string;
  /** CONV-06: the round's window is over and the application was never handed in. `due`: when it ended. */
  readonly windowOver: (facts: { readonly due: string; readonly ask: string }) => string;
  /** Whom to ask: the school, or the bureau where a way to reach it is published. */
  readonly ask: (facts: { readonly school: string; readonly organiser: string; readonly contact: string }) => string;
}

/** （3月5日前） */
const byZh = (due: string): string => (due ? `（${due}前）` : '');
const byEn = (due: string): string => (due ? ` (by ${due})` : '');

const zhShared = {
  recommended: () => '学校已推荐，正在转送上一级。',
  countyReview: ({ county, due }: NextFacts) =>
    `由${county}审核、比选，在名额内确定推荐名单${byZh(due)}；列入名单的进行县区公示。`,
  countyNotice: ({ county, due }: NextFacts) =>
    `正在县区公示${due ? `，公示至 ${due}` : ''}；期满无异议的，由${county}统一上报市教育局。`,
  submittedToCity: ({ due }: NextFacts) => `市教育局收齐各县区材料后组建专家组${byZh(due)}，随后专家独立评分。`,
  expertReview: ({ due }: NextFacts) => `专家正在独立评分${byZh(due)}；全部封存后集中启封，确认排名。`,
  projectJustification: ({ due }: NextFacts) => `由市教育局德育科论证工作室方案${byZh(due)}；通过论证的进行市级公示。`,
  cityNotice: ({ due }: NextFacts) => `正在市级公示${due ? `，公示至 ${due}` : ''}；期满无异议的，提交市教育局审批。`,
  finalDecision: ({ due }: NextFacts) => `市级公示已结束，等待市教育局审批${byZh(due)}；批准后颁发证书和牌匾。`,
  notSelected: () => '本批次到此结束，未入选的理由已书面告知申报人。',
  withdrawn: () => '撤回已生效，本批次不再办理。',
} as const;

const enShared = {
  recommended: () => 'The school has recommended; the application is being passed on.',
  countyReview: ({ county, due }: NextFacts) =>
    `${county} examines, compares and draws up its list within its places${byEn(due)}; those listed are put on public notice.`,
  countyNotice: ({ county, due }: NextFacts) =>
    `On public notice${due ? ` until ${due}` : ''}; without an objection ${county} then submits it to the city bureau.`,
  submittedToCity: ({ due }: NextFacts) =>
    `Once all counties have sent their papers the city bureau forms the expert panel${byEn(due)}, which then scores.`,
  expertReview: ({ due }: NextFacts) =>
    `The experts score by themselves${byEn(due)}; all sheets are then opened together and the ranking is confirmed.`,
  projectJustification: ({ due }: NextFacts) =>
    `The Moral Education Section looks at the studio’s project${byEn(due)}; what it finds sound goes on the city notice.`,
  cityNotice: ({ due }: NextFacts) =>
    `On the city’s notice${due ? ` until ${due}` : ''}; without an objection it goes to the final decision.`,
  finalDecision: ({ due }: NextFacts) =>
    `The notice is over; the city bureau decides${byEn(due)}. Certificate and plaque follow an approval.`,
  notSelected: () => 'It ends here in this round; the applicant has been told why.',
  withdrawn: () => 'The withdrawal has taken effect; it is out of this round.',
} as const;

const zhOwnRound = {
  submittedToCity: ({ due }: NextFacts) => `县区教育局收齐各校材料后组建专家组${byZh(due)}，随后专家独立评分。`,
  projectJustification: ({ due }: NextFacts) =>
    `由县区教育局的德育科室论证工作室方案${byZh(due)}；通过论证的进行县区公示。`,
  cityNotice: ({ due }: NextFacts) => `正在县区公示${due ? `，公示至 ${due}` : ''}；期满无异议的，提交县区教育局审批。`,
  finalDecision: ({ due }: NextFacts) => `县区公示已结束，等待县区教育局审批${byZh(due)}；批准后颁发证书和牌匾。`,
} as const;

const enOwnRound = {
  submittedToCity: ({ due }: NextFacts) =>
    `Once the schools have sent their papers the county bureau forms the expert panel${byEn(due)}, which then scores.`,
  projectJustification: ({ due }: NextFacts) =>
    `The county’s moral education section looks at the studio’s project${byEn(due)}; what it finds sound goes on the county notice.`,
  cityNotice: ({ due }: NextFacts) =>
    `On the county’s notice${due ? ` until ${due}` : ''}; without an objection it goes to the final decision.`,
  finalDecision: ({ due }: NextFacts) =>
    `The notice is over; the county bureau decides${byEn(due)}. Certificate and plaque follow an approval.`,
} as const;

const refusedZh = () => '本批次到此结束。';
const refusedEn = () => 'It ends here in this round.';

/** What comes next for an application, by its state. */
export const nextWords: Record<Language, NextWords> = {
  zh: {
    title: '下一步',
    own: {
      ...zhShared,
      draft: ({ due }) => `请填写申报表${due ? `，并在 ${due} 前提交` : '并提交'}；提交后由学校办理。`,
      returnedForCorrection: ({ due }) => `请按退回意见修改后重新提交${byZh(due)}；重新提交后由学校再次研究。`,
      schoolReview: ({ school, due }) =>
        `由${school}作出师德结论、听取意见、核对附件、集体研究决定${byZh(due)}。您无须操作，结论会以邮件告知。`,
      declined: refusedZh,
      notForwarded: refusedZh,
      notApproved: refusedZh,
      vetoed: refusedZh,
      endedWithRound: () => '这份申报在本批次不再办理，未进入评定。这不是对您的评价，您可以在下一批次再次申报。',
      approved: () => '已批准，流程办结；证书和牌匾可在本页下载。',
    },
    others: {
      ...zhShared,
      draft: () => '申报人尚未提交。',
      returnedForCorrection: ({ due }) => `等待申报人修改后重新提交${byZh(due)}，然后由学校再次研究。`,
      schoolReview: ({ school, due }) =>
        `由${school}作出师德结论、听取意见、核对附件、集体研究决定推荐、不推荐或退回修改${byZh(due)}。`,
      declined: refusedZh,
      notForwarded: refusedZh,
      notApproved: refusedZh,
      vetoed: refusedZh,
      endedWithRound: () => '这份申报在本批次不再办理，未进入评定；这不是对申报人的评价，下一批次可以再次申报。',
      approved: () => '已批准，流程办结。',
    },
    ownRound: zhOwnRound,
    appeal: {
      open: ({ due }) => `申报人可以书面申诉一次${byZh(due)}；没有申诉的，本批次到此结束。`,
      filed: ({ due }) => `申诉已提交，由上一级答复${byZh(due)}。`,
      answered: () => '申诉已答复，维持原结论，本批次到此结束。',
      over: () => '申诉期限已过，本批次到此结束。',
    },
    undo: ({ due }) => `可以取消撤回${byZh(due)}；逾期撤回生效，本批次不再办理。`,
    investigation: '师德问题正在核查，其间暂停办理：先听取本人陈述，再由另一人决定。',
    windowOver: ({ due, ask }) =>
      `本批次的申报已于 ${due}（北京时间）截止，这份申报未提交，不能再提交。已保存的内容仍可查看；下一批次可以再次申报。如有疑问，请联系${ask}。`,
    ask: ({ school, organiser, contact }) => `${school}或${organiser}${contact && `（${contact}）`}`,
  },
  en: {
    title: 'What comes next',
    own: {
      ...enShared,
      draft: ({ due }) => `Please fill in the form and submit it${byEn(due)}; the school then looks at it.`,
      returnedForCorrection: ({ due }) =>
        `Please correct it as asked and submit it again${byEn(due)}; then the school decides anew.`,
      schoolReview: ({ school, due }) =>
        `${school} concludes on ethics, hears people, checks the attachments and decides in a meeting${byEn(due)}. You need do nothing; you are told by mail.`,
      declined: refusedEn,
      notForwarded: refusedEn,
      notApproved: refusedEn,
      vetoed: refusedEn,
      endedWithRound: () =>
        'This application goes no further in this round and was not judged. It says nothing about you; you may apply again in the next round.',
      approved: () => 'Approved, and done; certificate and plaque can be downloaded here.',
    },
    others: {
      ...enShared,
      draft: () => 'The applicant has not submitted it yet.',
      returnedForCorrection: ({ due }) =>
        `The applicant corrects it and submits it again${byEn(due)}; then the school decides anew.`,
      schoolReview: ({ school, due }) =>
        `${school} concludes on ethics, hears people, checks the attachments and decides whether to recommend, decline or return it${byEn(due)}.`,
      declined: refusedEn,
      notForwarded: refusedEn,
      notApproved: refusedEn,
      vetoed: refusedEn,
      endedWithRound: () =>
        'This application goes no further in this round and was not judged. It says nothing about the person, who may apply again in the next round.',
      approved: () => 'Approved, and done.',
    },
    ownRound: enOwnRound,
    appeal: {
      open: ({ due }) => `The applicant may appeal once in writing${byEn(due)}; without an appeal it ends here.`,
      filed: ({ due }) => `An appeal was filed; the next level answers it${byEn(due)}.`,
      answered: () => 'The appeal was dismissed; it ends here in this round.',
      over: () => 'The time to appeal is over; it ends here in this round.',
    },
    undo: ({ due }) => `The withdrawal can be undone${byEn(due)}; after that it is out of this round.`,
    investigation:
      'An ethics finding is being looked into; meanwhile it rests. The person is heard first, then another person decides.',
    windowOver: ({ due, ask }) =>
      `Applications for this round closed on ${due} (Beijing time). This one was not handed in and cannot be any more. What was saved can still be read; you may apply again in the next round. Questions: ${ask}.`,
    ask: ({ school, organiser, contact }) => `${school}, or ${organiser}${contact && ` (${contact})`}`,
  },
};

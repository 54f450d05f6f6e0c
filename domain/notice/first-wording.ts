/** What a notice's first wording is made of: the round's or the call's name, the publishing body's, and how many are named. */
export interface NoticeOf {
  readonly round: string;
  readonly body: string;
  readonly count: number;
}

/**
 * The first wording of a public notice (公示), in Chinese as it hangs. Whoever publishes may change it; one that hangs anew for a single
 * candidate (NOTICE-O05) has it as it stands, since what the earlier one said was said of several.
 */
export const firstWording: Readonly<
  Record<'county' | 'city', (notice: NoticeOf) => { readonly title: string; readonly text: string }>
> = {
  county: ({ round, body, count }) => ({
    title: `${body}关于${round}拟推荐人选的公示`,
    text: `经个人申报、学校推荐和审核，${body}拟推荐以下${count}人参加${round}，现予公示。公示期间，如对公示对象有异议，请向异议受理单位反映。`,
  }),
  city: ({ round, body, count }) => ({
    title: `${body}关于${round}拟入选人员的公示`,
    text: `经专家评审和项目论证，${round}拟入选以下${count}人，现予公示。公示期间，如对公示对象有异议，请向异议受理单位反映。`,
  }),
};

/** The same of a call for commendations (COMMEND-O01), whose list is drawn up and hung in one act: it counts nobody. */
export const firstHonourWording = ({ round, body }: Omit<NoticeOf, 'count'>): { title: string; text: string } => ({
  title: `${body}关于${round}拟表彰对象的公示`,
  text: `经推荐和评审，${round}拟表彰以下对象，现予公示。公示期间，如对公示对象有异议，请向异议受理单位反映。`,
});

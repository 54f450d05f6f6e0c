import type { Scheme } from '../../domain/studio/assessment/scheme.js';

/** ASSESS-O01: 40/30/30. The dimensions are the plan's; the indicators are ours, each with the duty it looks at. */
export const defaultScheme: Scheme = {
  building: {
    weight: 40,
    indicators: [
      {
        code: 'plans',
        label: { zh: '工作方案与培养方案的落实', en: 'Plans carried out' },
        max: '10',
        rules: ['STUDIO-12', 'STUDIO-13'],
      },
      {
        code: 'activities',
        label: { zh: '活动开展与记录', en: 'Activities and their records' },
        max: '10',
        rules: ['STUDIO-22'],
      },
      {
        code: 'page',
        label: { zh: '网页建设与更新', en: 'Web page kept up to date' },
        max: '10',
        rules: ['STUDIO-26'],
      },
      {
        code: 'management',
        label: { zh: '日常管理与经费使用', en: 'Daily management and funds' },
        max: '10',
        rules: ['STUDIO-15'],
      },
    ],
  },
  guidance: {
    weight: 30,
    indicators: [
      {
        code: 'memberGrowth',
        label: { zh: '成员成长与总结', en: 'Growth of the members' },
        max: '10',
        rules: ['STUDIO-21', 'MEMBER-07', 'MEMBER-08'],
      },
      {
        code: 'demonstration',
        label: { zh: '示范班会课、讲座、论坛', en: 'Demonstration lessons, lectures, forums' },
        max: '10',
        rules: ['STUDIO-25'],
      },
      {
        code: 'training',
        label: { zh: '骨干班主任培训与校本培训', en: 'Training of backbone head teachers' },
        max: '10',
        rules: ['STUDIO-20'],
      },
    ],
  },
  research: {
    weight: 30,
    indicators: [
      {
        code: 'topic',
        label: { zh: '市级以上课题', en: 'Topic of city level or above' },
        max: '15',
        rules: ['STUDIO-23'],
      },
      {
        code: 'publications',
        label: { zh: '报告、论文、著作', en: 'Reports, papers, books' },
        max: '10',
        rules: ['STUDIO-23'],
      },
      {
        code: 'localResearch',
        label: { zh: '切合当地的专题研究', en: 'Research for local needs' },
        max: '5',
        rules: ['STUDIO-24'],
      },
    ],
  },
};

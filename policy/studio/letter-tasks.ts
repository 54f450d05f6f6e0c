import type { ProposedTask } from '../../domain/studio/letter/issue.js';

/**
 * The duties of 方案 六-2 to 六-5 as tasks that can be counted (STUDIO-20, -22…-25). Kinds and levels are the plan's; it names no numbers:
 * the targets are ours, one a year where the plan says nothing, and the section changes them before the letter goes out.
 */
export const defaultLetterTasks: readonly ProposedTask[] = [
  {
    code: 'backboneTraining',
    text: '承担市级骨干班主任的培训和指导工作',
    measure: 'count',
    kinds: ['backboneTraining'],
    levelAtLeast: 'city',
    target: 3,
  },
  {
    code: 'localTraining',
    text: '按当地教育行政部门的要求参与本地区班主任培训和校本培训',
    measure: 'count',
    kinds: ['localTraining'],
    levelAtLeast: null,
    target: 3,
  },
  {
    code: 'guidance',
    text: '以工作研讨、班会课备课与观摩、教育案例研讨、课题研究、巡回讲座等形式指导研修人员',
    measure: 'count',
    kinds: ['seminar', 'lessonPreparation', 'lessonObservation', 'caseDiscussion', 'topicResearch', 'touringLecture'],
    levelAtLeast: null,
    target: 12,
  },
  {
    code: 'topic',
    text: '完成市级以上班主任工作课题研究',
    measure: 'count',
    kinds: ['completedTopic'],
    levelAtLeast: 'city',
    target: 1,
  },
  {
    code: 'publication',
    text: '形成较高质量的研究报告、专业论文或专业著作',
    measure: 'count',
    kinds: ['researchReport', 'paper', 'book'],
    levelAtLeast: null,
    target: 1,
  },
  {
    code: 'localResearch',
    text: '根据当地中小学教育实际开展班主任工作专题研究',
    measure: 'count',
    kinds: ['localResearch'],
    levelAtLeast: null,
    target: 1,
  },
  {
    code: 'demonstration',
    text: '承担市级示范性班会课、专题讲座、经验交流观摩活动、班主任工作论坛',
    measure: 'count',
    kinds: ['demonstrationClassMeeting', 'lecture', 'exchange', 'forum'],
    levelAtLeast: 'city',
    target: 3,
  },
];

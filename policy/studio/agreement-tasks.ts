import type { ProposedTask } from '../../domain/studio/letter/issue.js';

/**
 * 方案 七-2 as tasks that can be counted (MEMBER-07, MEMBER-09): all work of the studio, and results. The plan names no numbers: the
 * targets are ours, and the host changes them before the agreement is signed.
 */
export const defaultAgreementTasks: readonly ProposedTask[] = [
  {
    code: 'studioWork',
    text: '参加工作室的班主任工作研讨、班会课备课与观摩、教育案例研讨、课题研究和巡回讲座',
    measure: 'count',
    kinds: ['seminar', 'lessonPreparation', 'lessonObservation', 'caseDiscussion', 'topicResearch', 'touringLecture'],
    levelAtLeast: null,
    target: 12,
  },
  {
    code: 'results',
    text: '认真开展班主任工作等德育实践和研究，形成经验和成果',
    measure: 'count',
    kinds: ['researchReport', 'paper', 'book', 'localResearch'],
    levelAtLeast: null,
    target: 1,
  },
];

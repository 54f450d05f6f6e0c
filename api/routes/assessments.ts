import { z } from 'zod';
import { termOf } from '../../desk/kit/term.js';
import { appealResult } from '../../desk/studio/assessment/appeal-result.js';
import { confirmScores } from '../../desk/studio/assessment/confirm-scores.js';
import { decideResultAppeal } from '../../desk/studio/assessment/decide-result-appeal.js';
import { fileImprovementPlan } from '../../desk/studio/assessment/file-improvement-plan.js';
import { publishResult } from '../../desk/studio/assessment/publish-result.js';
import { reportYear } from '../../desk/studio/assessment/report-year.js';
import { returnReport } from '../../desk/studio/assessment/return-report.js';
import { scoreYear } from '../../desk/studio/assessment/score-year.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { consequenceKinds } from '../../domain/studio/assessment/consequences.js';
import { grades } from '../../domain/studio/assessment/grade.js';
import { answersSchema, besidesSchema } from '../../domain/studio/assessment/report.js';
import { dimensions, schemeSchema } from '../../domain/studio/assessment/scheme.js';
import { assessmentKinds, assessmentStates } from '../../domain/studio/assessment/states.js';
import { checkMethods } from '../../domain/studio/assessment/visit.js';
import { letterTaskSchema } from '../../domain/studio/letter/tasks.js';
import { assessmentsOfStudio, assessmentWork } from '../reads/assessments.js';
import { myTask } from '../reads/my-task.js';
import { studioView } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, idOf, instant } from './shapes.js';

const tag = 'studio';
/** A Beijing day. */
const day = z.iso.date();
const contentHash = z.string();
const grade = z.enum(grades);
const consequences = z.array(z.object({ kind: z.enum(consequenceKinds), ruleId: z.string() }));
/** Points rounded for reading. */
const dimension = z.object({ name: z.enum(dimensions as [string, ...string[]]), score: z.string(), weight: z.int() });
/** ASSESS-O02, rounded for reading. */
const sum = z
  .object({
    own: z.string(),
    ownPercent: z.int(),
    years: z.array(z.object({ year: z.int(), score: z.string().nullable() })),
    yearly: z.string().nullable(),
  })
  .nullable();
const named = {
  assessmentId: id,
  kind: z.enum(assessmentKinds),
  year: z.int(),
  from: day,
  to: day,
  state: z.enum(assessmentStates),
};
const result = z.object({
  score: z.string(),
  grade,
  dimensions: z.array(dimension),
  sum,
  publishedAt: instant,
  appealUntil: instant.nullable(),
  appealedAt: instant.nullable(),
  finalAt: instant.nullable(),
  resultHash: contentHash,
  consequences,
});
export const assessmentShape = z.object({
  ...named,
  term: z.int(),
  reportDueOn: day,
  result: result.nullable(),
  plannedAt: instant.nullable(),
});
const work = z.object({
  ...named,
  letterVersion: z.int(),
  letterTasks: z.array(letterTaskSchema),
  /** ASSESS-O05: by code, what a goal still asks for where the studio stood still; with one decimal. */
  reduced: z.record(z.string(), z.string()),
  report: z
    .object({
      letterVersion: z.int(),
      contentHash,
      reportedAt: instant,
      answers: answersSchema,
      besides: besidesSchema,
    })
    .nullable(),
  scores: z
    .object({
      points: z.record(z.string(), z.string()),
      method: z.enum(checkMethods),
      checkedOn: day,
      minutes: z.string(),
      contentHash,
      score: z.string(),
      grade,
      dimensions: z.array(dimension),
      sum,
    })
    .nullable(),
  scheme: schemeSchema,
  reasons: z.array(z.object({ kind: z.string(), decision: z.string(), reason: z.string(), at: instant })),
  appeal: z.string().nullable(),
  consequences,
});

/** The assessment of a studio (ASSESS-01…09): each act by the post its rule names, and by nobody twice (管办分离). */
export const assessmentRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/assessments',
    tag,
    summary: { zh: '工作室的考核及已公布的结果', en: 'The assessments of a studio, with what was published' },
    response: z.object({ items: z.array(assessmentShape) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const latest = await termOf(at, found.value.term.termId);
      return accepted({ items: await assessmentsOfStudio(at.tx, found.value.studioId, latest) });
    },
  }),
  readRoute({
    path: '/api/tasks/{taskId}/assessment',
    tag,
    link: 'also',
    summary: { zh: '待办的考核：责任书、自评、评分', en: 'The assessment a task is about: letter, report, scores' },
    response: work,
    read: async (at) => {
      const task = await myTask(at, idOf(at.params, 'taskId'));
      if (task?.subjectKind !== 'assessment' || !task.termId) return refused(refuse('notFound'));
      const reading = { tx: at.tx, vault: at.deps.vault, now: at.now };
      return accepted(await assessmentWork(reading, await termOf(at, task.termId), task));
    },
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/self-report',
    act: reportYear,
    tag,
    link: 'also',
    summary: { zh: '提交考核自评', en: 'Hand in the self-report' },
    status: 201,
    response: z.object({ contentHash }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/self-report/return',
    act: returnReport,
    tag,
    summary: { zh: '退回考核自评', en: 'Return the self-report' },
    status: 201,
    response: z.object({ outcome: z.literal('returned') }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/year-scores',
    act: scoreYear,
    tag,
    summary: { zh: '考核核查评分（须第二因素）', en: 'Check and score a studio (second factor)' },
    status: 201,
    response: z.object({ contentHash }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/scores-confirmation',
    act: confirmScores,
    tag,
    link: 'also',
    summary: { zh: '确认或退回考核评分', en: 'Confirm the scores, or send them back' },
    status: 201,
    response: z.object({ outcome: z.enum(['confirmed', 'returned']) }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/result-publication',
    act: publishResult,
    tag,
    summary: { zh: '公布考核结果（须第二因素）', en: 'Publish the result (second factor)' },
    status: 201,
    response: z.object({ grade, resultHash: contentHash, final: z.boolean() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/result-appeal',
    act: appealResult,
    tag,
    link: 'also',
    summary: { zh: '对考核结果提出申诉', en: 'Appeal against the result' },
    status: 201,
    response: z.object({ outcome: z.literal('appealed') }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/result-appeal-decision',
    act: decideResultAppeal,
    tag,
    summary: { zh: '处理考核申诉（须第二因素）', en: 'Answer an appeal against a result (second factor)' },
    status: 201,
    response: z.object({ outcome: z.enum(['upheld', 'dismissed']) }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/improvement-plan',
    act: fileImprovementPlan,
    tag,
    link: 'also',
    summary: { zh: '提交改进方案', en: 'File the improvement plan' },
    status: 201,
    response: z.object({ outcome: z.literal('filed') }),
  }),
];

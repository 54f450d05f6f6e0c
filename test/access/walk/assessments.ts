import { performSystem } from '../../../desk/kit/act.js';
import { openStage } from '../../../desk/kit/stage.js';
import type { Term } from '../../../desk/kit/term.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { appealResult } from '../../../desk/studio/assessment/appeal-result.js';
import { confirmScores } from '../../../desk/studio/assessment/confirm-scores.js';
import { decideResultAppeal } from '../../../desk/studio/assessment/decide-result-appeal.js';
import { publishResult } from '../../../desk/studio/assessment/publish-result.js';
import { reportYear } from '../../../desk/studio/assessment/report-year.js';
import { scoreYear } from '../../../desk/studio/assessment/score-year.js';
import { startAssessment } from '../../../desk/studio/assessment/start-assessments.js';
import { spanOf } from '../../../desk/studio/terms.js';
import type { AskedStage } from '../../../domain/process.js';
import { assessmentsOf } from '../../../domain/studio/assessment/dates.js';
import type { LetterTask } from '../../../domain/studio/letter/tasks.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { answersTo, pointsOf } from '../../desk/studio/assessment-steps.js';
import type { Hands } from './hands.js';

/** The tasks of an assessment in their order. */
export const assessing = [
  'selfReport',
  'yearScoring',
  'resultConfirmation',
  'resultPublication',
  'resultAppeal',
  'resultAppealDecision',
  'improvementPlan',
] as const satisfies readonly TaskKind[];

/** Assessments of a studio, each of them up to one of its tasks. */
export function assessments({ desk, inTerm, act, taskOf }: Hands) {
  /** An assessment whose task of one kind is open, those before it done; a year of its own, so that each kind can be knocked at. */
  const assessed = async (
    term: Term,
    letterTasks: readonly LetterTask[],
    until: (typeof assessing)[number],
  ): Promise<void> => {
    const [first] = assessmentsOf(spanOf(term), term.parameters);
    const planned = first && { ...first, year: assessing.indexOf(until) + 1 };
    const id = planned && (await performSystem(desk, (at) => startAssessment(at, term, planned)));
    if (!id) throw new Error('no assessment');
    const subject = { kind: 'assessment', id } as const;
    let shown: object = {};
    const checkedOn = dayOf(await desk.clock.now());
    const steps: Readonly<Record<string, () => Promise<unknown>>> = {
      selfReport: async () => {
        const given = { letterVersion: 1, answers: answersTo(letterTasks, inTerm.selfReport) };
        const report = await act('teacherA1a', reportYear, { taskId: await taskOf('selfReport', id), ...given });
        shown = { reportHash: report.contentHash };
      },
      yearScoring: async () => {
        const given = {
          ...shown,
          points: pointsOf(52),
          check: { method: 'documents', checkedOn, minutes: inTerm.minutes },
        };
        const sheet = await act('instituteOfficer', scoreYear, { taskId: await taskOf('yearScoring', id), ...given });
        shown = { sheetHash: sheet.contentHash };
      },
      resultConfirmation: async () => {
        const given = { taskId: await taskOf('resultConfirmation', id), ...shown, decision: 'confirm' };
        await act('sectionOfficer', confirmScores, given);
      },
      resultPublication: async () => {
        await act('cityLeader', publishResult, { taskId: await taskOf('resultPublication', id), ...shown });
      },
      resultAppeal: async () => {
        await act('teacherA1a', appealResult, { taskId: await taskOf('resultAppeal', id), text: inTerm.resultAppeal });
      },
      resultAppealDecision: async () => {
        const given = {
          taskId: await taskOf('resultAppealDecision', id),
          outcome: 'dismissed',
          reason: inTerm.appealDecision,
        };
        await act('sectionOfficer', decideResultAppeal, given);
      },
    };
    for (const kind of assessing) {
      const stage: AskedStage = kind === 'resultAppeal' ? 'resultAppealWindow' : kind;
      const key = { subject, stage, number: 1, termId: term.id };
      await performSystem(desk, (at) => openStage(at, stagePlans[stage], key));
      if (kind === until) return;
      await steps[kind]?.();
    }
  };
  return { assessed };
}

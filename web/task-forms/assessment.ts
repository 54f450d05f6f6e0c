import type { Besides } from '../../domain/studio/assessment/report.js';
import { dimensions } from '../../domain/studio/assessment/scheme.js';
import { checkMethods } from '../../domain/studio/assessment/visit.js';
import { filledDay } from '../../text/dates.js';
import { ruleInFull } from '../../text/rules.js';
import { studioWords } from '../../text/studio.js';
import { assessmentWords } from '../../text/web-assessment.js';
import { letterWords } from '../../text/web-letter.js';
import type { FieldView } from '../views/act-form.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

const onward = '/tasks';

/** ASSESS-03: an answer to every task of the letter; what was said before, and came back, is filled in. */
export const selfReport: TaskForms = ({ work: { assessment } }, _words, language) => {
  if (!assessment) return [];
  const words = assessmentWords[language];
  const { units } = letterWords[language];
  const before = new Map(assessment.report?.answers.map(({ task, statement }) => [task, statement]));
  const fields = assessment.letterTasks.flatMap((task, n): readonly FieldView[] => [
    { kind: 'hidden', name: `answers.${n}.task`, value: task.code },
    {
      kind: 'long',
      name: `answers.${n}.statement`,
      label: words.answerOf(task.text),
      hint: words.answerHint(`${task.target} ${units[task.measure]}`, filledDay(task.dueOn, language)),
      required: true,
      maxLength: 5000,
      rows: 3,
      value: before.get(task.code) ?? '',
    },
  ]);
  const besides = Object.entries(words.besides).map(
    ([name, label]): FieldView => ({
      kind: 'long',
      name: `besides.${name}`,
      label,
      hint: words.besidesHint[name as keyof Besides],
      maxLength: 2000,
      rows: 3,
      value: assessment.report?.besides[name as keyof Besides] ?? '',
    }),
  );
  return [
    {
      act: 'reportYear',
      title: words.reportTitle,
      intro: words.reportIntro(assessment.kind),
      rule: 'ASSESS-03',
      fields: [...fields, ...besides],
      submit: words.reportSubmit,
      onward,
    },
  ];
};

/** STUDIO-11, ASSESS-04…06: the check, and points for each indicator; or the report goes back. */
export const yearScoring: TaskForms = (view, _words, language) => {
  const { assessment } = view.work;
  if (!assessment) return [];
  const words = assessmentWords[language];
  const points = dimensions.map(
    (name): FieldView => ({
      kind: 'group',
      legend: words.upTo(studioWords[language].dimension[name], String(assessment.scheme[name].weight)),
      fields: assessment.scheme[name].indicators.map(({ code, label, max, rules = [] }) => ({
        kind: 'number' as const,
        name: `points.${code}`,
        label: words.upTo(label[language], max),
        hint: rules.map((id) => ruleInFull(id, language)).join(language === 'zh' ? '；' : '; '),
        required: true,
      })),
    }),
  );
  const options = checkMethods.map((value) => ({ value, label: words.methods[value] }));
  return [
    {
      act: 'scoreYear',
      title: words.scoreTitle,
      intro: words.scoreIntro,
      rule: 'STUDIO-11',
      fields: [
        { kind: 'choice', name: 'check.method', label: words.method, required: true, options },
        { kind: 'date', name: 'check.checkedOn', label: words.checkedOn, required: true },
        {
          kind: 'long',
          name: 'check.minutes',
          label: words.minutes,
          hint: words.minutesHint,
          required: true,
          maxLength: 5000,
          rows: 4,
        },
        ...points,
      ],
      submit: words.scoreSubmit,
      confirm: lastFour(view.about),
      onward,
    },
    {
      act: 'returnReport',
      title: words.returnTitle,
      intro: words.returnIntro,
      rule: 'ASSESS-03',
      tone: 'danger',
      folded: true,
      fields: [{ kind: 'long', name: 'reason', label: words.returnReason, required: true, maxLength: 2000, rows: 3 }],
      submit: words.returnSubmit,
      onward,
    },
  ];
};

/** STUDIO-10: confirmed as they are, or sent back. */
export const resultConfirmation: TaskForms = ({ work: { assessment } }, _words, language) => {
  if (!assessment) return [];
  const words = assessmentWords[language];
  return [
    {
      act: 'confirmScores',
      title: words.confirmTitle,
      intro: words.confirmIntro,
      rule: 'STUDIO-10',
      fields: [{ kind: 'hidden', name: 'decision', value: 'confirm' }],
      submit: words.confirmSubmit,
      onward,
    },
    {
      act: 'confirmScores',
      id: 'return',
      title: words.sendBackTitle,
      rule: 'STUDIO-10',
      tone: 'danger',
      folded: true,
      fields: [
        { kind: 'hidden', name: 'decision', value: 'return' },
        { kind: 'long', name: 'reason', label: words.sendBackReason, required: true, maxLength: 2000, rows: 3 },
      ],
      submit: words.sendBackSubmit,
      onward,
    },
  ];
};

/** ASSESS-07: the bureau publishes what was confirmed. */
export const resultPublication: TaskForms = (view, _words, language) => {
  const words = assessmentWords[language];
  return [
    {
      act: 'publishResult',
      title: words.publishTitle,
      intro: words.publishIntro,
      rule: 'ASSESS-07',
      fields: [],
      submit: words.publishSubmit,
      confirm: lastFour(view.about),
      onward,
    },
  ];
};

/** ASSESS-O07: once, or not at all. */
export const resultAppeal: TaskForms = (view, _words, language) => {
  const words = assessmentWords[language];
  return [
    {
      act: 'appealResult',
      title: words.appealTitle,
      intro: words.appealIntro,
      rule: 'ASSESS-O07',
      tone: 'second',
      fields: [{ kind: 'long', name: 'text', label: words.appealReason, required: true, maxLength: 5000, rows: 5 }],
      submit: words.appealSubmit,
      confirm: lastFour(view.about),
      onward,
    },
  ];
};

/** ASSESS-O07: nothing is chosen beforehand. */
export const resultAppealDecision: TaskForms = (view, _words, language) => {
  const words = assessmentWords[language];
  const options = (['upheld', 'dismissed'] as const).map((value) => ({ value, label: words.outcomes[value] }));
  return [
    {
      act: 'decideResultAppeal',
      title: words.decideTitle,
      intro: words.decideIntro,
      rule: 'ASSESS-O07',
      fields: [
        { kind: 'choice', name: 'outcome', label: words.outcome, required: true, options },
        { kind: 'long', name: 'reason', label: words.decideReason, required: true, maxLength: 2000, rows: 3 },
      ],
      submit: words.decideSubmit,
      confirm: lastFour(view.about),
      onward,
    },
  ];
};

/** ASSESS-O03: after an unqualified year. */
export const improvementPlan: TaskForms = (_view, _words, language) => {
  const words = assessmentWords[language];
  return [
    {
      act: 'fileImprovementPlan',
      title: words.planTitle,
      intro: words.planIntro,
      rule: 'ASSESS-O03',
      fields: [{ kind: 'long', name: 'plan', label: words.plan, required: true, maxLength: 5000, rows: 8 }],
      submit: words.planSubmit,
      onward,
    },
  ];
};

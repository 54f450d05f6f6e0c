import { accountabilityOutcomes } from '../../domain/studio/veto/accountability.js';
import { findingWords } from '../../text/web-findings.js';
import { decisionNumberField } from '../decision-field.js';
import { appealAnswerForm, appealForm } from './appeal.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

const onward = '/tasks';

/** VETO-01: the host speaks to a finding. */
export const findingHearing: TaskForms = (_view, _words, language) => {
  const words = findingWords[language];
  return [
    {
      act: 'answerFinding',
      title: words.hear,
      intro: words.hearIntro,
      rule: 'VETO-01',
      fields: [{ kind: 'long', name: 'statement', label: words.response, required: true, maxLength: 5000, rows: 8 }],
      submit: words.hear,
      onward,
    },
  ];
};

/** VETO-02, VETO-03: the second person; what each kind does is said before. */
export const findingDecision: TaskForms = ({ about, work: { finding } }, _words, language) => {
  if (!finding) return [];
  const words = findingWords[language];
  return [
    {
      act: 'decideFinding',
      title: words.decide,
      intro: words.decideIntro[finding.kind],
      rule: finding.kind === 'ethics' ? 'VETO-02' : 'VETO-03',
      tone: 'danger',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.decide,
          required: true,
          options: (['effective', 'dismissed'] as const).map((value) => ({ value, label: words.outcome[value] })),
        },
        { kind: 'long', name: 'reason', label: words.reason, required: true, maxLength: 5000 },
        decisionNumberField(words.decisionNumber),
      ],
      submit: words.decide,
      confirm: lastFour(about),
      onward,
    },
  ];
};

/** VETO-O05: the host's one appeal. */
export const findingAppeal: TaskForms = (_view, _words, language) => {
  const words = findingWords[language];
  return [
    appealForm({
      act: 'appealFinding',
      rule: 'VETO-O05',
      title: words.appeal,
      intro: words.appealIntro,
      text: words.appealText,
    }),
  ];
};

/** VETO-O05: the third person. */
export const findingAppealDecision: TaskForms = (view, _words, language) => {
  const words = findingWords[language];
  return [
    appealAnswerForm(view, {
      act: 'decideFindingAppeal',
      rule: 'VETO-O05',
      title: words.answer,
      intro: words.answerIntro,
      outcomes: words.answered,
      reason: words.reason,
    }),
  ];
};

/** VETO-04: what came of the record of responsibility. */
export const findingAccountability: TaskForms = ({ about }, _words, language) => {
  const words = findingWords[language];
  return [
    {
      act: 'closeAccountability',
      title: words.close,
      intro: words.closeIntro,
      rule: 'VETO-04',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.close,
          required: true,
          options: accountabilityOutcomes.map((value) => ({ value, label: words.accountabilityOutcome[value] })),
        },
        { kind: 'long', name: 'reason', label: words.closeReason, required: true, maxLength: 5000 },
      ],
      submit: words.close,
      confirm: lastFour(about),
      onward,
    },
  ];
};

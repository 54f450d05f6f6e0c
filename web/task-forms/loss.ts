import { lossWords } from '../../text/web-loss.js';
import { decisionNumberField } from '../decision-field.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** STUDIO-O04: the second person; what it does is said before. */
export const hostLossDecision: TaskForms = ({ about }, _words, language) => {
  const words = lossWords[language];
  return [
    {
      act: 'loseHost',
      title: words.decide,
      intro: words.decideIntro,
      rule: 'STUDIO-O04',
      tone: 'danger',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.decide,
          required: true,
          options: (['lost', 'stays'] as const).map((value) => ({ value, label: words.outcome[value] })),
        },
        { kind: 'long', name: 'reason', label: words.reason, required: true, maxLength: 2000, rows: 4 },
        decisionNumberField(words.decisionNumber),
      ],
      submit: words.decide,
      confirm: lastFour(about),
      onward: '/tasks',
    },
  ];
};

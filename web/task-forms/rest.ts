import { restWords } from '../../text/web-rest.js';
import { decisionNumberField } from '../decision-field.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** STUDIO-O05: the city's leader, once the months are over. */
export const suspensionDecision: TaskForms = ({ about }, _words, language) => {
  const words = restWords[language];
  return [
    {
      act: 'decideSuspension',
      title: words.decide,
      intro: words.decideIntro,
      rule: 'STUDIO-O05',
      tone: 'danger',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.decide,
          required: true,
          options: (['resumed', 'closed'] as const).map((value) => ({ value, label: words.outcome[value] })),
        },
        decisionNumberField(words.decisionNumber),
      ],
      submit: words.decide,
      confirm: lastFour(about),
      onward: '/tasks',
    },
  ];
};

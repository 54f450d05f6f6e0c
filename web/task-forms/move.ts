import { moveWords } from '../../text/web-move.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** STUDIO-O05: the leader of the new unit. */
export const moveConsent: TaskForms = ({ about }, _words, language) => {
  const words = moveWords[language];
  return [
    {
      act: 'consentMove',
      title: words.consent,
      intro: words.consentIntro,
      rule: 'STUDIO-O05',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.answer,
          required: true,
          options: (['consented', 'declined'] as const).map((value) => ({ value, label: words.outcome[value] })),
        },
        { kind: 'long', name: 'reason', label: words.reason, hint: words.reasonHint, maxLength: 1000, rows: 3 },
      ],
      submit: words.answer,
      confirm: lastFour(about),
      onward: '/tasks',
    },
  ];
};

import { goalOpinions } from '../../domain/studio/letter/change.js';
import { goalWords } from '../../text/web-goals.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

const onward = '/tasks';

/** STUDIO-O07: the Institute. */
export const goalOpinion: TaskForms = ({ about }, _words, language) => {
  const words = goalWords[language];
  return [
    {
      act: 'giveOpinion',
      title: words.opine,
      intro: words.opineIntro,
      rule: 'STUDIO-O07',
      fields: [
        {
          kind: 'choice',
          name: 'opinion',
          label: words.opinion,
          required: true,
          options: goalOpinions.map((value) => ({ value, label: words.opinions[value] })),
        },
        { kind: 'long', name: 'reason', label: words.opinionWords, required: true, maxLength: 2000, rows: 4 },
      ],
      submit: words.opine,
      confirm: lastFour(about),
      onward,
    },
  ];
};

/** STUDIO-16: the Moral Education Section. */
export const goalChange: TaskForms = ({ about }, _words, language) => {
  const words = goalWords[language];
  return [
    {
      act: 'decideGoalChange',
      title: words.decide,
      intro: words.decideIntro,
      rule: 'STUDIO-16',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.decision,
          required: true,
          options: (['granted', 'refused'] as const).map((value) => ({ value, label: words.outcome[value] })),
        },
        { kind: 'long', name: 'reason', label: words.decisionWords, required: true, maxLength: 2000, rows: 4 },
      ],
      submit: words.decide,
      confirm: lastFour(about),
      onward,
    },
  ];
};

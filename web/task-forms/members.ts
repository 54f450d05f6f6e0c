import { memberWords } from '../../text/web-members.js';
import { appealAnswerForm, appealForm } from './appeal.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** MEMBER-O03, VETO-01: the member speaks before anything is decided. */
export const removalHearing: TaskForms = (_view, _words, language) => {
  const words = memberWords[language];
  return [
    {
      act: 'answerRemoval',
      title: words.hear,
      intro: words.hearIntro,
      rule: 'MEMBER-O03',
      fields: [{ kind: 'long', name: 'statement', label: words.statement, required: true, maxLength: 5000, rows: 6 }],
      submit: words.hear,
      onward: '/tasks',
    },
  ];
};

/** MEMBER-O03: host or one of the bodies that must all agree. */
export const removalDecision: TaskForms = (view, _words, language) => {
  const words = memberWords[language];
  return [
    {
      act: 'decideRemoval',
      title: words.remove,
      intro: words.removeIntro,
      rule: 'MEMBER-O03',
      tone: 'danger',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.opinion,
          required: true,
          options: [
            { value: 'agreed', label: words.removal.agreed },
            { value: 'refused', label: words.removal.refused },
          ],
        },
        { kind: 'long', name: 'reason', label: words.reason, maxLength: 1000, rows: 3 },
      ],
      submit: words.remove,
      confirm: lastFour(view.about),
      onward: '/tasks',
    },
  ];
};

/** MEMBER-O03, VETO-O05: the one appeal of whoever was removed. */
export const removalAppeal: TaskForms = (_view, _words, language) => {
  const words = memberWords[language];
  return [
    appealForm({
      act: 'appealRemoval',
      rule: 'VETO-O05',
      title: words.appealRemoval,
      intro: words.appealRemovalIntro,
      text: words.appealText,
    }),
  ];
};

/** MEMBER-O03, VETO-O05: a person without a hand in it. */
export const removalAppealDecision: TaskForms = (view, _words, language) => {
  const words = memberWords[language];
  return [
    appealAnswerForm(view, {
      act: 'decideRemovalAppeal',
      rule: 'VETO-O05',
      title: words.answerRemoval,
      intro: words.answerRemovalIntro,
      outcomes: words.answered,
      reason: words.appealReason,
    }),
  ];
};

/** MEMBER-09, MEMBER-O05: the host, of one member, with the record in sight. */
export const memberCompletion: TaskForms = (view, _words, language) => {
  const words = memberWords[language];
  return [
    {
      act: 'judgeMember',
      title: words.judge,
      intro: words.judgeIntro,
      rule: 'MEMBER-09',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.verdict,
          required: true,
          options: [
            { value: 'completed', label: words.verdicts.completed },
            { value: 'notCompleted', label: words.verdicts.notCompleted },
          ],
        },
        { kind: 'long', name: 'reason', label: words.reason, maxLength: 2000, rows: 3 },
      ],
      submit: words.judge,
      confirm: lastFour(view.about),
      onward: '/tasks',
    },
  ];
};

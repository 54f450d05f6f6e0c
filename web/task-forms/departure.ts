import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** HOST-O18: the new school takes the application over. */
export const confirmTransfer: TaskForms = (view, { departure: words }) => [
  {
    act: 'confirmTransfer',
    title: words.confirm,
    intro: words.confirmIntro,
    rule: 'HOST-O18',
    fields: [{ kind: 'text', name: 'reason', label: words.note, maxLength: 2000 }],
    submit: words.confirm,
    confirm: lastFour(view.about),
    onward: '/tasks',
  },
];

/** HOST-O18: nobody took it over in time; the city keeps it or ends it. */
export const departureDecision: TaskForms = (view, { departure: words }) =>
  (['keep', 'lapse'] as const).map((word) => ({
    act: `${word}Application`,
    title: words[word],
    intro: words[`${word}Intro`],
    rule: 'HOST-O18',
    ...(word === 'lapse' && { tone: 'danger' as const }),
    fields: [{ kind: 'long' as const, name: 'reason', label: words.reason, required: true, maxLength: 2000, rows: 3 }],
    submit: words[word],
    confirm: lastFour(view.about),
    onward: '/tasks',
  }));

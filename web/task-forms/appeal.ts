import type { ActForm } from '../views/act-form.js';
import type { TaskView } from '../views/task.js';
import { lastFour } from './confirm.js';

const onward = '/tasks';

interface Appealed {
  readonly act: string;
  readonly rule: string;
  /** Of the form and of its button. */
  readonly title: string;
  readonly intro: string;
}

/** The one appeal of whom a decision concerns, in words of their own. */
export const appealForm = ({ title, text, ...form }: Appealed & { readonly text: string }): ActForm => ({
  ...form,
  title,
  fields: [{ kind: 'long', name: 'text', label: text, required: true, maxLength: 5000, rows: 8 }],
  submit: title,
  onward,
});

interface Answered extends Appealed {
  /** Of what was appealed against. */
  readonly outcomes: Readonly<Record<'confirmed' | 'overturned', string>>;
  readonly reason: string;
}

/** What a person without a hand in the decision answers to it, with the reason. */
export const appealAnswerForm = (
  { about }: Pick<TaskView, 'about'>,
  { title, outcomes, reason, ...form }: Answered,
): ActForm => ({
  ...form,
  title,
  tone: 'danger',
  fields: [
    {
      kind: 'choice',
      name: 'outcome',
      label: title,
      required: true,
      options: (['confirmed', 'overturned'] as const).map((value) => ({ value, label: outcomes[value] })),
    },
    { kind: 'long', name: 'reason', label: reason, required: true, maxLength: 5000 },
  ],
  submit: title,
  confirm: lastFour(about),
  onward,
});

import type { TaskWords } from '../../text/web-tasks.js';
import { decisionNumberField } from '../decision-field.js';
import type { ActForm, Choice, FieldView } from '../views/act-form.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** The correction itself is made in the form; the page leads there. */
export const correction: TaskForms = () => [];

/** A yes or no with its reason, confirmed by typing. */
function verdict(
  form: Pick<ActForm, 'act' | 'title' | 'submit'> & { readonly rule?: string },
  words: TaskWords,
  more: {
    readonly about: string;
    readonly name: string;
    readonly reason: string;
    readonly options: readonly Choice[];
    readonly fields?: readonly FieldView[];
  },
): ActForm {
  return {
    ...form,
    intro: words.nothingPreselected,
    fields: [
      { kind: 'choice', name: more.name, label: words.decision, required: true, options: more.options },
      { kind: 'long', name: more.reason, label: words.reason, required: true, maxLength: 5000 },
      ...(more.fields ?? []),
    ],
    confirm: lastFour(more.about),
  };
}

export const objectionHandling: TaskForms = (view, words) => [
  verdict(
    { act: 'disposeObjection', title: words.objection.title, submit: words.objection.submit, rule: 'NOTICE-O03' },
    words,
    {
      about: view.about,
      name: 'outcome',
      reason: 'reason',
      options: [
        { value: 'upheld', label: words.objection.upheld },
        { value: 'dismissed', label: words.objection.dismissed },
      ],
      fields: [{ kind: 'long', name: 'lines:evidenceIds', label: words.objection.evidence, rows: 3 }],
    },
  ),
];

export const vetoResponse: TaskForms = (_, words) => [
  {
    act: 'respondToVeto',
    title: words.veto.respond,
    intro: words.veto.respondIntro,
    rule: 'VETO-01',
    fields: [{ kind: 'long', name: 'statement', label: words.veto.response, required: true, maxLength: 5000, rows: 8 }],
    submit: words.veto.respond,
  },
];

export const vetoDecision: TaskForms = (view, words) => [
  verdict({ act: 'decideVeto', title: words.veto.decide, submit: words.veto.submit, rule: 'VETO-01' }, words, {
    about: view.about,
    name: 'outcome',
    reason: 'reason',
    options: [
      { value: 'effective', label: words.veto.effective },
      { value: 'dismissed', label: words.veto.dismissed },
    ],
    fields: [decisionNumberField(words.veto.decisionNumber)],
  }),
];

export const appealDecision: TaskForms = (view, words) => [
  verdict({ act: 'decideAppeal', title: words.decision, submit: words.appeal.submit, rule: 'HOST-O19' }, words, {
    about: view.about,
    name: 'outcome',
    reason: 'reason',
    options: [
      { value: 'upheld', label: words.appeal.upheld },
      { value: 'dismissed', label: words.appeal.dismissed },
    ],
  }),
];

export const addressCorrection: TaskForms = (_, words) => [
  {
    act: 'correctAddress',
    title: words.address.submit,
    intro: words.address.intro,
    fields: [{ kind: 'email', name: 'email', label: words.address.email, required: true, maxLength: 254 }],
    submit: words.address.submit,
  },
];

import type { TaskWords } from '../../text/web-tasks.js';
import { decisionNumberField } from '../decision-field.js';
import type { ActForm, FieldView } from '../views/act-form.js';
import type { Candidate } from '../views/task.js';
import { lastFour } from './confirm.js';
import { listed, noticeWords } from './county.js';
import type { TaskForms } from './forms.js';

/** HOST-O02: whether the studio proposal is sound. */
export const justifyProject: TaskForms = (view, words) => [
  {
    act: 'justifyProject',
    title: words.city.justify,
    intro: words.nothingPreselected,
    rule: 'HOST-O02',
    fields: [
      {
        kind: 'choice',
        name: 'decision',
        label: words.decision,
        required: true,
        options: [
          { value: 'justified', label: words.city.justified },
          { value: 'notJustified', label: words.city.notJustified },
        ],
      },
      { kind: 'long', name: 'reason', label: words.reason, hint: words.reasonNeeded, maxLength: 2000 },
    ],
    submit: words.city.submit,
    confirm: lastFour(view.about),
  },
];

export const publishCityNotice: TaskForms = (view, words) => [
  {
    act: 'publishCityNotice',
    title: words.city.publish,
    intro: words.county.publishIntro,
    rule: 'HOST-26',
    fields: [...listed(view.work.candidates ?? [], words), ...noticeWords(view, words, words.city.noticeWording)],
    submit: words.county.publishSubmit,
    confirm: lastFour(view.about),
  },
];

/** HOST-26, HOST-27: one choice a file, under the number of the decision document; below, the way to put one off. */
export const finalDecision: TaskForms = (view, words) => {
  const listed = view.work.candidates ?? [];
  if (listed.length === 0)
    return [decideForm({ id: 'decideFinally', number: view.about, ids: [], folded: false }, words)];
  const decide = listed.map((one) =>
    decideForm(
      {
        id: `decide-${one.caseId}`,
        number: one.number,
        who: `${one.number} ${one.name ?? ''} · ${one.schoolName}`,
        ids: [
          { kind: 'hidden', name: 'caseId', value: one.caseId },
          { kind: 'hidden', name: 'formHash', value: one.formHash },
        ],
        folded: listed.length > 1,
      },
      words,
    ),
  );
  return [...decide, deferForm(listed, words)];
};

/** The reason stands on record; the task stays open. */
function deferForm(listed: readonly Candidate[], { city: c, reason }: TaskWords): ActForm {
  return {
    act: 'deferDecision',
    title: c.defer,
    intro: c.deferIntro,
    rule: 'HOST-26',
    tone: 'second',
    folded: true,
    fields: [
      {
        kind: 'select',
        name: 'both:caseId,formHash',
        label: c.whichFile,
        required: true,
        options: listed.map((one) => ({
          value: `${one.caseId} ${one.formHash}`,
          label: `${one.number} ${one.name ?? ''} · ${one.schoolName}`,
        })),
      },
      { kind: 'long', name: 'reason', label: reason, required: true, maxLength: 2000, rows: 3 },
    ],
    submit: c.deferSubmit,
  };
}

interface Deciding {
  readonly id: string;
  readonly number: string;
  readonly who?: string;
  readonly ids: readonly FieldView[];
  readonly folded: boolean;
}

function decideForm(at: Deciding, words: TaskWords): ActForm {
  const c = words.city;
  return {
    act: 'decideFinally',
    id: at.id,
    title: at.who ?? c.final,
    intro: `${c.finalIntro} ${words.nothingPreselected}`,
    rule: 'HOST-26',
    folded: at.folded,
    fields: [
      ...at.ids,
      {
        kind: 'choice',
        name: 'decision',
        label: words.decision,
        required: true,
        options: [
          { value: 'approve', label: c.approve },
          { value: 'notApprove', label: c.notApprove },
        ],
      },
      decisionNumberField(c.number, 60),
      { kind: 'long', name: 'reason', label: words.reason, hint: words.reasonNeeded, maxLength: 2000, rows: 3 },
    ],
    submit: c.finalSubmit,
    confirm: lastFour(at.number),
  };
}

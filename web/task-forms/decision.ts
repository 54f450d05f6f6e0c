import type { FieldView } from '../views/act-form.js';
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
    fields: [...listed(view.work.candidates ?? [], words), ...noticeWords(view, words)],
    submit: words.county.publishSubmit,
    confirm: lastFour(view.about),
  },
];

/** HOST-26, HOST-27: one decision for each candidate under one number. */
export const finalDecision: TaskForms = (view, words) => {
  const { columns: h, city: c } = words;
  const candidates = view.work.candidates ?? [];
  return [
    {
      act: 'decideFinally',
      title: c.final,
      intro: `${c.finalIntro} ${words.nothingPreselected}`,
      rule: 'HOST-26',
      fields: [
        { kind: 'text', name: 'decisionNumber', label: c.number, required: true, maxLength: 100, short: true },
        {
          kind: 'table',
          caption: words.candidates,
          head: [h.number, h.name, h.school, h.score, h.decision, h.reason],
          rows: candidates.map((one, at) => ({
            key: one.caseId,
            cells: [
              one.href ? { href: one.href, text: one.number } : one.number,
              one.name ?? '—',
              one.schoolName,
              one.score ?? '—',
              [
                { kind: 'hidden', name: `decisions.${at}.caseId`, value: one.caseId },
                { kind: 'hidden', name: `decisions.${at}.formHash`, value: one.formHash },
                choice(`decisions.${at}.decision`, `${h.decision} ${one.number}`, c),
              ],
              [{ kind: 'text', name: `decisions.${at}.reason`, label: `${h.reason} ${one.number}`, maxLength: 2000 }],
            ],
          })),
        },
      ],
      submit: c.finalSubmit,
      confirm: lastFour(view.about),
    },
  ];
};

const choice = (name: string, label: string, c: { approve: string; notApprove: string }): FieldView => ({
  kind: 'select',
  name,
  label,
  required: true,
  options: [
    { value: 'approve', label: c.approve },
    { value: 'notApprove', label: c.notApprove },
  ],
});

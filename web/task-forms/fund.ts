import { fundWords } from '../../text/web-fund.js';
import { accountForms, closingForm, lapseForm, settleForm } from '../fund-forms.js';
import type { ActForm } from '../views/act-form.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** FUND-01, FUND-O01: whoever the amount belongs to decides on a request. */
export const fundApproval: TaskForms = (view, _words, language) => {
  const words = fundWords[language];
  return [
    {
      act: 'approveFunds',
      title: words.approve,
      intro: words.approveIntro,
      rule: 'FUND-O01',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.outcome,
          required: true,
          options: [
            { value: 'approved', label: words.yes },
            { value: 'refused', label: words.no },
          ],
        },
        {
          kind: 'long',
          name: 'reason',
          label: words.decisionReason,
          hint: words.decisionReasonHint,
          maxLength: 1000,
          rows: 3,
        },
      ],
      submit: words.submit,
      confirm: lastFour(view.about),
      onward: '/tasks',
    },
  ];
};

/** FUND-O01: the host, or the unit of a studio without one, puts vouchers behind what was approved, and hands them in. */
export const fundAccount: TaskForms = ({ work }, _words, language) =>
  work.fund ? accountForms(work.fund.request, language).map(unfolded) : [];
/** Handing in ends the task, and its link with it: what it opened is not shown again. */
const unfolded = (form: ActForm): ActForm => ({
  ...form,
  folded: false,
  ...(form.act === 'handInVouchers' && { onward: '/tasks' }),
});

/** FUND-O01: the fund's keeper settles what was handed in. */
export const fundSettlement: TaskForms = ({ work, about }, _words, language) =>
  work.fund
    ? [{ ...settleForm(work.fund.request, language), folded: false, confirm: lastFour(about), onward: '/tasks' }]
    : [];

/** FUND-O01: year-end; what nobody accounts for lapses first. */
export const fundClosing: TaskForms = ({ work, about }, _words, language) =>
  work.fundYear
    ? [
        ...work.fundYear.lapsable.map((one) => ({
          ...lapseForm(one, language),
          folded: false,
          confirm: lastFour(about),
        })),
        { ...closingForm(work.fundYear, language), folded: false, confirm: lastFour(about), onward: '/tasks' },
      ]
    : [];

import type { Language } from '../../domain/vocabulary.js';
import { filledDay } from '../../text/dates.js';
import { letterWords } from '../../text/web-letter.js';
import { memberWords } from '../../text/web-members.js';
import { pageWords } from '../../text/web-page.js';
import { letterForm } from '../letter-form.js';
import { pageForm } from '../page-forms.js';
import type { ActForm } from '../views/act-form.js';
import { planForm } from '../work-forms.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** HOST-27, STUDIO-14: certificate and plaque have arrived at the unit. */
export const receipt: TaskForms = (_view, { studio: words }) => [
  {
    act: 'receivePapers',
    title: words.receipt,
    intro: words.receiptIntro,
    rule: 'HOST-27',
    fields: [],
    submit: words.receipt,
    onward: '/tasks',
  },
];

/** STUDIO-12, STUDIO-13: a form for each plan that is not there yet; with the last one the task is done. */
export const planFiling: TaskForms = ({ work: { plans } }, _words, language) =>
  plans ? plans.missing.map((kind) => ({ ...planForm(plans.termId, kind, null, language), folded: false })) : [];

/** STUDIO-15: office and equipment, in the unit's own words. */
export const unitConfirmation: TaskForms = (_view, { studio: words }) => [
  {
    act: 'confirmOffice',
    title: words.confirm,
    intro: words.confirmIntro,
    rule: 'STUDIO-15',
    fields: [
      { kind: 'text', name: 'office', label: words.office, required: true, maxLength: 500 },
      { kind: 'long', name: 'equipment', label: words.equipment, required: true, maxLength: 1000, rows: 3 },
    ],
    submit: words.confirm,
    onward: '/tasks',
  },
];

/** STUDIO-10, STUDIO-17: the section's list, sent out to be signed. */
export const letterDrafting: TaskForms = ({ work }, _words, language) =>
  work.draft ? [{ ...letterForm(work.draft, language), onward: '/tasks' }] : [];

/** STUDIO-17: version and hash of what is shown go with the signature. */
export const signLetter: TaskForms = (view, _words, language) => {
  const words = letterWords[language];
  return [
    {
      act: 'signLetter',
      title: words.signTitle,
      intro: words.signIntro,
      rule: 'STUDIO-17',
      fields: [],
      submit: words.sign,
      confirm: lastFour(view.about),
      onward: '/tasks',
    },
  ];
};

/** STUDIO-18: host or member; version and hash of what is shown go with the signature. */
export const signAgreement: TaskForms = (view, _words, language) => {
  const words = memberWords[language];
  return [
    {
      act: 'signAgreement',
      title: words.agreementSign,
      intro: words.agreementSignIntro,
      rule: 'STUDIO-18',
      fields: [],
      submit: letterWords[language].sign,
      confirm: lastFour(view.about),
      onward: '/tasks',
    },
    ...(view.work.declinable ? [declining(view.about, language)] : []),
  ];
};

/** STUDIO-18: the member need not sign. */
function declining(about: string, language: Language): ActForm {
  const words = memberWords[language];
  return {
    act: 'declineAgreement',
    title: words.decline,
    intro: words.declineIntro,
    rule: 'STUDIO-18',
    tone: 'danger',
    folded: true,
    fields: [{ kind: 'long', name: 'reason', label: words.declineReason, required: true, maxLength: 1000, rows: 3 }],
    submit: words.decline,
    confirm: lastFour(about),
    onward: '/tasks',
  };
}

/** MEMBER-01, MEMBER-02: one of the bodies that must all agree. */
export const memberDecision: TaskForms = (view, _words, language) => {
  const words = memberWords[language];
  return [
    {
      act: 'decideMember',
      title: words.decide,
      intro: words.decideIntro,
      rule: view.work.memberRule ?? 'MEMBER-01',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.opinion,
          required: true,
          options: [
            { value: 'agreed', label: words.outcome.agreed },
            { value: 'refused', label: words.outcome.refused },
          ],
        },
        { kind: 'long', name: 'reason', label: words.reason, hint: words.reasonHint, maxLength: 1000, rows: 3 },
      ],
      submit: words.decide,
      confirm: lastFour(view.about),
      onward: '/tasks',
    },
  ];
};

/** STUDIO-O09: the host writes the next version; whoever came by the link has nothing else here. */
export const pageRenewal: TaskForms = ({ work: { writing } }, _words, language) =>
  writing
    ? [{ ...pageForm(writing, language), intro: pageWords[language].renewIntro, folded: false, onward: '/tasks' }]
    : [];

/** STUDIO-26: the unit publishes what it has read, or returns it. */
export const pageModeration: TaskForms = (view, _words, language) => {
  const words = pageWords[language];
  return [
    {
      act: 'moderatePage',
      title: words.moderate,
      intro: words.moderateIntro,
      rule: 'STUDIO-26',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.decision,
          required: true,
          options: [
            { value: 'published', label: words.publish },
            { value: 'returned', label: words.sendBack },
          ],
        },
        {
          kind: 'long',
          name: 'reason',
          label: words.moderateReason,
          hint: words.moderateReasonHint,
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

/** STUDIO-06, STUDIO-O02, STUDIO-O03: after the last day; another term where every condition is met. */
export const renewalDecision: TaskForms = (view, { studio: words }, language) => [
  ...(view.work.nextTerm
    ? [
        {
          act: 'decideRenewal' as const,
          id: 'renew',
          title: words.renew,
          intro: words.renewIntro(
            filledDay(view.work.nextTerm.from, language),
            filledDay(view.work.nextTerm.to, language),
          ),
          rule: 'STUDIO-O02',
          fields: [
            { kind: 'hidden' as const, name: 'decision', value: 'renew' },
            {
              kind: 'long' as const,
              name: 'reason',
              label: words.renewReason,
              required: true,
              maxLength: 2000,
              rows: 3,
            },
          ],
          submit: words.renew,
          confirm: lastFour(view.about),
          onward: '/tasks',
        },
      ]
    : []),
  {
    act: 'decideRenewal',
    title: words.close,
    intro: words.closeIntro,
    rule: 'STUDIO-06',
    tone: 'danger',
    fields: [
      { kind: 'hidden', name: 'decision', value: 'close' },
      { kind: 'long', name: 'reason', label: words.closeReason, required: true, maxLength: 2000, rows: 3 },
    ],
    submit: words.close,
    confirm: lastFour(view.about),
    onward: '/tasks',
  },
];

/** STUDIO-O08: plaque and certificate go back to the bureau. */
export const plaqueReturn: TaskForms = (_view, { studio: words }) => [
  {
    act: 'returnPlaque',
    title: words.giveBack,
    intro: words.giveBackIntro,
    rule: 'STUDIO-O08',
    fields: [{ kind: 'long', name: 'note', label: words.giveBackNote, required: true, maxLength: 1000, rows: 3 }],
    submit: words.giveBack,
    onward: '/tasks',
  },
];

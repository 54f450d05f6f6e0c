import type { TaskWords } from '../../text/web-tasks.js';
import type { ActForm, Cell, FieldView, TableField } from '../views/act-form.js';
import type { Candidate, TaskView } from '../views/task.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';
import { closeForm, type Ending, refillForm } from './nomination-end.js';

/** HOST-20, HOST-21: examine each application, choose within the places, or end without; of one read by itself, examine it alone. */
export const nomination: TaskForms = (view, words, language) => {
  const all = view.work.candidates ?? [];
  const open = all.filter((one) => !one.verified && one.state === 'countyReview');
  const { backHref: onward } = view;
  const { tooLate = false } = view.work;
  if (onward) return open.map((one) => ({ ...verifyForm(one, words, tooLate), folded: false, onward }));
  const agreed = all.filter((one) => one.verified === 'agree' && one.state === 'countyReview');
  return [
    ...open.map((one) => verifyForm(one, words, tooLate)),
    ...(agreed.length > 0 && !tooLate ? [selectForm(view, agreed, words)] : []),
    closeForm(endingOf(view), language),
  ];
};

const endingOf = ({ ids, orgName, work }: TaskView): Ending => ({
  nominationId: ids.nominationId ?? '',
  orgName,
  waiting: work.waiting ?? [],
});

/** Once the panel is drawn a refusal is all that leads anywhere (HOST-25). */
function verifyForm(one: Candidate, words: TaskWords, tooLate: boolean): ActForm {
  const c = words.county;
  return {
    act: 'verifyApplication',
    id: `verify-${one.caseId}`,
    title: `${c.verify(one.number)} ${one.name ?? ''} · ${one.schoolName}`,
    rule: 'HOST-20',
    tone: 'second',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'caseId', value: one.caseId },
      { kind: 'hidden', name: 'formHash', value: one.formHash },
      {
        kind: 'choice',
        name: 'decision',
        label: words.decision,
        required: true,
        options: [
          { value: 'agree', label: c.agree },
          { value: 'refuse', label: c.refuse },
          { value: 'return', label: c.return },
        ].filter(({ value }) => !tooLate || value === 'refuse'),
      },
      { kind: 'long', name: 'opinion', label: words.opinion, required: true, maxLength: 2000, rows: 4 },
    ],
    submit: c.submit,
    confirm: lastFour(one.number),
  };
}

function selectForm(view: TaskView, agreed: readonly Candidate[], words: TaskWords): ActForm {
  const { columns: h, county: c } = words;
  const { quota } = view.work;
  return {
    act: 'selectNominees',
    title: c.select,
    intro: `${c.selectIntro} ${quota ? words.places(quota.used, quota.cap) : ''}`,
    rule: 'HOST-21',
    fields: [
      {
        kind: 'table',
        caption: words.candidates,
        head: [h.number, h.name, h.school, h.rank, h.reason],
        rows: agreed.map((one) => ({ key: one.caseId, cells: [...whoCells(one, words), ...rankCells(one, words)] })),
      },
    ],
    submit: c.selectSubmit,
    confirm: lastFour(view.about),
  };
}

/** Order and reason: a row with an order is chosen; the adapter sorts `ranked:` rows by it. */
function rankCells(one: Candidate, { columns: h }: TaskWords): readonly Cell[] {
  const at = `ranked:nominees:${one.caseId}`;
  const line = (kind: 'number' | 'text', name: string, label: string): FieldView => ({
    kind,
    name: `${at}:${name}`,
    label: `${label} ${one.number}`,
  });
  return [
    [
      line('number', 'rank', h.rank),
      { kind: 'hidden', name: `${at}:caseId`, value: one.caseId },
      { kind: 'hidden', name: `${at}:formHash`, value: one.formHash },
    ],
    [line('text', 'reason', h.reason)],
  ];
}

const whoCells = (one: Candidate, words: TaskWords): readonly Cell[] => [
  one.href ? { href: one.href, text: one.number } : one.number,
  one.name ?? '—',
  one.schoolName || words.read,
];

/** A list to read, whose cases are sent in the order shown. */
export function listed(candidates: readonly Candidate[], words: TaskWords): readonly FieldView[] {
  const { columns: h } = words;
  const table: TableField = {
    kind: 'table',
    caption: words.candidates,
    head: [h.number, h.name, h.school],
    rows: candidates.map((one) => ({ key: one.caseId, cells: whoCells(one, words) })),
  };
  return [
    table,
    ...candidates.map((one, at): FieldView => ({ kind: 'hidden', name: `caseIds.${at}`, value: one.caseId })),
  ];
}

/** Title, text and receiving office of a public notice; the wording is a draft the publisher may change. */
export function noticeWords(view: TaskView, words: TaskWords, wording: TaskWords['county']['noticeWording']) {
  const { county: c } = words;
  const { roundName: round, orgName: body } = view;
  const { title, text } = wording({ round, body, count: view.work.candidates?.length ?? 0 });
  const fields: readonly FieldView[] = [
    { kind: 'text', name: 'title', label: c.noticeTitle, required: true, maxLength: 200, value: title },
    { kind: 'long', name: 'text', label: c.noticeText, required: true, maxLength: 5000, rows: 6, value: text },
    {
      kind: 'text',
      name: 'receivingUnit',
      label: c.receivingUnit,
      required: true,
      maxLength: 500,
      value: view.work.receivingUnit ?? '',
    },
  ];
  return fields;
}

/** The leader, a second person, publishes the officer's list or sends it back. */
export const publishNotice: TaskForms = (view, words) => (view.work.tooLate ? [] : publishForms(view, words));

const publishForms = (view: TaskView, words: TaskWords): readonly ActForm[] => [
  {
    act: 'publishCountyNotice',
    title: words.county.publish,
    intro: words.county.publishIntro,
    rule: 'HOST-20',
    fields: [...listed(view.work.candidates ?? [], words), ...noticeWords(view, words, words.county.noticeWording)],
    submit: words.county.publishSubmit,
    confirm: lastFour(view.about),
  },
  {
    act: 'sendBackList',
    title: words.county.sendBack,
    tone: 'second',
    folded: true,
    fields: [{ kind: 'long', name: 'reason', label: words.reason, required: true, maxLength: 2000, rows: 3 }],
    submit: words.county.sendBackSubmit,
  },
];

/** HOST-22; a place that was freed meanwhile may be filled again, or the nomination ended. */
export const bundle: TaskForms = (view, words, language) => [
  ...(view.work.tooLate ? [] : [bundleForm(view, words)]),
  ...(view.work.mayRefill && !view.work.tooLate ? [refillForm(endingOf(view), language)] : []),
  closeForm(endingOf(view), language),
];

const bundleForm = (view: TaskView, words: TaskWords): ActForm => ({
  act: 'submitBundle',
  title: words.county.bundle,
  intro: words.county.bundleIntro,
  rule: 'HOST-22',
  fields: listed(view.work.candidates ?? [], words),
  submit: words.county.bundleSubmit,
  confirm: lastFour(view.about),
});

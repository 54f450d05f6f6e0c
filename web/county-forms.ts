import type { Language } from '../domain/vocabulary.js';
import { roundPageWords } from '../text/web-rounds.js';
import { taskWords } from '../text/web-tasks.js';
import { lastFour } from './task-forms/confirm.js';
import type { ActForm, FieldView } from './views/act-form.js';
import type { CountyView } from './views/round.js';

/** Refilling and ending for the county, late papers for the city; the desk judges whether it is the time. */
export function countyForms(view: CountyView, language: Language): readonly ActForm[] {
  return [...nominationForms(view, language), ...(view.order ? [quotaForm(view, view.order, language)] : [])];
}

function nominationForms(view: CountyView, language: Language): readonly ActForm[] {
  const last = view.nominations.at(-1);
  if (!last) return [];
  const id: FieldView = { kind: 'hidden', name: 'nominationId', value: last.id };
  if (view.by === 'city') return [reopenForm(id, view, language)];
  const close = closeForm(id, view, language);
  const free = view.places.used < view.places.cap && !view.nominations.some((one) => one.state === 'reviewing');
  return free ? [refillForm(id, view, language), close] : [close];
}

function refillForm(id: FieldView, view: CountyView, language: Language): ActForm {
  const words = roundPageWords[language];
  return {
    act: 'refillNominee',
    title: words.refill,
    intro: words.refillIntro,
    rule: 'HOST-O14',
    tone: 'second',
    folded: true,
    fields: [id],
    submit: words.refillSubmit,
    confirm: lastFour(view.orgName),
  };
}

function closeForm(id: FieldView, view: CountyView, language: Language): ActForm {
  const words = roundPageWords[language];
  const { columns: h } = taskWords[language];
  const waiting = view.candidates.filter((one) => one.waiting);
  const table: FieldView = {
    kind: 'table',
    caption: words.close,
    head: [h.number, h.name, words.closeReason],
    rows: waiting.map((one, at) => ({
      key: one.caseId,
      cells: [
        one.number,
        one.name,
        [
          { kind: 'hidden', name: `notChosen.${at}.caseId`, value: one.caseId },
          { kind: 'hidden', name: `notChosen.${at}.formHash`, value: one.formHash },
          {
            kind: 'text',
            name: `notChosen.${at}.reason`,
            label: `${words.closeReason} ${one.number}`,
            required: true,
            maxLength: 2000,
          },
        ],
      ],
    })),
  };
  return {
    act: 'closeNomination',
    title: words.close,
    intro: waiting.length > 0 ? words.closeIntro : words.closeEmpty,
    rule: 'HOST-21',
    tone: 'danger',
    folded: true,
    fields: waiting.length > 0 ? [id, table] : [id, { kind: 'hidden', name: 'lines:notChosen', value: '' }],
    submit: words.closeSubmit,
    confirm: lastFour(view.orgName),
  };
}

/** HOST-21, I13: an order on this county's places; whoever loses one is named in it. */
function quotaForm(view: CountyView, order: NonNullable<CountyView['order']>, language: Language): ActForm {
  const words = roundPageWords[language];
  const mayLose = view.candidates.filter(
    (one) => one.onList && (one.state === 'countyReview' || one.state === 'countyNotice'),
  );
  const affected: FieldView = {
    kind: 'ticks',
    name: 'changes.0.affected',
    label: words.affected,
    options: mayLose.map((one) => ({ value: one.caseId, label: `${one.number} ${one.name} · ${one.school}` })),
  };
  return {
    act: 'proposeOrder',
    id: 'order-quota',
    title: words.quota,
    intro: `${words.orderIntro} ${words.quotaHere(view.places.used)}`,
    rule: 'HOST-21',
    tone: 'second',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'roundId', value: view.roundId },
      { kind: 'hidden', name: 'version', value: String(order.version) },
      { kind: 'hidden', name: 'changes.0.kind', value: 'quota' },
      { kind: 'hidden', name: 'changes.0.countyId', value: order.countyId },
      { kind: 'number', name: 'changes.0.cap', label: words.quotaCap, required: true, short: true },
      ...(mayLose.length > 0 ? [affected] : []),
      { kind: 'text', name: 'number', label: words.orderNumber, required: true, maxLength: 60 },
      {
        kind: 'long',
        name: 'reason',
        label: words.reason,
        hint: words.reasonHint,
        required: true,
        maxLength: 2000,
        rows: 3,
      },
    ],
    submit: words.propose,
    confirm: order.code,
    onward: `/rounds/${view.roundId}`,
  };
}

function reopenForm(id: FieldView, view: CountyView, language: Language): ActForm {
  const words = roundPageWords[language];
  return {
    act: 'reopenBundle',
    title: words.reopen,
    intro: words.reopenIntro,
    rule: 'HOST-O14',
    tone: 'second',
    folded: true,
    fields: [
      id,
      { kind: 'date', name: 'untilDay', label: words.until, required: true },
      { kind: 'long', name: 'reason', label: words.reason, required: true, maxLength: 2000, rows: 3 },
    ],
    submit: words.reopenSubmit,
    confirm: lastFour(view.orgName),
  };
}

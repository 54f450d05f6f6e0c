import type { Language } from '../domain/vocabulary.js';
import { roundPageWords } from '../text/web-rounds.js';
import { lastFour } from './task-forms/confirm.js';
import { closeForm, refillForm } from './task-forms/nomination-end.js';
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
  if (view.by === 'city') return view.isPanelDrawn ? [] : [reopenForm(id, view, language)];
  const waiting = view.candidates.filter((one) => one.waiting);
  const of = { nominationId: last.id, orgName: view.orgName, waiting };
  const close = closeForm(of, language);
  const free =
    !view.isPanelDrawn &&
    view.places.used < view.places.cap &&
    !view.nominations.some((one) => one.state === 'reviewing');
  return free ? [refillForm(of, language), close] : [close];
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
    waits: true,
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

import type { Language } from '../domain/vocabulary.js';
import { roundPageWords } from '../text/web-rounds.js';
import { taskWords } from '../text/web-tasks.js';
import { lastFour } from './task-forms/confirm.js';
import type { ActForm, FieldView } from './views/act-form.js';
import type { CountyView } from './views/round.js';

/** Refilling and ending for the county, late papers for the city; the desk judges whether it is the time. */
export function countyForms(view: CountyView, language: Language): readonly ActForm[] {
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

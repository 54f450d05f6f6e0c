import type { Language } from '../domain/vocabulary.js';
import { calendarWords } from '../text/web-calendar.js';
import { decisionField } from './decision-field.js';
import type { ActForm, FieldView } from './views/act-form.js';
import type { YearView } from './views/calendar.js';

/** Rows of the form: more holidays than any year had. */
const rows = 8;

export function proposeYearForm(publishedThrough: string, language: Language): ActForm {
  const words = calendarWords[language];
  const holidays = Array.from({ length: rows }, (_, at): FieldView => {
    const first = at === 0;
    return {
      kind: 'group',
      legend: words.holiday(at + 1),
      fields: [
        { kind: 'text', name: `breaks.${at}.name`, label: words.name, required: first, maxLength: 40, short: true },
        { kind: 'date', name: `breaks.${at}.from`, label: words.from, required: first },
        { kind: 'date', name: `breaks.${at}.to`, label: words.to, required: first },
        { kind: 'long', name: `lines:breaks.${at}.makeUp`, label: words.makeUpDays, hint: words.makeUpHint, rows: 2 },
      ],
    };
  });
  return {
    act: 'proposeCalendarYear',
    waits: true,
    title: words.propose,
    intro: words.proposeIntro,
    rule: 'CONV-11',
    folded: true,
    fields: [
      {
        kind: 'number',
        name: 'year',
        label: words.year,
        required: true,
        short: true,
        value: String(Number(publishedThrough.slice(0, 4)) + 1),
      },
      { kind: 'text', name: 'source', label: words.source, hint: words.sourceHint, required: true, maxLength: 200 },
      { kind: 'date', name: 'publishedOn', label: words.publishedOn, required: true },
      ...holidays,
    ],
    submit: words.proposeSubmit,
  };
}

export function decideYearForm({ yearId, year }: YearView, language: Language): ActForm {
  const words = calendarWords[language];
  return {
    act: 'decideCalendarYear',
    id: `decide-${yearId}`,
    title: words.decide(year),
    rule: 'CONV-11',
    fields: [
      { kind: 'hidden', name: 'yearId', value: yearId },
      decisionField({
        label: words.decision,
        approve: { value: 'inForce', label: words.approve },
        reject: words.reject,
      }),
    ],
    submit: words.decideSubmit,
    confirm: String(year),
  };
}

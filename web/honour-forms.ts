import { recipients } from '../domain/studio/assessment/consequences.js';
import type { Language } from '../domain/vocabulary.js';
import { studioWords } from '../text/studio.js';
import { honourWords } from '../text/web-honours.js';
import type { ActForm } from './views/act-form.js';

/** COMMEND-O01: the bureau calls, each kind with its ceiling (ASSESS-08). */
export function callForm(year: number, language: Language): ActForm {
  const words = honourWords[language];
  const ceilings = recipients.map((recipient) => ({
    kind: 'number' as const,
    name: `awards.${recipient}`,
    label: studioWords[language].recipient[recipient],
    short: true,
  }));
  return {
    act: 'openCall',
    title: words.open,
    intro: words.openIntro,
    rule: 'COMMEND-O01',
    folded: true,
    fields: [
      { kind: 'text', name: 'name', label: words.callName, required: true, maxLength: 120 },
      { kind: 'number', name: 'year', label: words.year, hint: words.yearHint, required: true, value: String(year) },
      { kind: 'group', legend: words.ceilings, fields: ceilings },
    ],
    submit: words.open,
    confirm: String(year),
    onward: '/commendations/{callId}',
  };
}

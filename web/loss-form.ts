import { lossGrounds } from '../domain/studio/loss.js';
import type { Language } from '../domain/vocabulary.js';
import { lossWords } from '../text/web-loss.js';
import { lastFour } from './task-forms/confirm.js';
import type { ActForm } from './views/act-form.js';

/** STUDIO-O04: the section reports that a studio has lost its host. */
export function lossForm(termId: string, number: string, language: Language): ActForm {
  const words = lossWords[language];
  return {
    act: 'reportHostLoss',
    title: words.report,
    intro: words.reportIntro,
    rule: 'STUDIO-O04',
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      {
        kind: 'choice',
        name: 'ground',
        label: words.ground,
        required: true,
        options: lossGrounds.map((value) => ({ value, label: words.grounds[value] })),
      },
      { kind: 'date', name: 'lastDay', label: words.lastDay, required: true },
      {
        kind: 'long',
        name: 'words',
        label: words.words,
        hint: words.wordsHint,
        required: true,
        maxLength: 2000,
        rows: 4,
      },
    ],
    submit: words.report,
    confirm: lastFour(number),
  };
}

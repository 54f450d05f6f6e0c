import { moveGrounds } from '../domain/studio/move.js';
import type { Language } from '../domain/vocabulary.js';
import { moveWords } from '../text/web-move.js';
import { lastFour } from './task-forms/confirm.js';
import type { ActForm } from './views/act-form.js';

/** STUDIO-14, STUDIO-O05: the section moves a studio to another unit. */
export function moveForm(termId: string, number: string, language: Language): ActForm {
  const words = moveWords[language];
  return {
    act: 'moveStudio',
    title: words.move,
    intro: words.moveIntro,
    rule: 'STUDIO-14',
    tone: 'second',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      {
        kind: 'choice',
        name: 'ground',
        label: words.ground,
        required: true,
        options: moveGrounds.map((value) => ({ value, label: words.grounds[value] })),
      },
      { kind: 'text', name: 'code', label: words.code, required: true, maxLength: 100 },
      { kind: 'text', name: 'name', label: words.name, hint: words.nameHint, required: true, maxLength: 200 },
      {
        kind: 'long',
        name: 'words',
        label: words.words,
        hint: words.wordsHint,
        required: true,
        maxLength: 2000,
        rows: 3,
      },
    ],
    submit: words.move,
    confirm: lastFour(number),
  };
}

import type { Language } from '../domain/vocabulary.js';
import { renewalWords } from '../text/web-renewal.js';
import type { ActForm } from './views/act-form.js';

/** STUDIO-O02: the host applies for another term. */
export function renewalForm(termId: string, language: Language): ActForm {
  const words = renewalWords[language];
  return {
    act: 'applyRenewal',
    title: words.apply,
    intro: words.applyIntro,
    rule: 'STUDIO-O02',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      {
        kind: 'long',
        name: 'statement',
        label: words.statement,
        hint: words.statementHint,
        required: true,
        maxLength: 5000,
        rows: 6,
      },
      { kind: 'tick', name: 'servesAsHeadTeacher', label: words.serves },
      { kind: 'date', name: 'expectedEndDate', label: words.expectedEndDate, required: true },
    ],
    submit: words.apply,
  };
}

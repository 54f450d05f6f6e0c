import type { Language } from '../domain/vocabulary.js';
import { memberWords } from '../text/web-members.js';
import type { ActForm } from './views/act-form.js';

/** MEMBER-01, MEMBER-02: the host names a teacher by code and name. */
export function nominationForm(termId: string, language: Language): ActForm {
  const words = memberWords[language];
  return {
    act: 'nominateMember',
    title: words.nominate,
    intro: words.nominateIntro,
    rule: 'MEMBER-O02',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      { kind: 'text', name: 'code', label: words.code, hint: words.codeHint, required: true, maxLength: 100 },
      { kind: 'text', name: 'name', label: words.name, required: true, maxLength: 100 },
      { kind: 'tick', name: 'servesAsHeadTeacher', label: words.serves },
      {
        kind: 'long',
        name: 'grounds',
        label: words.grounds,
        hint: words.groundsHint,
        required: true,
        maxLength: 1000,
        rows: 3,
      },
    ],
    submit: words.nominate,
  };
}

import type { Language } from '../domain/vocabulary.js';
import { restWords } from '../text/web-rest.js';
import { lastFour } from './task-forms/confirm.js';
import type { ActForm } from './views/act-form.js';

/** STUDIO-O05: the section suspends a studio that works, or resumes one that stands still. */
export function restForm(termId: string, number: string, to: 'suspend' | 'resume', language: Language): ActForm {
  const words = restWords[language];
  const own = { kind: 'hidden' as const, name: 'termId', value: termId };
  const shared = { rule: 'STUDIO-O05', tone: 'second' as const, folded: true, confirm: lastFour(number) };
  if (to === 'resume')
    return {
      ...shared,
      act: 'resumeStudio',
      title: words.resume,
      intro: words.resumeIntro,
      fields: [own],
      submit: words.resume,
    };
  return {
    ...shared,
    act: 'suspendStudio',
    title: words.suspend,
    intro: words.suspendIntro,
    fields: [
      own,
      { kind: 'date', name: 'from', label: words.from, hint: words.fromHint, required: true },
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
    submit: words.suspend,
  };
}

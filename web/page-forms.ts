import { pageSections } from '../domain/studio/page/page.js';
import type { Language } from '../domain/vocabulary.js';
import { pageWords } from '../text/web-page.js';
import type { ActForm } from './views/act-form.js';
import type { PageEditing } from './views/studio-page.js';

/** STUDIO-26: a version of the page; another begins with the words of the one saved last. */
export function pageForm({ termId, version, last }: NonNullable<PageEditing['writing']>, language: Language): ActForm {
  const words = pageWords[language];
  return {
    act: 'savePage',
    title: words.write,
    intro: words.writeIntro,
    rule: 'STUDIO-26',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      { kind: 'hidden', name: 'version', value: String(version) },
      ...pageSections.map((name) => ({
        kind: 'long' as const,
        name: `sections.${name}`,
        label: words.sections[name],
        hint: words.hints[name],
        maxLength: 20_000,
        rows: 6,
        value: last?.sections?.[name] ?? '',
      })),
      { kind: 'text', name: 'change', label: words.change, hint: words.changeHint, required: true, maxLength: 100 },
      {
        kind: 'choice',
        name: 'outcome',
        label: words.outcome,
        required: true,
        options: [
          { value: 'draft', label: words.asDraft },
          { value: 'submitted', label: words.asSubmitted },
        ],
      },
    ],
    submit: words.save,
  };
}

/** STUDIO-26: a picture for the page. */
export function pictureForm(termId: string, language: Language): ActForm {
  const words = pageWords[language];
  return {
    act: 'addPagePicture',
    title: words.addPicture,
    intro: words.addPictureIntro,
    rule: 'STUDIO-26',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      { kind: 'file', name: 'file', label: words.picture, required: true, accept: '.png,.jpg,.jpeg' },
    ],
    submit: words.addPicture,
    tone: 'second',
    upload: true,
  };
}

/** STUDIO-26: what should not be public comes down at once. */
export function takedownForm({ termId, version }: NonNullable<PageEditing['takingDown']>, language: Language): ActForm {
  const words = pageWords[language];
  return {
    act: 'takeDownPage',
    title: words.takeDown,
    intro: words.takeDownIntro,
    rule: 'STUDIO-26',
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      { kind: 'hidden', name: 'version', value: String(version) },
      { kind: 'long', name: 'reason', label: words.takeDownReason, required: true, maxLength: 1000, rows: 2 },
    ],
    submit: words.takeDown,
  };
}

import type { Language } from '../../domain/vocabulary.js';
import { type FormWords, form, type RowPart } from '../../text/form.js';
import { formPageWords } from '../../text/web-form.js';
import type { Choice, FieldView } from '../views/act-form.js';

/** What the fields of the 申报表 are built with: labels, choices and the files a row may name. */
export interface FormKit {
  readonly language: Language;
  readonly words: FormWords;
  readonly files: readonly Choice[];
}

export const kitFor = (language: Language, files: readonly Choice[]): FormKit => ({
  language,
  words: form[language],
  files,
});

type LineKind = 'text' | 'date' | 'number' | 'email' | 'tel';

/** A field of the form itself. */
export const line = (kit: FormKit, name: keyof FormWords['fields'], kind: LineKind = 'text'): FieldView => ({
  kind,
  name: `form.${name}`,
  label: kit.words.fields[name],
  maxLength: 120,
});

/** A field of a few characters. */
export const short = (kit: FormKit, name: keyof FormWords['fields'], maxLength: number): FieldView => ({
  kind: 'text',
  name: `form.${name}`,
  label: kit.words.fields[name],
  maxLength,
});

export const long = (kit: FormKit, name: keyof FormWords['fields'], hint = ''): FieldView => ({
  kind: 'long',
  name: `form.${name}`,
  label: kit.words.fields[name],
  ...(hint && { hint }),
  maxLength: 5000,
  rows: 8,
});

export const choice = (
  kit: FormKit,
  name: keyof FormWords['fields'],
  values: Readonly<Record<string, string>>,
): FieldView => ({
  kind: 'select',
  name: `form.${name}`,
  label: kit.words.fields[name],
  options: choices(values),
});

/** Name and day of a typed signature. */
export function signature(kit: FormKit, path: string, legend: string): FieldView {
  const words = formPageWords[kit.language];
  return {
    kind: 'group',
    legend,
    fields: [
      { kind: 'text', name: `form.${path}.name`, label: words.signatureName, maxLength: 120 },
      { kind: 'date', name: `form.${path}.signedOn`, label: words.signatureDay },
    ],
  };
}

/** A part of one row of a list. */
export const part = (kit: FormKit, at: string, name: RowPart, kind: LineKind = 'text', hint = ''): FieldView => ({
  kind,
  name: `${at}.${name}`,
  label: kit.words.parts[name],
  ...(hint && { hint }),
  maxLength: 120,
});

export const partChoice = (
  kit: FormKit,
  at: string,
  name: RowPart,
  values: Readonly<Record<string, string>>,
): FieldView => ({ kind: 'select', name: `${at}.${name}`, label: kit.words.parts[name], options: choices(values) });

export const partLong = (kit: FormKit, at: string, name: RowPart): FieldView => ({
  kind: 'long',
  name: `${at}.${name}`,
  label: kit.words.parts[name],
  maxLength: 5000,
});

export const partFiles = (kit: FormKit, at: string): readonly FieldView[] =>
  kit.files.length === 0
    ? []
    : [{ kind: 'ticks', name: `${at}.files`, label: kit.words.parts.files, options: kit.files }];

const choices = (values: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(values).map(([value, label]) => ({ value, label }));

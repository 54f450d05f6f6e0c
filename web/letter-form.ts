import { type LetterTask, measures } from '../domain/studio/letter/tasks.js';
import { workKinds } from '../domain/studio/letter/work.js';
import { type Language, levels } from '../domain/vocabulary.js';
import { documentWords } from '../text/documents.js';
import { studioWords } from '../text/studio.js';
import { goalWords } from '../text/web-goals.js';
import { kindsInWords, type LetterWords, letterWords } from '../text/web-letter.js';
import { memberWords } from '../text/web-members.js';
import type { ActForm, FieldView, LongField, TableRow } from './views/act-form.js';
import type { AgreementDraft, LetterDraft } from './views/letter.js';

/** Lines that may be added in one version. */
const newLines = 2;

/** STUDIO-17: the section's list of tasks as a sheet; a line whose task is emptied is gone, the empty ones at the end may be filled in. */
export function letterForm(draft: LetterDraft, language: Language): ActForm {
  const words = letterWords[language];
  const isFirst = draft.version === 0;
  return {
    act: 'issueLetter',
    title: isFirst ? words.draftTitle : words.again,
    intro: isFirst ? words.draftIntro : words.againIntro,
    rule: 'STUDIO-17',
    ...(isFirst ? {} : { tone: 'second', folded: true }),
    fields: sheetOf(draft, language),
    submit: words.issue,
  };
}

/** STUDIO-16, STUDIO-O07: the goals in force as a sheet, for the host to say what they should become, and why. */
export function goalChangeForm(draft: LetterDraft, language: Language): ActForm {
  const words = goalWords[language];
  return {
    act: 'askGoalChange',
    title: words.ask,
    intro: words.askIntro,
    rule: 'STUDIO-16',
    tone: 'second',
    folded: true,
    fields: [
      ...listOf(draft, language),
      { ...reasonField(letterWords[language]), label: words.reason, hint: words.reasonHint, maxLength: 2000, rows: 4 },
    ],
    submit: words.ask,
  };
}

/** STUDIO-18, MEMBER-09: the host's list for one member, as the letter's. */
export function agreementForm(draft: AgreementDraft, language: Language): ActForm {
  const { againIntro, issue } = letterWords[language];
  const { number, name } = draft.member;
  return {
    act: 'issueAgreement',
    title: memberWords[language].agreementChange(name),
    intro: againIntro,
    rule: 'STUDIO-18',
    tone: 'second',
    folded: true,
    fields: [{ kind: 'hidden', name: 'number', value: String(number) }, ...sheetOf(draft, language)],
    submit: issue,
  };
}

/** What a form for another version holds: term, the version shown, the tasks, and why, where there was a version before. */
const sheetOf = (draft: LetterDraft, language: Language): readonly FieldView[] => [
  ...listOf(draft, language),
  ...(draft.version === 0 ? [] : [reasonField(letterWords[language])]),
];

/** Term, the version shown and the tasks. */
function listOf(draft: LetterDraft, language: Language): readonly FieldView[] {
  const words = letterWords[language];
  const given = draft.tasks.map((task, n) => lineOf(task, n, language));
  const known = new Set(draft.tasks.map(({ code }) => code));
  const codes = Array.from({ length: 100 }, (_, n) => `more${n + 1}`).filter((code) => !known.has(code));
  const more = codes
    .slice(0, newLines)
    .map((code, n) => emptyLine(code, draft.tasks.length + n, draft.until, language));
  return [
    { kind: 'hidden', name: 'termId', value: draft.termId },
    { kind: 'hidden', name: 'version', value: String(draft.version) },
    {
      kind: 'table',
      caption: words.tasks,
      head: [words.task, words.level, words.target, words.due],
      rows: [...given, ...more],
    },
  ];
}

const reasonField = (words: LetterWords): LongField => ({
  kind: 'long',
  name: 'reason',
  label: words.reason,
  hint: words.reasonHint,
  required: true,
  maxLength: 500,
  rows: 2,
});

/** A task of the list: what counts for it stays, the rest may change. */
function lineOf(task: LetterTask, n: number, language: Language): TableRow {
  const hidden: readonly FieldView[] = [
    { kind: 'hidden', name: `tasks.${n}.code`, value: task.code },
    ...task.kinds.map((kind, at): FieldView => ({ kind: 'hidden', name: `tasks.${n}.kinds.${at}`, value: kind })),
  ];
  const hint = letterWords[language].counts(kindsInWords(task, language));
  return {
    key: task.code,
    cells: [[...hidden, textField(n, language, { value: task.text, hint })], ...cellsOf(n, task, language)],
  };
}

function emptyLine(code: string, n: number, dueOn: string, language: Language): TableRow {
  const { kinds, oneOf } = letterWords[language];
  const { work } = studioWords[language];
  const options = workKinds.map((value) => ({ value, label: work[value] }));
  const task: readonly FieldView[] = [
    { kind: 'hidden', name: `tasks.${n}.code`, value: code },
    textField(n, language, {}),
    { kind: 'select', name: `tasks.${n}.kinds.0`, label: oneOf(kinds, n + 1), nothing: kinds, options },
  ];
  return { key: code, cells: [task, ...cellsOf(n, { dueOn, measure: 'count' }, language)] };
}

const textField = (
  n: number,
  language: Language,
  more: { readonly value?: string; readonly hint?: string },
): FieldView => ({
  kind: 'long',
  name: `tasks.${n}.text`,
  label: letterWords[language].oneOf(letterWords[language].task, n + 1),
  maxLength: 500,
  rows: 2,
  ...more,
});

/** Level, target with what it is counted in, and day of one line. */
function cellsOf(n: number, task: Partial<LetterTask>, language: Language): readonly (readonly FieldView[])[] {
  const words = letterWords[language];
  const at = (field: keyof LetterTask, title: string) => ({
    name: `tasks.${n}.${field}`,
    label: words.oneOf(title, n + 1),
  });
  const levelNames = documentWords[language].levels;
  const level = {
    ...at('levelAtLeast', words.level),
    value: task.levelAtLeast ?? '',
    nothing: words.anyLevel,
    options: levels.map((value) => ({ value, label: words.above(levelNames[value]) })),
  };
  const measure = {
    ...at('measure', words.measure),
    value: task.measure ?? '',
    options: measures.map((value) => ({ value, label: words.measures[value] })),
  };
  return [
    [{ kind: 'select', ...level }],
    [
      { kind: 'number', ...at('target', words.target), value: task.target ? String(task.target) : '', short: true },
      { kind: 'select', ...measure },
    ],
    [{ kind: 'date', ...at('dueOn', words.due), value: task.dueOn ?? '' }],
  ];
}

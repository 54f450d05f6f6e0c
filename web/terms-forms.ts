import type { Language } from '../domain/vocabulary.js';
import { roundPageWords } from '../text/web-rounds.js';
import { termsWords } from '../text/web-terms.js';
import type { ActForm, FieldView, TableField } from './views/act-form.js';
import type { RoundView } from './views/round.js';

const at = (name: string): string => `changes.0.set.${name}`;

/** Orders that change periods (CONV-11): the working days of each stage, and what happens late. */
export function termsForms(view: RoundView, language: Language): readonly ActForm[] {
  const words = termsWords[language];
  const page = roundPageWords[language];
  const kinds = { hint: (name: string) => words.now(view.terms[name] ?? '—') };
  const lines = (names: Readonly<Record<string, string>>, kind: 'number' | 'text'): readonly FieldView[] =>
    Object.entries(names).map(
      ([name, label]): FieldView => ({
        kind,
        name: at(name),
        label,
        hint: kinds.hint(name),
        short: true,
        maxLength: 5,
      }),
    );
  const order = (id: string, title: string, intro: string, fields: readonly FieldView[]): ActForm => ({
    act: 'proposeOrder',
    id,
    title,
    intro,
    rule: 'CONV-11',
    tone: 'second',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'roundId', value: view.id },
      { kind: 'hidden', name: 'version', value: String(view.version) },
      { kind: 'hidden', name: 'changes.0.kind', value: 'terms' },
      ...fields,
      { kind: 'text', name: 'number', label: page.orderNumber, required: true, maxLength: 60 },
      {
        kind: 'long',
        name: 'reason',
        label: page.reason,
        hint: page.reasonHint,
        required: true,
        maxLength: 2000,
        rows: 3,
      },
    ],
    submit: page.propose,
    confirm: view.code,
  });
  return [
    order('order-terms', words.title, words.intro, [
      { kind: 'group', legend: words.days, fields: lines(words.numbers, 'number') },
      { kind: 'group', legend: words.others, fields: lines(words.more, 'number') },
      { kind: 'group', legend: words.mail, hint: words.mailHint, fields: lines(words.times, 'text') },
    ]),
    order('order-late', words.lateTitle, words.lateIntro, [lateTable(view, language)]),
  ];
}

/** Grace and last date stand together: all of them are sent, those not touched as they are. */
function lateTable(view: RoundView, language: Language): TableField {
  const words = termsWords[language];
  const cell = (stage: string, which: 'grace' | 'hard', label: string): readonly FieldView[] => {
    const name = `late.${stage}.${which}`;
    return [{ kind: 'number', name: at(name), label, required: true, value: view.terms[name] ?? '' }];
  };
  return {
    kind: 'table',
    caption: words.lateTitle,
    head: [words.stage, words.grace, words.hard],
    rows: Object.entries(words.late).map(([stage, label]) => ({
      key: stage,
      cells: [label, cell(stage, 'grace', `${label} ${words.grace}`), cell(stage, 'hard', `${label} ${words.hard}`)],
    })),
  };
}

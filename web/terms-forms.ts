import type { Language } from '../domain/vocabulary.js';
import { sayAt } from '../text/of-level.js';
import { roundPageWords } from '../text/web-rounds.js';
import { termsWords } from '../text/web-terms.js';
import type { ActForm, FieldView, TableField } from './views/act-form.js';
import type { RoundView } from './views/round.js';

const at = (name: string): string => `changes.0.set.${name}`;

/** Periods of what a county's own round does not have (LOCAL-01). */
const onlyInCity: readonly string[] = ['countyReviewDays', 'noticeWorkingDays.county', 'bundleDays'];

/** Nor does it have these stages. */
const lateInCity: readonly string[] = ['countyReview', 'bundle'];
const isAsked = ({ level }: RoundView, stage: string): boolean => level === 'city' || !lateInCity.includes(stage);

/** Orders that change periods (CONV-11): the working days of each stage, and what happens late. */
export function termsForms(view: RoundView, language: Language): readonly ActForm[] {
  const words = termsWords[language];
  const page = roundPageWords[language];
  const kinds = { hint: (name: string) => words.now(view.terms[name] ?? '—') };
  const lines = (names: Readonly<Record<string, string>>, kind: 'number' | 'text'): readonly FieldView[] =>
    Object.entries(names).flatMap(([name, label]): readonly FieldView[] => {
      if (view.level === 'county' && onlyInCity.includes(name)) return [];
      const said = sayAt(label, view.level);
      return [{ kind, name: at(name), label: said, hint: kinds.hint(name), short: true, maxLength: 5 }];
    });
  const order = (id: string, title: string, intro: string, fields: readonly FieldView[]): ActForm => ({
    act: 'proposeOrder',
    waits: true,
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
    order('order-late', words.lateTitle, words.lateIntro, [
      ...lateAsTheyAre(view, language),
      lateTable(view, language),
    ]),
    order('order-ladder', words.ladderTitle, words.ladderIntro, [ladderTable(view, language)]),
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
    rows: Object.entries(words.late).flatMap(([stage, given]) => {
      if (!isAsked(view, stage)) return [];
      const label = sayAt(given, view.level);
      const [grace, hard] = [`${label} ${words.grace}`, `${label} ${words.hard}`];
      return [{ key: stage, cells: [label, cell(stage, 'grace', grace), cell(stage, 'hard', hard)] }];
    }),
  };
}

/** All of them are sent: those of stages a county's own round does not have, too, and nobody is asked for them. */
const lateAsTheyAre = (view: RoundView, language: Language): readonly FieldView[] =>
  Object.keys(termsWords[language].late)
    .filter((stage) => !isAsked(view, stage))
    .flatMap((stage) => ['grace', 'hard'].map((which) => `late.${stage}.${which}`))
    .map((name) => ({ kind: 'hidden', name: at(name), value: view.terms[name] ?? '' }));

/** Lines that may be added in one order. */
const newRungs = 2;

/** The whole ladder is sent: a line that was emptied is gone, the empty ones at the end may be filled in. */
function ladderTable(view: RoundView, language: Language): TableField {
  const { ladderTitle, rung } = termsWords[language];
  const count = Object.keys(view.terms).filter((name) => /^ladder\.\d+\.code$/.test(name)).length;
  const choices = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  const rows = Array.from({ length: count + newRungs }, (_, n) => {
    const cell = (field: 'code' | 'workingDays' | 'at' | 'anchor' | 'act' | 'to') => {
      const value = view.terms[`ladder.${n}.${field}`] ?? '';
      return { name: at(`ladder.${n}.${field}`), label: `${rung[field]} ${n + 1}`, value };
    };
    const cells: readonly (readonly FieldView[])[] = [
      [{ kind: 'text', ...cell('code'), maxLength: 32 }],
      [{ kind: 'select', ...cell('anchor'), options: choices(rung.anchors) }],
      [{ kind: 'number', ...cell('workingDays'), short: true }],
      [{ kind: 'text', ...cell('at'), maxLength: 5, short: true }],
      [{ kind: 'select', ...cell('act'), options: choices(rung.acts) }],
      [{ kind: 'select', ...cell('to'), options: choices(rung.recipients) }],
    ];
    return { key: String(n), cells };
  });
  const head = [rung.code, rung.anchor, rung.workingDays, rung.at, rung.act, rung.to];
  return { kind: 'table', caption: ladderTitle, head, rows };
}

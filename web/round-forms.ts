import { roundDateKeysAt } from '../domain/host-selection/round-dates.js';
import type { Language } from '../domain/vocabulary.js';
import { dateNames } from '../text/round.js';
import { type RoundPageWords, roundPageWords } from '../text/web-rounds.js';
import { decisionField } from './decision-field.js';
import type { ActForm, FieldView } from './views/act-form.js';
import type { CountyLine, OrderView, RoundsView, RoundView } from './views/round.js';

const hidden = (name: string, value: string): FieldView => ({ kind: 'hidden', name, value });
const number = (name: string, label: string, value = '', required = false): FieldView => {
  return { kind: 'number', name, label, value, required, short: true };
};
/** None for a county's own round: no county stands beneath it (LOCAL-01). */
const quotaFields = (
  words: RoundPageWords,
  counties: readonly Pick<CountyLine, 'code' | 'name'>[],
  values: Readonly<Record<string, string>>,
): readonly FieldView[] => {
  if (counties.length === 0) return [];
  const fields = counties.map(({ code, name }) => number(`countyQuotas.${code}`, name, values[`countyQuotas.${code}`]));
  return [{ kind: 'group', legend: words.quotas, hint: words.quotaHint, fields }];
};

/** Lengths of what a county's own round does not have. */
const onlyInCity: readonly string[] = ['countyReviewDays', 'bundleDays', 'county'];
const asked = (
  labels: Readonly<Record<string, string>>,
  { level }: RoundView,
  { own }: RoundPageWords,
): readonly (readonly [string, string])[] =>
  Object.entries(labels).flatMap(([name, label]) => {
    if (level === 'city') return [[name, label] as const];
    return onlyInCity.includes(name) ? [] : [[name, own[name] ?? label] as const];
  });

export function createForm({ counties }: RoundsView, language: Language): ActForm {
  const words = roundPageWords[language];
  return {
    act: 'createRound',
    title: words.create,
    intro: words.createIntro,
    rule: 'CONV-11',
    folded: true,
    fields: [
      {
        kind: 'text',
        name: 'code',
        label: words.code,
        hint: words.codeHint,
        required: true,
        maxLength: 32,
        short: true,
      },
      { kind: 'text', name: 'name', label: words.name, required: true, maxLength: 120 },
      number('parameters.capacity', words.parameters.capacity, '', true),
      ...quotaFields(words, counties, {}),
    ],
    submit: words.createSubmit,
    onward: '/rounds/{roundId}',
  };
}

/** Changing a draft, and opening it once nothing speaks against it. */
export function draftForms(view: RoundView, language: Language): readonly ActForm[] {
  const words = roundPageWords[language];
  const { preview } = view;
  if (!preview) return [];
  const ids = [hidden('roundId', view.id), hidden('version', String(view.version))];
  const value = (name: string) => preview.values[name] ?? '';
  const edit: ActForm = {
    act: 'updateRound',
    title: words.edit,
    tone: 'second',
    folded: true,
    fields: [
      ...ids,
      { kind: 'text', name: 'name', label: words.name, required: true, maxLength: 120, value: view.name },
      ...quotaFields(words, view.counties, preview.values),
      {
        kind: 'group',
        legend: words.numbers,
        fields: [
          ...asked(words.parameters, view, words).map(([name, label]) =>
            number(`parameters.${name}`, label, value(`parameters.${name}`), true),
          ),
          ...asked(words.noticeDays, view, words).map(([name, label]) =>
            number(`parameters.noticeWorkingDays.${name}`, label, value(`parameters.noticeWorkingDays.${name}`), true),
          ),
        ],
      },
    ],
    submit: words.editSubmit,
  };
  const open: ActForm = {
    act: 'openRound',
    title: words.open,
    intro: words.openIntro,
    rule: 'CONV-11',
    fields: ids,
    submit: words.open,
    confirm: view.code,
  };
  return view.secondFactor && preview.contradictions.length === 0 ? [edit, open] : [edit];
}

const orderRules = {
  moveDates: 'CONV-11',
  quota: 'HOST-21',
  capacity: 'HOST-28',
  reopenWindow: 'HOST-O14',
  tieOrder: 'HOST-O15',
} as const;
type OrderKind = keyof typeof orderRules;

/** One form for each kind of change: an order says one thing. */
export function orderForms(view: RoundView, language: Language): readonly ActForm[] {
  const words = roundPageWords[language];
  const counties = view.counties.map(({ orgId, name }) => ({ value: orgId, label: name }));
  const county: FieldView = {
    kind: 'select',
    name: 'changes.0.countyId',
    label: words.county,
    required: true,
    options: counties,
  };
  const form = (kind: OrderKind, fields: readonly FieldView[]): ActForm => ({
    act: 'proposeOrder',
    waits: true,
    id: `order-${kind}`,
    title: words[kind],
    intro: words.orderIntro,
    rule: orderRules[kind],
    tone: 'second',
    folded: true,
    fields: [
      hidden('roundId', view.id),
      hidden('version', String(view.version)),
      hidden('changes.0.kind', kind),
      ...fields,
      { kind: 'text', name: 'number', label: words.orderNumber, required: true, maxLength: 60 },
      {
        kind: 'long',
        name: 'reason',
        label: words.reason,
        hint: words.reasonHint,
        required: true,
        maxLength: 2000,
        rows: 3,
      },
    ],
    submit: words.propose,
    confirm: view.code,
  });
  const tied = view.tied.map(({ caseId, number }) => ({ value: caseId, label: number }));
  const places = tied.map((_, at): FieldView => {
    return { kind: 'select', name: `changes.0.order.${at}`, label: words.place(at + 1), required: true, options: tied };
  });
  const names = dateNames(language, view.level);
  const days = roundDateKeysAt(view.level).map(
    (key): FieldView => ({ kind: 'date', name: `changes.0.days.${key}`, label: names[key] }),
  );
  return [
    form('moveDates', [{ kind: 'group', legend: words.dates, hint: words.moveDatesHint, fields: days }]),
    ...(view.level === 'city'
      ? [
          form('quota', [
            county,
            { ...number('changes.0.cap', words.quotaCap, '', true), hint: words.quotaLimit } as FieldView,
          ]),
        ]
      : []),
    form('capacity', [number('changes.0.capacity', words.capacityValue, '', true)]),
    ...(view.level === 'city'
      ? [form('reopenWindow', [county, { kind: 'date', name: 'changes.0.until', label: words.until, required: true }])]
      : []),
    ...(tied.length > 1
      ? [form('tieOrder', [{ kind: 'group', legend: words.tieOrder, hint: words.tieOrderHint, fields: places }])]
      : []),
  ];
}

export function decideForm(view: RoundView, order: OrderView, language: Language): ActForm {
  const words = roundPageWords[language];
  return {
    act: 'decideOrder',
    id: `decide-${order.id}`,
    title: `${words.decideOrder} · ${order.number}`,
    fields: [
      hidden('roundId', view.id),
      hidden('orderId', order.id),
      decisionField({
        label: words.decision,
        approve: { value: 'inForce', label: words.approveOrder },
        reject: words.rejectOrder,
      }),
    ],
    submit: words.decideSubmit,
    confirm: order.number,
  };
}

/** One form a sheet: who cannot score is replaced file by file. */
export const replaceForms = (view: RoundView, language: Language): readonly ActForm[] => {
  const words = roundPageWords[language];
  return view.unsealed.map((one) => ({
    act: 'replaceExpert',
    id: `replace-${one.caseId}-${one.personId}`,
    title: one.label,
    intro: words.replaceIntro,
    rule: 'HOST-25',
    tone: 'danger',
    folded: true,
    fields: [
      hidden('roundId', view.id),
      hidden('caseId', one.caseId),
      hidden('personId', one.personId),
      { kind: 'long', name: 'reason', label: words.reason, required: true, maxLength: 500, rows: 3 },
    ],
    submit: words.replaceSubmit,
  }));
};

/** One form an expert: whoever stays silent on late candidates is passed over by the lot. */
export const passOverForms = (view: RoundView, language: Language): readonly ActForm[] => {
  const words = roundPageWords[language];
  return view.silent.map((one) => ({
    act: 'passOverExpert',
    id: `pass-over-${one.personId}`,
    title: one.name,
    intro: words.passOverIntro,
    rule: 'HOST-O15',
    tone: 'danger',
    folded: true,
    fields: [
      hidden('roundId', view.id),
      hidden('personId', one.personId),
      { kind: 'long', name: 'reason', label: words.reason, required: true, maxLength: 500, rows: 3 },
    ],
    submit: words.passOverSubmit,
  }));
};

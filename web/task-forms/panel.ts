import type { TaskWords } from '../../text/web-tasks.js';
import type { ActForm, Choice, FieldView } from '../views/act-form.js';
import type { Candidate, TaskView } from '../views/task.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** HOST-25: who may be drawn, and the draw. */
export const panelFormation: TaskForms = (view, words) => {
  const { panel: p } = words;
  const people: readonly Choice[] = (view.work.people ?? []).map((one) => ({ value: one.personId, label: one.name }));
  const add: ActForm = {
    act: 'addExpert',
    title: p.add,
    tone: 'second',
    folded: true,
    fields: [{ kind: 'select', name: 'personId', label: p.person, required: true, options: people }],
    submit: p.add,
  };
  const silent = (view.work.experts ?? []).flatMap((one) => (one.declared ? [] : [one.name]));
  const draw: ActForm = {
    act: 'drawPanel',
    title: p.draw,
    intro: [p.drawIntro, ...(silent.length > 0 ? [p.silent(silent)] : [])].join(' '),
    rule: 'HOST-25',
    fields: [],
    submit: p.drawSubmit,
    confirm: lastFour(view.about),
  };
  const pool: readonly Choice[] = (view.work.experts ?? []).map((one) => ({ value: one.personId, label: one.name }));
  const remove: ActForm = {
    act: 'removeExpert',
    title: p.remove,
    rule: 'HOST-25',
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'select', name: 'personId', label: p.person, required: true, options: pool },
      { kind: 'text', name: 'reason', label: words.reason, required: true, maxLength: 500 },
    ],
    submit: p.removeSubmit,
  };
  return [...(people.length > 0 ? [add] : []), ...(pool.length > 0 ? [draw, remove] : [draw])];
};

/** HOST-O15: a word on every candidate, before any file is shown. */
export const declareConflicts: TaskForms = (view, words) => {
  const { columns: h, panel: p } = words;
  const options = (view.work.sayings ?? []).map((value) => ({ value, label: p.says[value] ?? value }));
  return [
    {
      act: 'declareConflicts',
      title: p.declare,
      intro: `${p.declareIntro} ${words.nothingPreselected}`,
      rule: 'HOST-O15',
      fields: [
        {
          kind: 'table',
          caption: words.candidates,
          head: [h.number, h.name, h.school, h.says],
          rows: (view.work.candidates ?? []).map((one, at) => ({
            key: one.caseId,
            cells: [
              one.number,
              one.name ?? '',
              one.schoolName,
              [
                { kind: 'hidden', name: `declarations.${at}.caseId`, value: one.caseId },
                {
                  kind: 'select',
                  name: `declarations.${at}.says`,
                  label: `${h.says} ${one.number}`,
                  required: true,
                  options,
                },
              ],
            ],
          })),
        },
      ],
      submit: p.declareSubmit,
    },
  ];
};

/** One blind sheet for each file still to be scored, and the way to step back from it. */
export const score: TaskForms = (view, words) => {
  const open = (view.work.candidates ?? []).filter((one) => one.sheet === 'assigned');
  return [...open.map((one) => sheetForm(view, one, words)), ...(open.length > 0 ? [recuseForm(open, words)] : [])];
};

function sheetForm(view: TaskView, one: Candidate, words: TaskWords): ActForm {
  const { panel: p } = words;
  return {
    act: 'sealSheet',
    id: `sheet-${one.caseId}`,
    title: [p.score(one.number), one.schoolName].filter(Boolean).join(' · '),
    intro: p.scoreIntro,
    rule: 'HOST-25',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'caseId', value: one.caseId },
      { kind: 'hidden', name: 'formHash', value: one.formHash },
      {
        kind: 'group',
        legend: p.score(one.number),
        fields: (view.work.rubric ?? []).map((line) => ({
          kind: 'number' as const,
          name: `points.${line.code}`,
          label: p.points(line.label, line.max),
          required: true,
        })),
      },
      { kind: 'long', name: 'remark', label: p.remark, maxLength: 2000, rows: 4 },
    ],
    submit: p.seal,
    confirm: lastFour(one.number),
  };
}

function recuseForm(open: readonly Candidate[], words: TaskWords): ActForm {
  const { panel: p } = words;
  const grounds = ['kinship', 'declared'].map((value) => ({ value, label: p.says[value] ?? value }));
  return {
    act: 'recuse',
    title: p.recuse,
    rule: 'HOST-O15',
    tone: 'danger',
    folded: true,
    fields: [
      {
        kind: 'select',
        name: 'caseId',
        label: words.columns.number,
        required: true,
        options: open.map((one) => ({ value: one.caseId, label: one.number })),
      },
      { kind: 'choice', name: 'ground', label: p.recuse, required: true, options: grounds },
    ],
    submit: p.recuseSubmit,
  };
}

/** All sheets together; whoever has too few is opened by name and with the reason (HOST-O15). */
export const openSheets: TaskForms = (view, words) => {
  const { panel: p } = words;
  const few = view.work.tooFew ?? [];
  const said = [
    p.openIntro,
    view.work.unsealed ? p.missing(view.work.unsealed) : '',
    few.length > 0 ? p.tooFewIntro : '',
  ];
  return [
    {
      act: 'openSheets',
      title: p.open,
      intro: said.filter(Boolean).join(' '),
      rule: few.length > 0 ? 'HOST-O15' : 'HOST-31',
      fields: [
        ...few.map(
          (one): FieldView => ({
            kind: 'tick',
            name: `ticked:tooFew:${one.caseId}`,
            label: p.tooFew(one.caseNumber, one.present, one.needed),
            required: true,
          }),
        ),
        ...(few.length > 0 ? [tooFewReason(p.tooFewReason)] : []),
      ],
      submit: p.openSubmit,
      confirm: lastFour(view.about),
    },
  ];
};

const tooFewReason = (label: string): FieldView => {
  return { kind: 'long', name: 'reason', label, required: true, maxLength: 2000, rows: 3 };
};

/** The ranking as it was shown; a tie the rules do not break is voted on first. */
export const ranking: TaskForms = (view, words) => {
  const { panel: p } = words;
  const tied = (view.work.candidates ?? []).filter((one) => one.tied);
  // where nobody may vote, an order of the bureau comes first: the page says so
  if (tied.length > 1) return view.work.experts?.length ? [tieForm(view, tied, words)] : [];
  const beyond = (view.work.candidates ?? []).filter((one) => one.beyond);
  const reason: FieldView = { kind: 'long', name: 'reason', label: words.reason, maxLength: 2000, rows: 3 };
  return [
    {
      act: 'confirmRanking',
      title: p.ranking,
      intro: [p.rankingIntro, view.work.passLine ? p.passLine(view.work.passLine) : ''].join(' '),
      rule: 'HOST-14',
      fields: [
        ...beyond.map(
          (one): FieldView => ({
            kind: 'tick',
            name: `ticked:beyond:${one.caseId}`,
            label: `${p.beyond} · ${one.number}`,
          }),
        ),
        ...(beyond.length > 0 ? [reason] : []),
      ],
      submit: p.confirm,
      confirm: lastFour(view.about),
    },
  ];
};

function tieForm(view: TaskView, tied: readonly Candidate[], words: TaskWords): ActForm {
  const { panel: p } = words;
  const options = tied.map((one) => ({ value: one.caseId, label: `${one.number} ${one.name ?? ''}` }));
  const experts = view.work.experts ?? [];
  return {
    act: 'breakTie',
    title: p.tieTitle,
    intro: p.tieIntro,
    rule: 'CONV-10',
    fields: [
      ...tied.map((_, at): FieldView => {
        return {
          kind: 'select',
          name: `order.${at}`,
          label: p.order((tied[0]?.rank ?? 1) + at),
          required: true,
          options,
        };
      }),
      {
        kind: 'select',
        name: 'chairId',
        label: p.chair,
        required: true,
        options: experts.map((one) => ({ value: one.personId, label: one.name })),
      },
      ...experts.flatMap((one, at): readonly FieldView[] => [
        { kind: 'hidden', name: `votes.${at}.personId`, value: one.personId },
        { kind: 'select', name: `votes.${at}.caseId`, label: p.vote(one.name), required: true, options },
      ]),
    ],
    submit: p.tieSubmit,
    confirm: lastFour(view.about),
  };
}

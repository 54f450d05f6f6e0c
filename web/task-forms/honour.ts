import { firstHonourWording } from '../../domain/notice/first-wording.js';
import { formatHalfUp, parseFraction } from '../../domain/panel/decimal.js';
import type { Language } from '../../domain/vocabulary.js';
import { studioWords } from '../../text/studio.js';
import { honourWords } from '../../text/web-honours.js';
import type { TaskWords } from '../../text/web-tasks.js';
import { decisionNumberField } from '../decision-field.js';
import type { FieldView } from '../views/act-form.js';
import type { HonourTaskWork } from '../views/honour.js';
import type { TaskView } from '../views/task.js';
import { appealAnswerForm, appealForm } from './appeal.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

const onward = '/tasks';

/** COMMEND-13: one at a time, of those the records propose. */
export const honourNomination: TaskForms = ({ work: { honours } }, _words, language) => {
  const words = honourWords[language];
  const open = (honours?.proposals ?? []).filter(({ nominated, refusal }) => !nominated && refusal === null);
  if (open.length === 0) return [];
  const { recipient, grade } = studioWords[language];
  const options = open.map((one) => ({
    value: one.candidate,
    label: `${recipient[one.recipient]} · ${one.name}（${one.studioNumber}） · ${words.basisOf(grade[one.grade], one.works)}`,
  }));
  return [
    {
      act: 'nominateHonour',
      title: words.nominate,
      intro: words.nominateIntro,
      rule: 'COMMEND-13',
      fields: [
        { kind: 'select', name: 'candidate', label: words.candidate, required: true, options },
        { kind: 'long', name: 'reason', label: words.reason, required: true, maxLength: 2000, rows: 4 },
      ],
      submit: words.nominate,
    },
  ];
};

type Shown = HonourTaskWork['nominees'][number];

const labelOf = (one: Shown, language: Language): string =>
  `${one.number}. ${studioWords[language].recipient[one.recipient]} · ${one.name}（${one.studioNumber} ${one.unitName}）`;

/** COMMEND-O01: a number for everybody the reader may judge. */
export const honourReview: TaskForms = (view, _words, language) => {
  const words = honourWords[language];
  const mine = (view.work.honours?.nominees ?? []).filter(({ concerned }) => !concerned);
  return [
    {
      act: 'scoreHonours',
      title: words.review,
      intro: words.reviewIntro,
      rule: 'COMMEND-O01',
      fields: mine.map((one) => ({
        kind: 'number' as const,
        name: `points.${one.nomineeId}`,
        label: labelOf(one, language),
        hint: words.basisOf(studioWords[language].grade[one.grade], one.works),
        required: true,
      })),
      submit: words.review,
      confirm: lastFour(view.about),
      onward,
    },
  ];
};

/** In the order of the ranking, each with what is known of it. */
const ticks = (list: readonly Shown[], label: string, language: Language): readonly FieldView[] => {
  const words = honourWords[language];
  const options = list
    .filter(({ barredBy }) => barredBy === null)
    .toSorted((a, b) => (a.rank ?? 9999) - (b.rank ?? 9999) || a.number - b.number)
    .map((one) => ({
      value: one.nomineeId,
      label: [labelOf(one, language), placeOf(one, words)].filter(Boolean).join(' · '),
    }));
  return options.length > 0 ? [{ kind: 'ticks', name: 'nomineeIds', label, options }] : [];
};

function placeOf({ rank, score, tieBrokenBy }: Shown, words: (typeof honourWords)[Language]): string {
  const exact = score === null ? null : parseFraction(score);
  return [
    ...(rank === null ? [] : [words.rank(rank)]),
    ...(exact ? [words.score(formatHalfUp(exact, 2))] : []),
    ...(tieBrokenBy ? [words.byResult] : []),
  ].join(' · ');
}

/** The words under which the list hangs (COMMEND-O01); none are needed where nobody is listed. */
const noticeFields = ({ roundName, orgName }: TaskView, { county }: TaskWords): readonly FieldView[] => {
  const { title, text } = firstHonourWording({ round: roundName, body: orgName });
  return [
    { kind: 'text', name: 'title', label: county.noticeTitle, maxLength: 200, value: title },
    { kind: 'long', name: 'text', label: county.noticeText, maxLength: 5000, rows: 6, value: text },
    { kind: 'text', name: 'receivingUnit', label: county.receivingUnit, maxLength: 500 },
  ];
};

/** COMMEND-01, COMMEND-O01: the list, within each ceiling, and the words of its notice. */
export const honourListing: TaskForms = (view, taskWords, language) => {
  const words = honourWords[language];
  const { nominees = [], passScore = '', noticeDays = 0 } = view.work.honours ?? {};
  return [
    {
      act: 'listHonours',
      title: words.list,
      intro: [words.listIntro(passScore), ...(noticeDays > 0 ? [words.noticeIntro(noticeDays)] : [])].join(
        language === 'zh' ? '' : ' ',
      ),
      rule: 'COMMEND-01',
      fields: [
        ...ticks(nominees, words.chosen, language),
        { kind: 'long', name: 'reason', label: words.listReason, required: true, maxLength: 2000, rows: 3 },
        ...(noticeDays > 0 ? noticeFields(view, taskWords) : []),
      ],
      submit: words.list,
      confirm: lastFour(view.about),
      onward,
    },
  ];
};

/** ASSESS-08: the leader's word on the list. */
export const honourDecision: TaskForms = (view, _words, language) => {
  const words = honourWords[language];
  return [
    {
      act: 'decideHonours',
      title: words.decide,
      intro: words.decideIntro,
      rule: 'ASSESS-08',
      fields: [
        ...ticks(view.work.honours?.nominees ?? [], words.commended, language),
        { kind: 'long', name: 'reason', label: words.decideReason, maxLength: 2000, rows: 3 },
        decisionNumberField(words.decisionNumber, 60),
      ],
      submit: words.decide,
      confirm: lastFour(view.about),
      onward,
    },
  ];
};

/** NOTICE-O06: the one appeal of whom an upheld objection struck, or for the unit it struck. */
export const strikeAppeal: TaskForms = (_view, _words, language) => {
  const words = honourWords[language].strikeAppeal;
  return [
    appealForm({
      act: 'appealStrike',
      rule: 'NOTICE-O06',
      title: words.appeal,
      intro: words.appealIntro,
      text: words.text,
    }),
  ];
};

/** NOTICE-O06: the third person. */
export const strikeAppealDecision: TaskForms = (view, _words, language) => {
  const words = honourWords[language].strikeAppeal;
  return [
    appealAnswerForm(view, {
      act: 'decideStrikeAppeal',
      rule: 'NOTICE-O06',
      title: words.answer,
      intro: words.answerIntro,
      outcomes: words.answered,
      reason: words.reason,
    }),
  ];
};

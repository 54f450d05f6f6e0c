import type { TaskWords } from '../../text/web-tasks.js';
import type { ActForm, FieldView } from '../views/act-form.js';
import type { TaskView } from '../views/task.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** HOST-17…19 in the order the plan gives them: ethics, hearing, attachments, and for the leader the collective decision. */
export const schoolRecommendation: TaskForms = (view, words) => {
  const ethics = ethicsForm(view, words);
  if (!view.work.ethics) return [ethics];
  const ready = [{ ...ethics, folded: true }, hearingForm(view, words), ...verifyForms(view, words)];
  return view.prepares ? ready : [...ready, decideForm(view, words)];
};

function ethicsForm({ about }: TaskView, { school: s }: TaskWords): ActForm {
  return {
    act: 'concludeEthics',
    title: s.ethics,
    intro: s.ethicsIntro,
    rule: 'HOST-17',
    fields: [
      {
        kind: 'choice',
        name: 'conclusion',
        label: s.ethics,
        required: true,
        options: [
          { value: 'clear', label: s.clear },
          { value: 'problem', label: s.problem },
        ],
      },
      { kind: 'text', name: 'reference', label: s.reference, maxLength: 500 },
      { kind: 'long', name: 'statement', label: s.statement, maxLength: 5000, rows: 4 },
    ],
    submit: s.ethicsSubmit,
    confirm: lastFour(about),
  };
}

const groups = ['teachers', 'parents', 'students'] as const;

/** One box of addresses for each group; the adapter makes `invitations` of their lines. */
function hearingForm(_: TaskView, { school: s }: TaskWords): ActForm {
  return {
    act: 'inviteHearing',
    title: s.hearing,
    intro: s.hearingIntro,
    rule: 'HOST-18',
    tone: 'second',
    folded: true,
    fields: groups.map((group) => ({
      kind: 'long' as const,
      name: `lines:invitations:group=${group}:address`,
      label: s.addresses(s.group[group]),
      rows: 4,
    })),
    submit: s.hearingSubmit,
  };
}

function verifyForms({ material }: TaskView, { school: s }: TaskWords): readonly ActForm[] {
  return (material?.attachments ?? [])
    .filter((one) => one.verdict === null)
    .map((one) => ({
      act: 'verifyAttachment',
      id: `verify-${one.id}`,
      title: `${s.attachments} · ${one.name}`,
      intro: s.attachmentsIntro,
      rule: 'HOST-30',
      tone: 'second' as const,
      folded: true,
      fields: [
        { kind: 'hidden' as const, name: 'attachmentId', value: one.id },
        {
          kind: 'choice' as const,
          name: 'verdict',
          label: s.verdict,
          required: true,
          options: [
            { value: 'genuine', label: s.genuine },
            { value: 'forged', label: s.forged },
          ],
        },
        { kind: 'text' as const, name: 'reason', label: s.verdictReason, maxLength: 2000 },
      ],
      submit: s.verify,
    }));
}

/** Once the panel is drawn a reasoned refusal is all that leads anywhere (HOST-25). */
function decideForm({ about, work }: TaskView, words: TaskWords): ActForm {
  const s = words.school;
  const count = (name: string, label: string): FieldView => ({ kind: 'number', name: `meeting.${name}`, label });
  return {
    act: 'decideRecommendation',
    title: s.decide,
    intro: `${s.decideIntro} ${words.nothingPreselected}`,
    rule: 'HOST-19',
    fields: [
      {
        kind: 'group',
        legend: s.meeting,
        fields: [
          { kind: 'date', name: 'meeting.date', label: s.date, hint: s.dateHint },
          count('entitled', s.entitled),
          count('present', s.present),
          count('votesFor', s.votesFor),
          count('votesAgainst', s.votesAgainst),
          count('abstain', s.abstain),
          { kind: 'long', name: 'lines:meeting.attendees', label: s.attendees, rows: 4 },
          { kind: 'long', name: 'meeting.minutes', label: s.minutes, maxLength: 20000, rows: 5 },
        ],
      },
      { kind: 'long', name: 'groundwork', label: s.groundwork, hint: s.groundworkHint, maxLength: 2000, rows: 3 },
      { kind: 'tick', name: 'stayConsent', label: s.stayConsent },
      {
        kind: 'choice',
        name: 'decision',
        label: words.decision,
        required: true,
        options: [
          { value: 'recommend', label: s.recommend, hint: s.recommendHint },
          { value: 'decline', label: s.decline, hint: s.declineHint },
          { value: 'return', label: s.return, hint: s.returnHint },
        ].filter(({ value }) => !work.tooLate || value === 'decline'),
      },
      { kind: 'long', name: 'reason', label: words.reason, hint: words.reasonNeeded, maxLength: 5000 },
    ],
    submit: s.submit,
    confirm: lastFour(about),
  };
}

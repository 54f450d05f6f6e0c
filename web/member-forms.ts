import { statedReasons } from '../domain/studio/members/leaving.js';
import { vetoGrounds } from '../domain/veto.js';
import type { Language } from '../domain/vocabulary.js';
import { studioWords } from '../text/studio.js';
import { findingWords } from '../text/web-findings.js';
import { memberWords } from '../text/web-members.js';
import { writingWords } from '../text/web-writings.js';
import type { ActForm, FieldView } from './views/act-form.js';

/** MEMBER-01, MEMBER-02: the host names a teacher by code and name. */
export function nominationForm(termId: string, language: Language): ActForm {
  const words = memberWords[language];
  return {
    act: 'nominateMember',
    title: words.nominate,
    intro: words.nominateIntro,
    rule: 'MEMBER-O02',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      { kind: 'text', name: 'code', label: words.code, hint: words.codeHint, required: true, maxLength: 100 },
      { kind: 'text', name: 'name', label: words.name, required: true, maxLength: 100 },
      { kind: 'tick', name: 'servesAsHeadTeacher', label: words.serves },
      {
        kind: 'long',
        name: 'grounds',
        label: words.grounds,
        hint: words.groundsHint,
        required: true,
        maxLength: 1000,
        rows: 3,
      },
    ],
    submit: words.nominate,
  };
}

/** MEMBER-O05: in a renewed studio the host names a member of the last term again, out of those who completed the tasks. */
export function nominateAgainForm(termId: string, who: readonly Named[], language: Language): ActForm {
  const words = memberWords[language];
  const { fields, ...form } = nominationForm(termId, language);
  const rest = fields.filter((field) => !('name' in field) || (field.name !== 'code' && field.name !== 'name'));
  const [first, ...more] = rest;
  return {
    ...form,
    id: 'nominate-again',
    title: words.nominateAgain,
    intro: words.nominateAgainIntro,
    rule: 'MEMBER-O05',
    fields: [
      ...(first ? [first] : []),
      {
        kind: 'select',
        name: 'again',
        label: words.again,
        required: true,
        options: who.map(({ number, name, schoolName }) => ({
          value: String(number),
          label: [number, name, schoolName].filter(Boolean).join(' '),
        })),
      },
      ...more,
    ],
    submit: words.nominateAgain,
  };
}

/** MEMBER-O04: the host says it of one of these, the member of themself. */
export function leavingForm(termId: string, who: number | readonly Named[], language: Language): ActForm {
  const words = memberWords[language];
  const { leavingReason } = studioWords[language];
  return {
    act: 'leaveStudio',
    title: typeof who === 'number' ? words.leaveOwn : words.leave,
    intro: words.leaveIntro,
    rule: 'MEMBER-O04',
    folded: true,
    tone: 'danger',
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      whom(who, language),
      {
        kind: 'select',
        name: 'reason',
        label: words.leavingKind,
        required: true,
        options: statedReasons.map((value) => ({ value, label: leavingReason[value] })),
      },
      { kind: 'date', name: 'lastDay', label: words.lastDay, hint: words.lastDayHint, required: true },
      { kind: 'long', name: 'words', label: words.leavingWords, required: true, maxLength: 1000, rows: 2 },
    ],
    submit: typeof who === 'number' ? words.leaveOwn : words.leave,
  };
}

/** MEMBER-O03: host, or a body that decides on members, of one of these. */
export function removalForm(termId: string, who: readonly Named[], language: Language): ActForm {
  const words = memberWords[language];
  const { ground, decisionReference, facts, evidence } = findingWords[language];
  const { vetoGround } = studioWords[language];
  return {
    act: 'registerRemoval',
    title: words.accuse,
    intro: words.accuseIntro,
    rule: 'MEMBER-O03',
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      whom(who, language),
      {
        kind: 'choice',
        name: 'ground',
        label: ground,
        required: true,
        options: vetoGrounds.map((value) => ({ value, label: vetoGround[value] })),
      },
      { kind: 'text', name: 'decisionReference', label: decisionReference, required: true, maxLength: 500 },
      { kind: 'long', name: 'facts', label: facts, required: true, maxLength: 5000 },
      { kind: 'long', name: 'lines:evidence', label: evidence, required: true, rows: 3 },
    ],
    submit: words.accuse,
  };
}

/** STUDIO-21: member or host asks for another version of a growth plan. */
export function revisionForm(termId: string, who: number | readonly Named[], language: Language): ActForm {
  const words = writingWords[language];
  return {
    act: 'reviseGrowthPlan',
    title: words.revise,
    intro: words.reviseIntro,
    rule: 'STUDIO-21',
    folded: true,
    fields: [{ kind: 'hidden', name: 'termId', value: termId }, whom(who, language)],
    submit: words.revise,
  };
}

interface Named {
  readonly number: number;
  readonly name: string;
  readonly schoolName?: string;
}

/** The member by number: the own one, or one to be chosen. */
const whom = (who: number | readonly Named[], language: Language): FieldView =>
  typeof who === 'number'
    ? { kind: 'hidden', name: 'number', value: String(who) }
    : {
        kind: 'select',
        name: 'number',
        label: memberWords[language].leaver,
        required: true,
        options: who.map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` })),
      };

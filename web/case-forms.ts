import type { CertificateStatus } from '../domain/certificate.js';
import type { Language } from '../domain/vocabulary.js';
import { dayName } from '../text/dates.js';
import { caseWords } from '../text/web-case.js';
import { caseActWords } from '../text/web-case-acts.js';
import { decisionNumberField } from './decision-field.js';
import { lastFour } from './task-forms/confirm.js';
import type { ActForm, Choice, FieldView } from './views/act-form.js';

/** The application a form is about. */
export interface FormCase {
  readonly caseId: string;
  readonly number: string;
}

const idOf = ({ caseId }: FormCase): FieldView => ({ kind: 'hidden', name: 'caseId', value: caseId });
const why = (name: string, label: string, maxLength = 2000): FieldView => {
  return { kind: 'long', name, label, required: true, maxLength, rows: 3 };
};

/** HOST-O19, NOTICE-O06, VETO-O05: one appeal in writing. */
export function appealForm(file: FormCase, language: Language): ActForm {
  const words = caseWords[language];
  return {
    act: 'fileAppeal',
    title: words.appeal,
    intro: words.appealIntro,
    folded: true,
    fields: [idOf(file), { kind: 'long', name: 'text', label: words.appealText, required: true, maxLength: 5000 }],
    submit: words.appeal,
    confirm: lastFour(file.number),
  };
}

export function withdrawForm(file: FormCase, language: Language): ActForm {
  const words = caseWords[language];
  return {
    act: 'withdrawApplication',
    title: words.withdraw,
    intro: words.withdrawIntro,
    folded: true,
    tone: 'danger',
    fields: [idOf(file)],
    submit: words.withdraw,
    confirm: lastFour(file.number),
  };
}

export function undoForm(file: FormCase, language: Language): ActForm {
  const words = caseWords[language];
  return { act: 'undoWithdrawal', title: words.undo, fields: [idOf(file)], submit: words.undo };
}

/** HOST-O18: the school says that its applicant moves or leaves. `days`: working days the application then rests. */
export function departureForm(file: FormCase, schools: readonly Choice[], days: number, language: Language): ActForm {
  const words = caseActWords[language];
  return {
    act: 'reportDeparture',
    title: words.departure,
    intro: words.departureIntro(days),
    rule: 'HOST-O18',
    tone: 'danger',
    folded: true,
    fields: [
      idOf(file),
      { kind: 'select', name: 'toSchoolId', label: words.toSchool, hint: words.toSchoolHint, options: schools },
      why('reason', words.departureReason),
    ],
    submit: words.departureSubmit,
    confirm: lastFour(file.number),
  };
}

/** VETO-O06: the level that vetoed clears the record. */
export function liftForm(file: FormCase, vetoId: string, language: Language): ActForm {
  const words = caseActWords[language];
  return {
    act: 'liftVeto',
    title: words.lift,
    intro: words.liftIntro,
    rule: 'VETO-O06',
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'vetoId', value: vetoId },
      decisionNumberField(words.liftNumber),
      why('reason', words.liftReason, 5000),
    ],
    submit: words.liftSubmit,
    confirm: lastFour(file.number),
  };
}

export type PaperStatus = CertificateStatus;

/** HOST-27: the officer proposes to suspend, revoke or restore. */
export function proposalForm(file: FormCase, now: PaperStatus, language: Language): ActForm {
  const words = caseActWords[language];
  const options = (['valid', 'suspended', 'revoked'] as const)
    .filter((value) => value !== now)
    .map((value) => ({ value, label: words.statuses[value] }));
  return {
    act: 'proposeCertificateStatus',
    title: words.propose,
    intro: words.proposeIntro,
    rule: 'HOST-27',
    tone: 'danger',
    folded: true,
    fields: [
      idOf(file),
      { kind: 'choice', name: 'status', label: words.status, required: true, options },
      why('reason', words.proposeReason),
    ],
    submit: words.proposeSubmit,
    confirm: lastFour(file.number),
  };
}

/** What was proposed about a certificate, in the eyes of the leader who decides. */
export interface ProposalView {
  readonly id: string;
  readonly status: PaperStatus;
  readonly reason: string;
  readonly proposedBy: string;
  /** Instant. */
  readonly at: string;
}

/** HOST-27, HOST-31: the leader, another person, decides upon the proposal. */
export function statusForm(file: FormCase, proposal: ProposalView, language: Language): ActForm {
  const words = caseActWords[language];
  const to = words.statuses[proposal.status];
  return {
    act: 'setCertificateStatus',
    id: `status-${proposal.id}`,
    title: words.decide(to),
    intro: `${words.proposed(proposal.proposedBy, dayName(proposal.at, language), to)} ${words.decideIntro(proposal.reason)}`,
    rule: 'HOST-27',
    tone: 'danger',
    fields: [
      idOf(file),
      { kind: 'hidden', name: 'proposalId', value: proposal.id },
      decisionNumberField(words.decideNumber, 60),
      why('reason', words.decideReason),
    ],
    submit: words.decideSubmit,
    confirm: lastFour(file.number),
  };
}

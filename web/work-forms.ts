import { workKinds } from '../domain/studio/letter/work.js';
import { type PlanKind, planKinds, planSections } from '../domain/studio/plans.js';
import { type Language, levels } from '../domain/vocabulary.js';
import { documentWords } from '../text/documents.js';
import { studioWords } from '../text/studio.js';
import { workWords } from '../text/web-work.js';
import type { ActForm, LineField } from './views/act-form.js';
import type { PlanView, StudioWorkView, WorkView } from './views/work.js';

/** STUDIO-12, STUDIO-13: one of the two plans; another version begins with the words of the one that stands. */
export function planForm(termId: string, kind: PlanKind, standing: PlanView | null, language: Language): ActForm {
  const words = workWords[language];
  const { plan, planSection } = studioWords[language];
  const title = words.file(plan[kind], standing !== null);
  return {
    act: 'filePlan',
    id: kind,
    title,
    intro: words.planIntro,
    rule: 'STUDIO-13',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      { kind: 'hidden', name: 'kind', value: kind },
      { kind: 'hidden', name: 'version', value: String(standing?.version ?? 0) },
      ...planSections.map((name) => ({
        kind: 'long' as const,
        name: `sections.${name}`,
        label: planSection[name],
        required: true,
        maxLength: 20_000,
        rows: 4,
        value: standing?.sections?.[name] ?? '',
      })),
    ],
    submit: title,
  };
}

/** A form for each of the two. */
export const planForms = (termId: string, plans: readonly PlanView[], language: Language): readonly ActForm[] =>
  planKinds.map((kind) => planForm(termId, kind, plans.find((one) => one.kind === kind) ?? null, language));

/** STUDIO-20, STUDIO-22…STUDIO-25: what the host puts on record. */
export function recordForm(termId: string, taking: StudioWorkView['taking'], language: Language): ActForm {
  const words = workWords[language];
  const { work } = studioWords[language];
  const levelNames = documentWords[language].levels;
  return {
    act: 'recordWork',
    title: words.record,
    intro: words.recordIntro,
    rule: 'STUDIO-22',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      {
        kind: 'select',
        name: 'kind',
        label: words.kind,
        required: true,
        options: workKinds.map((value) => ({ value, label: work[value] })),
      },
      {
        kind: 'select',
        name: 'level',
        label: words.level,
        required: true,
        options: levels.map((value) => ({ value, label: levelNames[value] })),
      },
      { kind: 'text', name: 'title', label: words.title, required: true, maxLength: 200 },
      { kind: 'date', name: 'on', label: words.on, hint: words.onHint, required: true },
      { kind: 'text', name: 'place', label: words.place, maxLength: 200 },
      { kind: 'text', name: 'hours', label: words.hours, hint: words.hoursHint, required: true, short: true },
      { kind: 'number', name: 'participants', label: words.participants, required: true, short: true },
      ...(taking.length > 0
        ? [
            {
              kind: 'ticks' as const,
              name: 'members',
              label: words.members,
              hint: words.membersHint,
              options: taking.map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` })),
            },
          ]
        : []),
      { kind: 'long', name: 'summary', label: words.summary, maxLength: 5000, rows: 3 },
      { ...fileField(language), hint: words.fileHint },
    ],
    submit: words.record,
    upload: true,
  };
}

const fileField = (language: Language): LineField => ({
  kind: 'file',
  name: 'file',
  label: workWords[language].evidenceFile,
  accept: '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx',
});

/** STUDIO-20, STUDIO-22…STUDIO-25: the host puts files behind what nobody has judged, and takes them off. */
export function evidenceForms(termId: string, works: readonly WorkView[], language: Language): readonly ActForm[] {
  const words = workWords[language];
  const open = works.filter(({ state }) => state === 'recorded');
  if (open.length === 0) return [];
  const files = open.flatMap(({ number, evidence }) => (evidence ?? []).map((one) => ({ ...one, work: number })));
  const add: ActForm = {
    act: 'addWorkEvidence',
    title: words.addEvidence,
    intro: words.addEvidenceIntro,
    rule: 'STUDIO-22',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      {
        kind: 'select',
        name: 'workId',
        label: words.ofWork,
        required: true,
        options: open.map(({ workId, number, title }) => ({ value: workId, label: `${number} ${title}` })),
      },
      { ...fileField(language), required: true },
    ],
    submit: words.addEvidence,
    tone: 'second',
    upload: true,
  };
  const takeOff: ActForm = {
    act: 'removeWorkEvidence',
    title: words.removeEvidence,
    intro: words.removeEvidenceIntro,
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      {
        kind: 'select',
        name: 'evidenceId',
        label: words.evidenceFile,
        required: true,
        options: files.map(({ evidenceId, work, number, name }) => ({
          value: evidenceId,
          label: words.evidenceOf(work, number, name),
        })),
      },
    ],
    submit: words.removeEvidence,
    tone: 'second',
  };
  return [add, ...(files.length > 0 ? [takeOff] : [])];
}

/** STUDIO-15: the unit's word on one record. */
export function judgementForm(termId: string, work: WorkView, language: Language): ActForm {
  const words = workWords[language];
  return {
    act: 'confirmWork',
    id: `work-${work.number}`,
    title: words.judge(work.number, work.title),
    intro: words.judgeIntro,
    rule: 'STUDIO-15',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      { kind: 'hidden', name: 'workId', value: work.workId },
      ...(work.evidenceHash ? [{ kind: 'hidden' as const, name: 'evidenceHash', value: work.evidenceHash }] : []),
      {
        kind: 'choice',
        name: 'outcome',
        label: words.outcome,
        required: true,
        options: [
          { value: 'confirmed', label: words.confirm },
          { value: 'returned', label: words.sendBack },
        ],
      },
      { kind: 'long', name: 'reason', label: words.reason, hint: words.reasonHint, maxLength: 1000, rows: 2 },
    ],
    submit: words.submit,
  };
}

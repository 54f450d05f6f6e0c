import { web } from '../../text/web.js';
import { formPageWords } from '../../text/web-form.js';
import type { FieldView } from '../views/act-form.js';
import type { ApplicationFormView } from '../views/application.js';
import { choice, type FormKit, line, long, part, partChoice, partFiles, partLong, short, signature } from './fields.js';

export type ListName = keyof ApplicationFormView['rows'];

/** A part of the page: plain fields, or a list of rows. */
export type Section = { readonly title: string } & (
  | { readonly fields: readonly FieldView[]; readonly before?: undefined; readonly list?: undefined }
  | {
      readonly before: readonly FieldView[];
      readonly list: ListName;
      readonly rowOf: (at: string) => readonly FieldView[];
      readonly after?: readonly FieldView[];
    }
);

/** The sections of the 申报表 in their printed order (section 7.1). */
export function sectionsOf(kit: FormKit): readonly Section[] {
  const { words } = kit;
  const titles = formPageWords[kit.language].sections;
  const yesNo = { true: web[kit.language].yes, false: web[kit.language].no };
  const textIn = (name: string, label: string): FieldView => {
    return { kind: 'long', name: `form.${name}`, label, maxLength: 5000 };
  };
  return [
    {
      title: titles.person,
      fields: [
        line(kit, 'name'),
        choice(kit, 'gender', words.gender),
        line(kit, 'birthDate', 'date'),
        short(kit, 'idLast4', 4),
        line(kit, 'phone', 'tel'),
        line(kit, 'email', 'email'),
        choice(kit, 'politicalStatus', words.politicalStatus),
        choice(kit, 'education', words.education),
        choice(kit, 'title', words.title),
        line(kit, 'subject'),
      ],
    },
    {
      title: titles.post,
      before: [
        choice(kit, 'isHeadTeacherNow', yesNo),
        line(kit, 'currentClass'),
        line(kit, 'teacherCertNo'),
        line(kit, 'expectedEndDate', 'date'),
      ],
      list: 'headTeacherPeriods',
      rowOf: (at) => [
        part(kit, at, 'school'),
        part(kit, at, 'className'),
        partChoice(kit, at, 'post', words.post),
        part(kit, at, 'from', 'date'),
        part(kit, at, 'to', 'date'),
        ...partFiles(kit, at),
      ],
      after: [
        signature(kit, 'stayCommitment', words.fields.stayCommitment),
        signature(kit, 'schoolStayConsent', words.fields.schoolStayConsent),
      ],
    },
    {
      title: titles.ethics,
      fields: [long(kit, 'ethicsSelfDeclaration'), signature(kit, 'ethicsSignature', words.fields.ethicsSignature)],
    },
    { title: titles.performance, fields: [long(kit, 'performanceSummary')] },
    {
      title: titles.cases,
      before: [],
      list: 'cases',
      rowOf: (at) => [
        part(kit, at, 'title'),
        partChoice(kit, at, 'kind', words.caseKind),
        partChoice(kit, at, 'problemType', words.problemType),
        part(kit, at, 'date', 'date'),
        { ...partLong(kit, at, 'summary'), hint: formPageWords[kit.language].caseHint },
        ...partFiles(kit, at),
      ],
    },
    {
      title: titles.influence,
      before: [],
      list: 'influence',
      rowOf: (at) => [
        part(kit, at, 'activity'),
        partChoice(kit, at, 'level', words.level),
        part(kit, at, 'date', 'date'),
        ...partFiles(kit, at),
      ],
    },
    {
      title: titles.research,
      before: [],
      list: 'research',
      rowOf: (at) => researchRow(kit, at),
      after: [long(kit, 'researchEffect')],
    },
    { title: titles.honours, before: [], list: 'honours', rowOf: (at) => honourRow(kit, at, yesNo) },
    {
      title: titles.proposal,
      fields: (['goals', 'content', 'form', 'topic', 'assessment'] as const).map((name) =>
        textIn(`studioProposal.${name}`, words.parts[name]),
      ),
    },
    {
      title: titles.support,
      fields: [
        textIn('unitSupport.office', words.parts.office),
        textIn('unitSupport.equipment', words.parts.equipment),
        signature(kit, 'unitSupport.signature', words.parts.signature),
      ],
    },
    { title: titles.truth, fields: [signature(kit, 'truthDeclaration', words.fields.truthDeclaration)] },
  ];
}

function researchRow(kit: FormKit, at: string): readonly FieldView[] {
  const { words } = kit;
  const hints = formPageWords[kit.language];
  return [
    partChoice(kit, at, 'kind', words.researchKind),
    partChoice(kit, at, 'topic', words.researchTopic),
    part(kit, at, 'title'),
    partChoice(kit, at, 'level', words.level),
    part(kit, at, 'issuer'),
    part(kit, at, 'date', 'date'),
    part(kit, at, 'grade', 'number', hints.gradeHint),
    part(kit, at, 'authorRank', 'number', hints.rankHint),
    partChoice(kit, at, 'role', words.projectRole),
    ...partFiles(kit, at),
  ];
}

function honourRow(kit: FormKit, at: string, yesNo: Readonly<Record<string, string>>): readonly FieldView[] {
  const { words } = kit;
  return [
    partChoice(kit, at, 'subject', words.honourSubject),
    part(kit, at, 'name'),
    partChoice(kit, at, 'level', words.level),
    part(kit, at, 'issuer'),
    part(kit, at, 'date', 'date'),
    part(kit, at, 'className'),
    partChoice(kit, at, 'otherCity', yesNo),
    ...partFiles(kit, at),
  ];
}

import { sectionsOf, type WritingKind } from '../../domain/studio/members/writings.js';
import type { Language } from '../../domain/vocabulary.js';
import { studioWords } from '../../text/studio.js';
import { writingWords } from '../../text/web-writings.js';
import type { ActForm } from '../views/act-form.js';
import type { TaskForms } from './forms.js';

const acts = { growthPlan: 'fileGrowthPlan', summary: 'handInSummary' } as const;

/** The sections of what a member hands in; a version that was returned begins with the words of the one before. */
const handInForm = (kind: WritingKind, before: Readonly<Record<string, string>>, language: Language): ActForm => {
  const words = writingWords[language];
  return {
    act: acts[kind],
    title: words.handIn[kind],
    intro: words.handInIntro[kind],
    rule: kind === 'growthPlan' ? 'STUDIO-21' : 'MEMBER-06',
    fields: sectionsOf[kind].map((name) => ({
      kind: 'long',
      name: `sections.${name}`,
      label: studioWords[language].writingSection[name],
      required: true,
      maxLength: 5000,
      rows: 4,
      value: before[name] ?? '',
    })),
    submit: words.handIn[kind],
    onward: '/tasks',
  };
};

/** STUDIO-21: the member writes the own growth plan. */
export const growthPlan: TaskForms = ({ work }, _words, language) => [
  handInForm('growthPlan', work.before ?? {}, language),
];

/** MEMBER-06: the member writes the summary of a period. */
export const memberSummary: TaskForms = (_view, _words, language) => [handInForm('summary', {}, language)];

/** STUDIO-21: the host guides: agrees with words, or returns with them. */
export const guideGrowthPlan: TaskForms = (_view, _words, language) => {
  const words = writingWords[language];
  return [
    {
      act: 'guideGrowthPlan',
      title: words.guide,
      intro: words.guideIntro,
      rule: 'STUDIO-21',
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: words.outcome,
          required: true,
          options: [
            { value: 'agreed', label: words.outcomes.agreed },
            { value: 'returned', label: words.outcomes.returned },
          ],
        },
        { kind: 'long', name: 'words', label: words.guidance, required: true, maxLength: 2000, rows: 4 },
      ],
      submit: words.guide,
      onward: '/tasks',
    },
  ];
};

/** MEMBER-05, MEMBER-06: the host takes note of a summary. */
export const acknowledgeSummary: TaskForms = (_view, _words, language) => {
  const words = writingWords[language];
  return [
    {
      act: 'acknowledgeSummary',
      title: words.acknowledge,
      intro: words.acknowledgeIntro,
      rule: 'MEMBER-06',
      fields: [{ kind: 'long', name: 'words', label: words.remark, maxLength: 2000, rows: 3 }],
      submit: words.acknowledge,
      onward: '/tasks',
    },
  ];
};

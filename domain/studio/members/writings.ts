/** What a member hands in, and the host answers: the growth plan (STUDIO-21) and a written summary for each period (MEMBER-06). */
import { z } from 'zod';
import { type Refusal, refuse } from '../../refusal.js';

export const growthSections = ['situation', 'goals', 'measures', 'schedule', 'results'] as const;
export const summarySections = ['work', 'results', 'next'] as const;
export type WritingSection = (typeof growthSections)[number] | (typeof summarySections)[number];

export const writingKinds = ['growthPlan', 'summary'] as const;
export type WritingKind = (typeof writingKinds)[number];

/** `asked`: the member is to hand it in; `handedIn`: the host is to answer. A return asks for a further version, which begins as `asked`. */
export const writingStates = ['asked', 'handedIn', 'agreed', 'returned', 'acknowledged', 'dropped'] as const;
export type WritingState = (typeof writingStates)[number];

const section = z.string().trim().max(5000).default('');
export const growthPlanSchema = z.strictObject({
  situation: section,
  goals: section,
  measures: section,
  schedule: section,
  results: section,
});
export const summarySchema = z.strictObject({ work: section, results: section, next: section });

export const sectionsOf: Readonly<Record<WritingKind, readonly WritingSection[]>> = {
  growthPlan: growthSections,
  summary: summarySections,
};
export const ruleOfWriting = { growthPlan: 'STUDIO-21', summary: 'MEMBER-06' } as const satisfies Record<
  WritingKind,
  string
>;

/** 'badInput' under the kind's rule for each section nobody has written, in the order of the form. */
export const refuseWriting = (
  kind: WritingKind,
  sections: Readonly<Partial<Record<WritingSection, string>>>,
): readonly Refusal[] =>
  sectionsOf[kind]
    .filter((name) => (sections[name] ?? '').trim() === '')
    .map((name) =>
      refuse('badInput', { ruleId: ruleOfWriting[kind], field: `sections.${name}`, facts: { issue: 'empty' } }),
    );

/** STUDIO-21: guiding is done in words: 'badInput' for an answer without any. A summary may be taken note of without. */
export const refuseAnswer = (kind: WritingKind, words: string): Refusal | null =>
  kind === 'growthPlan' && words.trim() === ''
    ? refuse('badInput', { ruleId: ruleOfWriting[kind], field: 'words', facts: { issue: 'empty' } })
    : null;

/** STUDIO-21: another version of a growth plan is asked for once none is under way. */
export const mayRevise = (writings: readonly { readonly kind: WritingKind; readonly state: WritingState }[]): boolean =>
  !writings.some(({ kind, state }) => kind === 'growthPlan' && (state === 'asked' || state === 'handedIn'));

import type { Choice, ChoiceField } from './views/act-form.js';

/** The second person's word on what another one proposed: put into force, or rejected. Nothing is chosen beforehand. */
export const decisionField = (words: {
  readonly label: string;
  readonly approve: Choice;
  readonly reject: string;
}): ChoiceField => ({
  kind: 'choice',
  name: 'decision',
  label: words.label,
  required: true,
  options: [words.approve, { value: 'rejected', label: words.reject }],
});

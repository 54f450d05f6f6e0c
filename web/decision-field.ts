import type { Choice, ChoiceField, LineField } from './views/act-form.js';

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

/** Number of the document by which something is decided. */
export const decisionNumberField = (label: string, maxLength = 100): LineField => ({
  kind: 'text',
  name: 'decisionNumber',
  label,
  required: true,
  maxLength,
  short: true,
});

import type { DraftForm } from './draft-form.js';
import type { ApplicationForm } from './form.js';

/**
 * The form as one text for hashing: JSON with sorted keys, absent values left out, text in Unicode NFC with LF line ends.
 * Equal facts give equal text, whatever the order in which they were entered.
 */
export function canonical(form: ApplicationForm | DraftForm): string {
  return JSON.stringify(ordered(form));
}

function ordered(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').replaceAll('\r\n', '\n');
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(pairs.map(([key, inner]) => [key, ordered(inner)]));
}

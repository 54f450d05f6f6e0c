import type { Kept } from '../views/frame.js';

/** A form as it was saved, by its fields; null where there is none, or none any more. */
export type Saved = Readonly<Record<string, unknown>> | null;

/** A saved form as input names and values: `form.cases.0.title` → ['…']. */
export const flattenForm = (content: Saved): Kept => flattenFields(content, 'form');

/** Anything that has fields, as names and values under a prefix. */
export function flattenFields(content: unknown, prefix: string): Kept {
  const found: [string, readonly string[]][] = [];
  collect(content, prefix, found);
  return Object.fromEntries(found);
}

function collect(value: unknown, at: string, into: [string, readonly string[]][]): void {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') {
    into.push([at, [String(value)]]);
    return;
  }
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) {
    into.push([at, value.map(String)]);
    return;
  }
  for (const [name, inner] of Object.entries(value)) collect(inner, `${at}.${name}`, into);
}

/** How many rows a saved form has in a list. */
export function rowsIn(content: Saved, list: string): number {
  const rows = content?.[list];
  return Array.isArray(rows) ? rows.length : 0;
}

import type { Kept } from '../views/frame.js';

/** A saved form as input names and values: `form.cases.0.title` → ['…']. */
export function flattenForm(content: unknown, prefix = 'form'): Kept {
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
export function rowsIn(content: unknown, list: string): number {
  const rows: unknown = content !== null && typeof content === 'object' ? Reflect.get(content, list) : undefined;
  return Array.isArray(rows) ? rows.length : 0;
}

import type { ZodType } from 'zod';
import type { Lengths } from '../../web/views/act-form.js';
import type { AnyRow } from '../routes/call.js';
import { type Node, nodeOf } from './schema-node.js';

/**
 * How long a text field of an act's or call's form may be, in characters, as its own input says: `nominees.0.reason` is looked up
 * in the schema the act is judged by, so that page and refusal cannot differ. Null for what has no limit or is no text.
 */
export const lengthsIn =
  (rows: readonly AnyRow[]) =>
  (act: string, field: string): Lengths | null => {
    const schema = schemaOf(rows, act);
    return schema ? lengthsAt(schema, field) : null;
  };

export function lengthsAt(schema: ZodType, field: string): Lengths | null {
  const found = at(nodeOf(schema), field.split('.'));
  if (found?.type !== 'string' || found.format || found.pattern) return null;
  const { minLength: min = 0, maxLength: max } = found;
  return max === undefined && min === 0 ? null : { min, ...(max !== undefined && { max }) };
}

function schemaOf(rows: readonly AnyRow[], act: string): ZodType | null {
  for (const row of rows) {
    if (row.kind === 'act' && row.act === act) return row.accepts;
    if (row.kind === 'call' && row.name === act) return row.body;
  }
  return null;
}

/** The node a path leads to; of several shapes the first that knows the way. */
function at(node: Node, path: readonly string[]): Node | null {
  const shapes = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  for (const shape of shapes) {
    const found = at(shape, path);
    if (found && found.type !== 'null') return found;
  }
  const [step, ...rest] = path;
  if (step === undefined) return shapes.length > 0 ? null : node;
  const more = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
  const next = node.properties?.[step] ?? (node.type === 'array' ? node.items : more);
  return next ? at(next, rest) : null;
}

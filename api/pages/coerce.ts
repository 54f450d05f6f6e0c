import type { z } from 'zod';
import { type Node, nodeOf } from './schema-node.js';

/**
 * Text from a form as the types the input asks for: digits become numbers, 'true' a tick, an empty field nothing, and what the
 * input does not know is left out. What does not fit stays text, so that the act refuses it under its own name.
 */
export const coerce = (schema: z.ZodType, value: unknown): unknown => asked(nodeOf(schema), value);

function asked(node: Node, value: unknown): unknown {
  const options = node.anyOf ?? node.oneOf;
  if (options) return asked(optionFor(options, value), value);
  if (node.allOf?.[0]) return asked(node.allOf[0], value);
  if (node.type === 'object') return isTree(value) ? objectOf(node, value) : value;
  if (node.type === 'array') return arrayOf(node, value);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (node.type === 'null') return null;
  if (node.type === 'boolean') return text === 'true' || text === 'on' ? true : text === 'false' ? false : value;
  if (node.type === 'integer' || node.type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : value;
  return value;
}

/** Which of several shapes is meant: the one whose fixed words fit, the empty one for nothing, the one of the same make. */
function optionFor(options: readonly Node[], value: unknown): Node {
  const nothing = options.find((one) => one.type === 'null');
  if (nothing && (value === '' || value === null)) return nothing;
  const rest = options.filter((one) => one !== nothing);
  const make = isTree(value) ? 'object' : Array.isArray(value) ? 'array' : 'string';
  const fixed = rest.find((one) => isTree(value) && fits(one, value));
  const numeric = rest.find((one) => one.type === 'integer' || one.type === 'number');
  const asNumber = typeof value === 'string' && /^\d+$/.test(value.trim()) ? numeric : undefined;
  return fixed ?? asNumber ?? rest.find((one) => one.type === make) ?? rest[0] ?? {};
}

const fits = (node: Node, value: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(node.properties ?? {}).every(
    ([name, inner]) => inner.const === undefined || inner.const === value[name],
  ) && Object.values(node.properties ?? {}).some((inner) => inner.const !== undefined);

function objectOf(node: Node, value: Readonly<Record<string, unknown>>): unknown {
  const { properties = {}, required = [], additionalProperties: more } = node;
  const made: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const known = properties[name];
    const shape = known ?? (typeof more === 'object' ? more : more === false ? null : {});
    if (!shape) continue;
    const given = asked(shape, inner);
    if (isBlank(given) && !required.includes(name)) continue;
    made[name] = given;
  }
  return made;
}

/** Rows by their numbers, without those nobody filled in; one value alone is a list of one. */
function arrayOf(node: Node, value: unknown): unknown {
  const rows = isTree(value)
    ? Object.entries(value)
        .toSorted(([a], [b]) => Number(a) - Number(b))
        .map(([, row]) => row)
    : Array.isArray(value)
      ? value
      : value === ''
        ? []
        : [value];
  return rows.map((row) => asked(node.items ?? {}, row)).filter((row) => !isBlank(row));
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function isBlank(value: unknown): boolean {
  if (value === '' || value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isTree(value) && Object.values(value).every(isBlank);
}

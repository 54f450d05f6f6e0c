import { z } from 'zod';

/** As much of JSON Schema as zod writes for the inputs of acts. */
export interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
}

const known = new WeakMap<z.ZodType, Node>();

export function nodeOf(schema: z.ZodType): Node {
  const before = known.get(schema);
  if (before) return before;
  const node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  known.set(schema, node);
  return node;
}

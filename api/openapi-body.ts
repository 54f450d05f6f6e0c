import { z } from 'zod';
import type { ZodOpenApiRequestBodyObject } from 'zod-openapi';
import type { AnyRow } from './routes/call.js';

/** What is sent: the act's input without what the address already says. Null where nothing is left. */
export function requestBodyOf(row: AnyRow): ZodOpenApiRequestBodyObject | null {
  const schema = bodySchemaOf(row);
  if (!schema) return null;
  const json = { 'application/json': { schema } };
  if (row.kind === 'act' && row.upload?.optional)
    return { required: true, content: { ...json, 'multipart/form-data': { schema: withFile(schema, true) } } };
  if (row.kind === 'act' && row.upload) return { content: { 'multipart/form-data': { schema: withFile(schema) } } };
  if (row.kind === 'act' && row.files)
    return {
      required: true,
      content: { ...json, 'multipart/form-data': { schema: withFiles(schema, row.files.most.count) } },
    };
  return { required: true, content: json };
}

function bodySchemaOf(row: AnyRow): z.ZodType | null {
  if (row.kind === 'call') return row.body;
  if (row.kind !== 'act') return null;
  if (row.body) return row.body;
  const said = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return row.accepts instanceof z.ZodObject ? without(row.accepts, said) : row.accepts;
}

/** A copy without some fields; refinements concern the whole input and are not said in JSON Schema anyway. */
function without(schema: z.ZodObject, names: readonly string[]): z.ZodType | null {
  const left = Object.entries(schema.shape).filter(([name]) => !names.includes(name));
  return left.length === 0 ? null : z.strictObject(Object.fromEntries(left));
}

const binary = z.string().meta({ override: { type: 'string', format: 'binary' } });

const withFile = (schema: z.ZodType, optional = false): z.ZodType =>
  schema instanceof z.ZodObject ? z.object({ ...schema.shape, file: optional ? binary.optional() : binary }) : schema;

/** A body of one shape or of several, each with the files that may come beside it. */
function withFiles(schema: z.ZodType, most: number): z.ZodType {
  if (schema instanceof z.ZodUnion)
    return z.union(schema.options.map((one) => (one instanceof z.ZodType ? withFiles(one, most) : z.unknown())));
  return schema instanceof z.ZodObject
    ? z.object({ ...schema.shape, files: z.array(binary).max(most).optional() })
    : schema;
}

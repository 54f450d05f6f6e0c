import { type ZodType, z } from 'zod';

/**
 * The schema with every object made strict: a field that is not named fails, however deep. For answers in tests; the service
 * itself drops what is not named.
 */
export function strict(schema: ZodType): ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape).map(([name, field]) => [name, strict(field as ZodType)]);
    return z.strictObject(Object.fromEntries(shape));
  }
  if (schema instanceof z.ZodArray) return z.array(strict(schema.element as ZodType));
  if (schema instanceof z.ZodOptional) return strict(schema.unwrap() as ZodType).optional();
  if (schema instanceof z.ZodNullable) return strict(schema.unwrap() as ZodType).nullable();
  if (schema instanceof z.ZodUnion) return z.union((schema.options as ZodType[]).map(strict));
  return schema;
}

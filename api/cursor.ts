import { z } from 'zod';

/** Adds `limit` and `after` to a list's query: `z.object({ ...cursorQuery })`. */
export const cursorQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'At most so many · 每页条数' }),
  after: z.string().max(200).optional().meta({ description: 'The `next` of the page before · 上一页的 next' }),
};

/** The shape of every list: its items, and where the next page begins (null at the end). */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

/** An opaque cursor of the last row's sort keys. */
export const writeCursor = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** The sort keys of a cursor; null for none, or for one we did not write. */
export function readCursor(after: string | undefined, keys: number): readonly string[] | null {
  if (!after) return null;
  try {
    const parsed = z
      .array(z.string())
      .length(keys)
      .safeParse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Cuts `limit + 1` fetched rows to a page. */
export function page<T>(rows: readonly T[], limit: number, keysOf: (row: T) => readonly string[]) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(keysOf(last)) : null };
}

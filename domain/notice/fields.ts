import { z } from 'zod';
import { findPersonalNumbers } from '../privacy.js';
import { accepted, type Result, refuse, refused } from '../refusal.js';

/** All that a notice may show of a person; whatever is not here cannot be published (section 3: no ID number, phone, birth date). */
export const publicFields = ['name', 'school', 'county', 'item'] as const;

const shown = z.string().trim().min(1).max(100);
export const publicEntrySchema = z.strictObject({
  name: shown,
  school: shown,
  /** null for city-direct and private schools. */
  county: shown.nullable(),
  /** The item applied for (申报项目). */
  item: shown,
});
export type PublicEntry = z.infer<typeof publicEntrySchema>;

/**
 * Picks the allowed fields out of a fuller record. 'badInput' names a field that is missing; 'ruleForbids' (NOTICE) a field in
 * which somebody wrote a personal number. The refusal never repeats what was written.
 */
export function publicEntryOf(record: Readonly<Record<string, unknown>>): Result<PublicEntry> {
  const picked = Object.fromEntries(publicFields.map((field) => [field, record[field]]));
  const parsed = publicEntrySchema.safeParse(picked);
  if (!parsed.success)
    return refused(...parsed.error.issues.map((issue) => refuse('badInput', { field: issue.path.join('.') })));
  const leaking = publicFields.flatMap((field) => {
    const [found] = findPersonalNumbers(parsed.data[field] ?? '');
    return found ? [refuse('ruleForbids', { ruleId: 'NOTICE', field, facts: { kind: found.kind } })] : [];
  });
  return leaking.length > 0 ? refused(...leaking) : accepted(parsed.data);
}

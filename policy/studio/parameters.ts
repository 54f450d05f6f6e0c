import { z } from 'zod';
import { studioContradictions } from './contradictions.js';
import { assessmentFields } from './fields/assessment.js';
import { commendationFields } from './fields/commendation.js';
import { fundFields } from './fields/fund.js';
import { memberFields } from './fields/members.js';
import { termFields } from './fields/term.js';
import { timeFields } from './fields/time.js';

/** The fields alone, without what must hold between them. */
export const studioFields = z.strictObject({
  ...termFields,
  ...memberFields,
  ...assessmentFields,
  ...commendationFields,
  ...fundFields,
  ...timeFields,
});

/** Every number and choice of a studio's term; pinned into the term when it begins (STUDIO-16, CONV-11). */
export type StudioParameters = z.infer<typeof studioFields>;

/**
 * Strict. An edition that contradicts itself is refused with all its contradictions at once:
 * `issue.message` is a `StudioContradictionCode`, `issue.params` its numbers.
 */
export const studioParameters = studioFields.superRefine((p, context) => {
  for (const { code, path, facts } of studioContradictions(p)) {
    context.addIssue({ code: 'custom', message: code, path: [...path], params: facts });
  }
});

import { z } from 'zod';
import { contradictions } from './contradictions.js';
import { eligibilityFields } from './fields/eligibility.js';
import { noticeFields } from './fields/notice.js';
import { panelFields } from './fields/panel.js';
import { routeFields } from './fields/routes.js';
import { timeFields } from './fields/time.js';

/** The fields alone, without what must hold between them. */
export const parameterFields = z.strictObject({
  ...eligibilityFields,
  ...routeFields,
  ...panelFields,
  ...noticeFields,
  ...timeFields,
});

/** Every number and choice of a host selection; pinned into a round when it opens (CONV-11). */
export type HostSelectionParameters = z.infer<typeof parameterFields>;

/**
 * Strict. An edition that contradicts itself is refused with all its contradictions at once:
 * `issue.message` is a `ContradictionCode`, `issue.params` its numbers.
 */
export const hostSelectionParameters = parameterFields.superRefine((p, context) => {
  for (const { code, path, facts } of contradictions(p)) {
    context.addIssue({ code: 'custom', message: code, path: [...path], params: facts });
  }
});

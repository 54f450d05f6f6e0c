import { z } from 'zod';
import { fenSchema } from '../../../domain/studio/fund/ledger.js';
import { roles } from '../../../domain/vocabulary.js';

/** FUND-01, FUND-O01: the finance section's rules, as far as the ledger needs them. The categories are FUND-04's. */
export const fundFields = {
  /** Who approves up to which amount (whole fen, inclusive), ascending; the last step may be without limit. */
  approvalSteps: z
    .array(z.strictObject({ upToFen: fenSchema.nullable(), role: z.enum(roles) }))
    .min(1)
    .max(10),
};

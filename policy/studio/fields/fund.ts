import { z } from 'zod';
import { fundRoles } from '../../../domain/studio/fund/approval.js';
import { fenSchema } from '../../../domain/studio/fund/ledger.js';

const role = z.enum(fundRoles);

/** FUND-01, FUND-O01: the finance section's rules, as far as the ledger needs them. The categories are FUND-04's. */
export const fundFields = {
  /** Who grants a year's money, settles requests and closes the year. */
  fundKeeper: role,
  /** Who approves up to which amount (whole fen, inclusive), ascending; the last step may be without limit. */
  approvalSteps: z
    .array(z.strictObject({ upToFen: fenSchema.nullable(), role }))
    .min(1)
    .max(10),
  /** Whoever approved a request does not settle it. */
  settledBySecondPerson: z.boolean(),
};

import { z } from 'zod';

const days = z.int().min(30).max(36_500);

/**
 * How many days of business time personal words are kept when nothing needs them any more (docs/decisions/0013). Then their keys are
 * destroyed and the rest is emptied: the register, the certificates, the decisions and the audit chain stay.
 */
export const retentionParameters = z.strictObject({
  /** Forms, files and hearing answers of an application without a certificate in force, after its round closed. */
  applications: days.default(1095),
  /** Objectors' names, addresses and words, after the notice came down and the objection had its answer. */
  objections: days.default(365),
  /** Addresses of those who were asked in a hearing, after the round closed. */
  hearingAddresses: days.default(90),
  /** What a letter said and to which address, after it was queued; that it was sent stays. */
  letters: days.default(90),
});
export type RetentionParameters = z.infer<typeof retentionParameters>;

export const defaultRetention: RetentionParameters = retentionParameters.parse({});

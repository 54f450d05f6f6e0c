import { z } from 'zod';

const minutes = z.number().positive();

/** How long credentials live and how often they may be tried; times are real ones, never those of a rehearsal clock. */
export const identityParameters = z.strictObject({
  /** A session unused for so long is over (ASVS 7.3.1). */
  idleMinutes: minutes.default(60),
  /** And in any case after so long (ASVS 7.3.2). */
  absoluteMinutes: minutes.default(12 * 60),
  /** The second factor counts for strong acts only so long after it was shown; then it is asked again (ASVS 7.5.3). */
  strongMinutes: minutes.default(60),
  /** A browser that traded a link's secret. */
  linkMinutes: minutes.default(60),
  /** How long an invitation to a new account is good. */
  inviteDays: z.number().int().positive().default(14),
  /** How long the link for a forgotten password is good. */
  resetMinutes: minutes.default(60),
  /** Longest life of an API token. */
  tokenDays: z.number().int().positive().default(365),
  /** TOTP codes of one step before and after count, for clocks that go wrong. */
  totpToleranceSeconds: z.number().int().min(0).max(60).default(30),
  recoveryCodes: z.number().int().min(4).max(20).default(10),
  passwordLength: z
    .strictObject({ min: z.number().int().default(10), max: z.number().int().default(200) })
    .prefault({}),
  /** Refused sign-ins, and questions for forgotten passwords, are answered at whole steps of so long (T10). Longer than the work takes. */
  evenMilliseconds: z.number().int().positive().default(500),
  /** Tries per window, by what is counted. */
  tries: z
    .strictObject({
      addressPerMinute: z.number().int().positive().default(600),
      signInPerAddress: z.number().int().positive().default(60),
      signInPerAccount: z.number().int().positive().default(10),
      link: z.number().int().positive().default(20),
      resend: z.number().int().positive().default(3),
      /** Objections from one address; a school's people share one. */
      objectionPerAddress: z.number().int().positive().default(30),
      /** Objections with one e-mail, each of which sends it a letter. A day's count. */
      objectionPerEmail: z.number().int().positive().default(10),
      /** MiB of files that came with objections, begun ones counted whole: from one address, and from everybody. A day's count. */
      objectionMebibytesPerAddress: z.number().int().positive().default(500),
      objectionMebibytesInAll: z.number().int().positive().default(5120),
      windowMinutes: minutes.default(15),
    })
    .prefault({}),
});
export type IdentityParameters = z.infer<typeof identityParameters>;

export const defaultIdentity: IdentityParameters = identityParameters.parse({});

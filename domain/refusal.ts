/**
 * A refusal is a value, never an exception: `{code, ruleId, …}`. `text/refusals.ts` says each code in zh and en,
 * `policy/` cites the clause behind `ruleId`, and `api/` maps the code to an HTTP status by this one table.
 */
export const refusals = {
  // who you are, and what you may see
  badInput: 400,
  notSignedIn: 401,
  wrongCredentials: 401,
  // known to the identity provider, but bound to no account (or to another)
  identityUnknown: 401,
  secondFactorRequired: 403,
  // a token that may only read, and a form sent from another site
  scopeMissing: 403,
  crossSite: 403,
  notYourPost: 403,
  notFound: 404,
  // what happened meanwhile
  caseChanged: 409,
  taskClosed: 409,
  stageNotOpen: 409,
  windowClosed: 409,
  idempotencyKeyReused: 409,
  linkExpired: 410,
  // an objector's address was not confirmed in time
  confirmationOver: 410,
  // the school has decided: nobody is heard any more
  hearingOver: 410,
  linkUsed: 409,
  linkSuperseded: 410,
  tooLarge: 413,
  wrongFileType: 415,
  // the operator's virus scanner knows it
  fileInfected: 422,
  // what a rule forbids
  notEligible: 422,
  quotaExhausted: 422,
  conflictOfInterest: 422,
  secondPersonRequired: 422,
  quorumMissing: 422,
  poolTooSmall: 422,
  sealBroken: 422,
  ruleForbids: 422,
  // personal data that something still needs: `because` names it
  erasureTooEarly: 422,
  // a row of an imported sheet; `returned` in the facts names the sheet with its error column
  rowWrong: 422,
  // a new password that stands on lists of common ones, or is made of what everybody knows about its owner
  passwordGuessable: 422,
  // what a document cannot show: a character its font lacks
  unprintable: 422,
  tooManyRequests: 429,
  internalError: 500,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusals;

export interface Refusal {
  readonly code: RefusalCode;
  /** The rule of `domain.md` that speaks, e.g. `HOST-21`; absent where only the machinery refuses. */
  readonly ruleId?: string;
  /** The field of the input concerned, as a dotted path. */
  readonly field?: string;
  /** Facts the sentence needs: numbers, codes, instants. Never personal data. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

export function refuse(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...more };
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (...list: readonly Refusal[]): Result<never> => ({ ok: false, refusals: list });

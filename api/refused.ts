import type { Refusal } from '../domain/refusal.js';

/** Carries refusals to the one error handler, which says them as problem+json or as a page. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super('refused');
    this.refusals = refusals;
  }
}

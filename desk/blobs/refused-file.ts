import type { Refusal } from '../../domain/refusal.js';

/** What was found wrong with the bytes of a file. An instance, so that only who read the file can say it: no body of a request is one. */
export class RefusedFile {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    this.refusals = refusals;
  }
}

/**
 * Every `patched()` call in this folder, and when it may go: only after no open run was started before it
 * (`docs/operations.md` has the query). A change that the kept histories in `test/histories/` replay needs none.
 */
export interface Patch {
  /** The version that brought it, e.g. '0.2.0'. */
  readonly since: string;
  /** What runs without it did. */
  readonly before: string;
  /** The last day on which a run that needs it can still be open; a Beijing day. */
  readonly neededUntil: string;
}

export const patches: Readonly<Record<string, Patch>> = {
  plaqueReturn: {
    since: '0.1.0',
    before: 'a closed studio kept its plaque: nobody was asked to give it back',
    neededUntil: '2029-12-31',
  },
  fundOutlasts: {
    since: '0.1.0',
    before:
      'what was asked about a studio’s fund ended with its process: nobody was asked to close a year that was still open',
    neededUntil: '2029-12-31',
  },
  looksWhenDue: {
    since: '0.1.0',
    before: 'every run opened beside a stage was looked at on every wake, whether its time had come or not',
    neededUntil: '2029-12-31',
  },
};

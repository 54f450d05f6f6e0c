// Imports nothing: a workflow bundle may hold it.

/** The moments a rung is counted from: the task's opening and its three dates (advertised, grace, hard). */
export const anchors = ['opened', 'due', 'grace', 'hard'] as const;
export type Anchor = (typeof anchors)[number];

/**
 * What a rung may do, mildest first. A deadline never decides: no act here can approve, refuse, score or close anything.
 *
 * - `remind`: mail to the holder of the task
 * - `overdue`: the task is shown as overdue
 * - `inform`: the superior is told
 * - `coOwn`: the superior may do the task as well
 * - `replace`: the task goes to another post
 */
export const ladderActs = ['remind', 'overdue', 'inform', 'coOwn', 'replace'] as const;
export type LadderAct = (typeof ladderActs)[number];

/** The posts a rung speaks to; who holds them is asked when it is carried out. */
export const ladderRecipients = ['holder', 'superior', 'organiser'] as const;
export type LadderRecipient = (typeof ladderRecipients)[number];

/** 0 for the mildest act. */
export function severityOf(act: LadderAct): number {
  return ladderActs.indexOf(act);
}

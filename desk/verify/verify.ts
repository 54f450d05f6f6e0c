import { auditChain } from './audit-chain.js';
import type { Breach, Check, Verifying } from './check.js';
import { formHashes, oneDecisionPerSeat, ownCase, returnsHaveReasons, stageOrder } from './decisions.js';
import { endedCases, mailEnds, outboxLag, stagesAndTasks } from './deliveries.js';
import { certificateGrounds, noticeFields, noticeFirst, noticeLength, openObjections } from './notices.js';
import { quotaCounters, quotaPlaces } from './quotas.js';
import { sealedLog } from './sealed-log.js';

/** Everything that must always hold (reliability section 4) and can be seen in the database. */
export const checks: readonly Check[] = [
  auditChain,
  sealedLog,
  oneDecisionPerSeat,
  ownCase,
  stageOrder,
  returnsHaveReasons,
  endedCases,
  formHashes,
  quotaCounters,
  quotaPlaces,
  noticeFields,
  noticeLength,
  noticeFirst,
  openObjections,
  certificateGrounds,
  outboxLag,
  mailEnds,
  stagesAndTasks,
];

export interface Verified {
  readonly name: string;
  readonly breaches: readonly Breach[];
}

/** Runs every check; reads only. */
export async function verify(desk: Verifying): Promise<readonly Verified[]> {
  const results: Verified[] = [];
  for (const check of checks) results.push({ name: check.name, breaches: await check.run(desk) });
  return results;
}

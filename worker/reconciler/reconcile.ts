import type { Client } from '@temporalio/client';
import type { DeskDeps } from '../../desk/kit/deps.js';
import { relayOnce } from '../relay.js';
import type { Divergence } from './divergence.js';
import { compareRows } from './rows.js';
import { compareProcess, orphans, processesAfter } from './workflows.js';

/** Processes compared at once. */
const atOnce = 8;
const pageSize = 200;
const secondLookMs = 2_000;

/**
 * Compares database, Temporal and mail wholly (`npm run reconcile`). With `repair` what can be put right by itself is, and what
 * waits is delivered first; everything else is reported.
 */
export async function reconcile(deps: DeskDeps, client: Client, repair: boolean): Promise<readonly Divergence[]> {
  if (repair) while (await relayOnce(deps.db, client));
  const at = { db: deps.db, client, repair, secondLookMs };
  const found: Divergence[] = [...(await compareRows(deps, repair))];
  for (let from = ''; ; ) {
    const rows = await processesAfter(deps.db, from, pageSize);
    for (let i = 0; i < rows.length; i += atOnce) {
      const some = await Promise.all(rows.slice(i, i + atOnce).map((row) => compareProcess(at, row)));
      found.push(...some.filter((one) => one !== null));
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) break;
    from = last.workflowId;
  }
  return [...found, ...(await orphans(at))];
}

/** What is looked at, or made up for, in one pass of the loop: few, since a process costs the server two calls and a letter holds its transaction. */
const perPass = 50;

/**
 * The reconciler beside the service: each pass looks at the rows and at the next few processes, repairs what it can, and tells
 * `report` of everything. What runs for nothing the database knows is left to the command: another city's may share the server.
 */
export function reconcilerRun(
  deps: DeskDeps,
  client: Client,
  report: (divergence: Divergence) => void,
): () => Promise<boolean> {
  let from = '';
  return async () => {
    const at = { db: deps.db, client, repair: true, secondLookMs };
    for (const divergence of await compareRows(deps, true, perPass)) report(divergence);
    const rows = await processesAfter(deps.db, from, perPass);
    for (const row of rows) {
      const divergence = await compareProcess(at, row);
      if (divergence) report(divergence);
    }
    from = rows.length < perPass ? '' : (rows.at(-1)?.workflowId ?? '');
    return false;
  };
}

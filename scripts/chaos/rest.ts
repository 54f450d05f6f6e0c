import type { Client } from '@temporalio/client';
import { checkProcesses, lookAt } from './checks/processes.js';
import type { Ask, Fault } from './fault.js';
import { pause } from './service.js';

/** How long everything may take to come to rest once nothing is killed any more, in milliseconds. */
const patience = 45_000;

/** Waits until no news and no mail is under way and each process stands where it must; what does not by then is a fault. */
export async function comesToRest(ask: Ask, client: Client): Promise<readonly Fault[]> {
  const until = Date.now() + patience;
  for (;;) {
    const [waiting] = await ask<{ news: number; mails: number }>(
      `SELECT (SELECT count(*) FROM outbox)::int AS news,
              (SELECT count(*) FROM mails WHERE state = 'queued' AND attempts > 0)::int AS mails`,
    );
    const news = waiting?.news ?? 0;
    const faults = news > 0 ? [] : await checkProcesses(ask, (id) => lookAt(client, id));
    if (news === 0 && waiting?.mails === 0 && faults.length === 0) return [];
    if (Date.now() > until)
      return news > 0 ? [{ kind: 'stuck', what: `${news} news were not delivered` }, ...faults] : faults;
    await pause(1_000);
  }
}

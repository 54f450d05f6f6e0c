import { setTimeout } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { processes, tasks } from '../../db/schema/all.js';
import { freePort } from '../../scripts/ensure/port.js';
import { startTemporal } from '../../scripts/ensure/temporal-server.js';
import { relayOnce } from '../../worker/relay.js';
import { connectClient, startWorker } from '../../worker/temporal.js';
import { submitted } from '../desk/application/steps.js';
import { openDesk, type TinyCity, tinyCity } from '../support/desk.js';
import { quietRuntime } from '../support/temporal.js';
import { workflowBundle } from '../support/workflow-bundle.js';

/** Waits until `look` gives something, for at most half a minute. */
export async function comes<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await look();
    if (found) return found;
    await setTimeout(50);
  }
  throw new Error('it did not come');
}

/** A desk and a real Temporal server of the test's own, with a worker; nothing but news wakes a process here. */
export async function reconcilerWorld() {
  quietRuntime();
  const server = await startTemporal({ port: await freePort(), namespace: 'default' });
  const desk = await openDesk();
  const at = { address: server.address, namespace: 'default', apiKey: null, tls: null };
  const clock = { ...desk.clock, realInstant: () => new Date(Date.now() + 3_600_000).toISOString() };
  const worker = await startWorker(at, { ...desk, clock }, await workflowBundle(), () => undefined);
  const client = await connectClient(at);
  let city: TinyCity = await tinyCity(desk);
  const relay = async () => {
    while (await relayOnce(desk.db, client));
  };
  return {
    desk,
    client,
    relay,
    city: () => city,
    anew: async () => {
      for await (const { workflowId, status } of client.workflow.list())
        if (status.name === 'RUNNING') await client.workflow.getHandle(workflowId).terminate();
      await desk.empty();
      city = await tinyCity(desk);
    },
    /** A case handed in whose school has its task. */
    handedIn: async (who = 'teacherA1a') => {
      const caseId = await submitted(desk, city, city.person(who));
      await relay();
      await comes(async () => (await desk.db.select().from(tasks).where(eq(tasks.caseId, caseId))).length > 0);
      return caseId;
    },
    hasEnded: (workflowId: string) =>
      comes(async () => {
        const [row] = await desk.db.select().from(processes).where(eq(processes.workflowId, workflowId));
        return (
          row?.endedAt !== null && (await client.workflow.getHandle(workflowId).describe()).status.name === 'COMPLETED'
        );
      }),
    close: async () => {
      await worker.stop();
      await client.connection.close();
      await desk.close();
      await server.stop();
    },
  };
}
export type ReconcilerWorld = Awaited<ReturnType<typeof reconcilerWorld>>;

import { Client, Connection } from '@temporalio/client';
import { freePort } from '../../scripts/ensure/port.js';
import { standingCity } from '../city/standing.js';
import { type Driven, drive, median } from '../load/drive.js';
import { call } from '../load/request.js';
import type { PartSettings } from '../parts/part.js';
import { spawnPart } from '../parts/spawn.js';
import { startTemporalOnPostgres } from '../parts/temporal-on-postgres.js';
import { approvalByUpdate } from '../parts/update-workflow.js';
import type { World } from '../parts/world.js';
import { decideAll } from './acts.js';
import type { Found, Measurement } from './measurement.js';
import { quiet } from './quiet.js';

const clients = 16;
const decisionsEach = 6;

/**
 * acts/s ÷ executeUpdate/s on the same machine, both over HTTP, the Updates on a Temporal server that keeps its histories in the same
 * PostgreSQL. The Updates are authorised by nobody and record nothing: in favour of what we are compared with.
 */
export const updates: Measurement = {
  name: 'updates',
  run: async (open, { quick }) => {
    const world = await open();
    try {
      const temporal = await startTemporalOnPostgres(world.settings.databaseUrl);
      try {
        return await inTurns(world, { ...world.settings, temporalAddress: temporal.address }, quick);
      } finally {
        await temporal.stop();
      }
    } finally {
      await world.close();
    }
  },
};

async function inTurns(world: World, besides: PartSettings, quick: boolean): Promise<Found> {
  const [turns, acts, processes] = quick ? [1, 40, 6] : [3, 400, 100];
  const { more } = await standingCity(world);
  const clones = await more(acts * (turns + 1));
  await quiet(world);
  await decideAll(world, clones.slice(0, acts), clients);
  const rounds: { acts: number; updates: number; ratio: number }[] = [];
  for (let turn = 1; turn <= turns; turn += 1) {
    await quiet(world);
    const updated = await byUpdate(besides, processes);
    const acted = await decideAll(world, clones.slice(turn * acts, (turn + 1) * acts), clients);
    const ratio = acted.perSecond / updated.perSecond;
    rounds.push({ acts: acted.perSecond, updates: updated.perSecond, ratio });
  }
  return { numbers: { ackRatioToUpdate: median(rounds.map(({ ratio }) => ratio)) }, raw: { clients, rounds } };
}

async function byUpdate(settings: PartSettings, processes: number): Promise<Driven> {
  const port = await freePort();
  const parts = [
    await spawnPart('update-worker', settings, null),
    await spawnPart('update-front', { ...settings, port }, null),
  ];
  const connection = await Connection.connect({ address: settings.temporalAddress });
  const { workflow } = new Client({ connection });
  try {
    const names = Array.from({ length: processes }, (_, at) => `update-${Date.now()}-${at}`);
    await drive(names, clients, async (workflowId) => {
      await workflow.start(approvalByUpdate, { workflowId, taskQueue: 'updates' });
    });
    const decideOn = (workflowId: string) =>
      call(`http://127.0.0.1:${port}`, {
        method: 'POST',
        path: `/decisions/${workflowId}`,
        body: { decision: 'approve' },
      });
    // The first of the six warms the processes up.
    await drive(names, clients, async (workflowId) => void (await decideOn(workflowId)));
    const jobs = Array.from({ length: decisionsEach - 1 }, () => names).flat();
    return await drive(jobs, clients, async (workflowId) => void (await decideOn(workflowId)));
  } finally {
    for (const part of parts) await part.stop();
    await connection.close();
  }
}

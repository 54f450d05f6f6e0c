import { randomUUID } from 'node:crypto';
import { dayOf } from '../../domain/time/beijing.js';
import { freePort } from '../../scripts/ensure/port.js';
import { type Clone, touchSessions } from '../city/clone.js';
import { recommend } from '../city/school-stage.js';
import { type Driven, drive } from '../load/drive.js';
import { call } from '../load/request.js';
import { cpuMsOf } from '../parts/cpu.js';
import { spawnPart } from '../parts/spawn.js';
import { type Usage, used, type World } from '../parts/world.js';

export interface Acted extends Driven {
  readonly usage: Usage & { readonly total: number };
}

/** Every school decides on its case: authorised, judged, decided, audited, queued; 2xx means committed. */
export async function decideAll(world: World, clones: readonly Clone[], clients: number): Promise<Acted> {
  const today = dayOf(await world.now());
  await touchSessions(world);
  const before = world.usage();
  const driven = await drive(clones, clients, async (one) => {
    await call(world.base, {
      method: 'POST',
      path: `/api/cases/${one.caseId}/recommendation`,
      cookie: one.cookie,
      address: one.address,
      body: recommend(one.formHash, one.taskId, today),
    });
  });
  return { ...driven, usage: used(before, world.usage()) };
}

/** The bare floor, on the same database. */
export interface Floor {
  /** So many decisions; `cpuMs` is what the floor's process and PostgreSQL used for them. */
  readonly decide: (
    decisions: number,
    clients: number,
  ) => Promise<Driven & { readonly cpuMs: { readonly floor: number; readonly postgres: number } }>;
  readonly stop: () => Promise<void>;
}

export async function openFloor(world: World): Promise<Floor> {
  const port = await freePort();
  const part = await spawnPart('floor', { ...world.settings, port }, null);
  const base = `http://127.0.0.1:${port}`;
  const one = () => call(base, { method: 'POST', path: `/decisions/${randomUUID()}`, body: { decision: 'approve' } });
  const spent = () => ({ floor: cpuMsOf(part.pid), postgres: world.usage().postgres });
  return {
    decide: async (decisions, clients) => {
      const before = spent();
      const driven = await drive([...Array(decisions).keys()], clients, async () => void (await one()));
      const after = spent();
      return { ...driven, cpuMs: { floor: after.floor - before.floor, postgres: after.postgres - before.postgres } };
    },
    stop: part.stop,
  };
}

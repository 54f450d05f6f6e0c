import { Client, Connection } from '@temporalio/client';
import { type City, dates, makeCity, startProcesses } from '../city/city.js';
import { touchSessions } from '../city/clone.js';
import { moveClock } from '../city/move-clock.js';
import { drive, until } from '../load/drive.js';
import { used, type World } from '../parts/world.js';
import { after, decision, panel } from '../story/city.js';
import { hangsNotice, sendsBundle } from '../story/county.js';
import type { Filed } from '../story/people-act.js';
import { recommended } from '../story/school.js';
import type { Measurement } from './measurement.js';
import { quiet } from './quiet.js';

/** Whole selections: every act of everybody over HTTP, every part's work counted, to the last certificate and plaque. */
export const selection: Measurement = {
  name: 'selection',
  run: async (open, { quick }) => {
    const size = quick ? { counties: 1, perCounty: 2 } : { counties: 10, perCounty: 8 };
    const count = size.counties * size.perCounty;
    const world = await open();
    try {
      const city = await makeCity(world, size);
      await touchSessions(world);
      const before = world.usage();
      const began = performance.now();
      await startProcesses(world, city);
      const files = await playRound(world, city);
      await until('the certificates', async () => (await certificates(world)) === count, 600, 250);
      const seconds = (performance.now() - began) / 1_000;
      await quiet(world);
      await mailed(world);
      const usage = used(before, world.usage());
      const history = await historyOf(world, files[0]?.caseId ?? '');
      const numbers = {
        casesPerSecond: count / seconds,
        cpuMsPerCase: usage.total / count,
        historyEventsPerCase: history.events,
        historyBytesPerCase: history.bytes,
      };
      return { numbers, raw: { count, seconds, usage, history, mails: await mailsSent(world) } };
    } finally {
      await world.close();
    }
  },
};

async function playRound(world: World, city: City): Promise<readonly Filed[]> {
  const byCounty = new Map<string, Filed[]>();
  const jobs = city.counties.flatMap((county) => county.candidates.map((candidate) => ({ county, candidate })));
  await drive(jobs, 16, async ({ county, candidate }) => {
    const filed = await recommended(world, city.roundId, candidate);
    byCounty.set(county.code, [...(byCounty.get(county.code) ?? []), filed]);
  });
  await moveClock(world, after(dates.applicationWindow));
  let closes = '';
  await drive(city.counties, 4, async (county) => {
    closes = await hangsNotice(world, county, byCounty.get(county.code) ?? []);
  });
  await moveClock(world, after(closes));
  await drive(city.counties, 4, (county) => sendsBundle(world, county, byCounty.get(county.code) ?? []));
  await moveClock(world, after(dates.nominationWindow));
  const files = [...byCounty.values()].flat();
  await panel(world, city, files);
  await decision(world, city, files);
  return files;
}

async function certificates(world: World): Promise<number> {
  const [row] = await world.query<{ count: string }>('SELECT count(*) FROM certificates');
  return Number(row?.count);
}

/** Waits until every letter that may leave by now has left. */
const mailed = (world: World) =>
  until(
    'the letters',
    async () => {
      const sql = `SELECT count(*) FROM mails WHERE state = 'queued' AND not_before <= $1`;
      const [row] = await world.query<{ count: string }>(sql, [await world.now()]);
      return Number(row?.count) === 0;
    },
    120,
    250,
  );

async function mailsSent(world: World): Promise<number> {
  const [row] = await world.query<{ count: string }>(`SELECT count(*) FROM mails WHERE state = 'sent'`);
  return Number(row?.count);
}

async function historyOf(world: World, caseId: string): Promise<{ events: number; bytes: number }> {
  const connection = await Connection.connect({ address: world.settings.temporalAddress });
  const { workflow } = new Client({ connection });
  const { historyLength, historySize } = await workflow.getHandle(`case-${caseId}`).describe();
  await connection.close();
  return { events: historyLength, bytes: historySize ?? 0 };
}

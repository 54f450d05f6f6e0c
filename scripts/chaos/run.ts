import { Client, Connection } from '@temporalio/client';
import { openPostgres } from '../../db/database.js';
import { verify } from '../../desk/verify/verify.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import { rehearsalClock } from '../../worker/rehearsal-clock.js';
import { dataConverter } from '../../worker/temporal.js';
import type { Wanted } from './arguments.js';
import { checkActs } from './checks/acts.js';
import { checkMails } from './checks/mails.js';
import { checkFiles, checkPapers } from './checks/papers.js';
import { witness } from './checks/processes.js';
import { checkRecovery, recoveries } from './checks/recovery.js';
import { checkTerms } from './checks/terms.js';
import { wordsIn } from './checks/words.js';
import { type City, person } from './city.js';
import { type Browser, signIn } from './client.js';
import type { Fault } from './fault.js';
import { type Kill, killAll } from './kills.js';
import { Ledger } from './ledger.js';
import { openParts, type Parts } from './parts.js';
import { seeded } from './random.js';
import { comesToRest } from './rest.js';
import { pause } from './service.js';
import { foundStudios } from './stories/founding.js';
import { cast, rounds } from './stories/rounds.js';
import { lives } from './stories/studio/lives.js';
import { institute } from './stories/studio/studio.js';

export interface Ran {
  readonly kills: readonly Kill[];
  readonly ledger: Ledger;
  readonly mails: number;
  readonly copies: number;
  readonly processes: number;
  readonly certificates: number;
  /** ms from a part's being back to the next acknowledged act. */
  readonly recoveries: readonly number[];
  readonly faults: readonly Fault[];
  /** What `npm run verify` would say, and what stands in files where nobody is named (I34); one line each. */
  readonly breaches: readonly string[];
}

/** One whole run: the city, the deaths, the rest after them, the checks. `tell` hears of each death as it happens. */
export async function runChaos(wanted: Wanted, tell: (line: string) => void): Promise<Ran> {
  const random = seeded(wanted.seed);
  tell('starting PostgreSQL, Temporal, API, worker and mail …');
  const parts = await openParts(wanted.daySeconds);
  // Nobody else would end what was started here.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void parts.close().finally(() => process.exit(130)));
  try {
    await parts.database.ask(witness);
    const people = await everybody(parts.base);
    tell(`${people.size} people have signed in`);
    let over = false;
    const ledger = new Ledger();
    const city: City = { parts, ledger, random: seeded(wanted.seed + 1), people, isOver: () => over };
    const established = await foundStudios({ ...city, random: seeded(wanted.seed + 2) });
    const before = ledger.acknowledged().length;
    tell(`${before} acts have founded the first studios; their year is nearly over`);
    const acting = Promise.all([rounds(city), lives(city, established)]);
    acting.catch(() => undefined);
    // Something must be going on before anything is killed.
    while (ledger.acknowledged().length < before + 10) await Promise.race([pause(100), acting]);
    const killing = killAll({
      parts,
      random,
      targets: wanted.targets,
      kills: wanted.kills,
      onKill: (kill, number) =>
        tell(
          `${number}/${wanted.kills} ${kill.target} ${kill.point ?? 'at random'}, back after ${seconds(kill.backAt - kill.at)}; ${ledger.acknowledged().length} acts`,
        ),
    });
    const kills = await Promise.race([killing, acting.then(() => killing)]);
    // The first act after the last death must come by itself.
    const lastBack = kills.at(-1)?.backAt ?? 0;
    for (let waited = 0; waited < 30_000 && ledger.firstAfter(lastBack) === null; waited += 100) await pause(100);
    over = true;
    await acting;
    tell('all acts are answered; waiting for rest …');
    return await look(parts, city, kills);
  } finally {
    await parts.close();
  }
}

async function everybody(base: string): Promise<ReadonlyMap<string, Browser>> {
  const people = new Map<string, Browser>();
  const waiting = [...cast];
  const lane = async () => {
    for (let code = waiting.shift(); code; code = waiting.shift()) people.set(code, await signIn(base, code));
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return people;
}

async function look(parts: Parts, city: City, kills: readonly Kill[]): Promise<Ran> {
  const { database, catcher } = parts;
  const ask = database.ask;
  const connection = await Connection.connect({ address: parts.temporalAddress });
  const client = new Client({ connection, dataConverter });
  try {
    const reader = person(city, 'bureau-leader-1');
    // evidence is none of the bureau's leader's business: the Institute's officer reads it (STUDIO-11)
    const reading = person(city, institute);
    const papers = [
      ...(await checkPapers(ask, reader)),
      ...(await checkFiles(ask, reader, 'fund-vouchers')),
      ...(await checkFiles(ask, reading, 'work-evidence')),
    ];
    const rest = await comesToRest(ask, client);
    // Mail that is due leaves before the end; reminders of the compressed days would come for ever.
    await pause(1_500);
    await parts.stopService();
    const [counted] = await ask<{ mails: number; processes: number; certificates: number }>(
      `SELECT (SELECT count(*) FROM mails WHERE state = 'sent')::int AS mails,
              (SELECT count(DISTINCT workflow_id) FROM chaos_told)::int AS processes,
              (SELECT count(*) FROM certificates)::int AS certificates`,
    );
    const { now, breaches } = await verified(parts);
    breaches.push(...(await wordsIn(parts.written(), ask)));
    const lately = new Date(Date.parse(now) - 3 * 3_600_000 * 24).toISOString();
    const faults = [
      ...papers,
      ...rest,
      ...(await checkActs(city.ledger.ops, ask)),
      ...(await checkTerms(city.ledger.ops, ask)),
      ...(await checkMails(catcher.copies, kills, ask, lately)),
      ...checkRecovery(kills, city.ledger),
    ];
    return {
      kills,
      ledger: city.ledger,
      copies: catcher.copies.length,
      ...(counted ?? { mails: 0, processes: 0, certificates: 0 }),
      recoveries: recoveries(kills, city.ledger),
      faults,
      breaches,
    };
  } finally {
    await connection.close();
  }
}

async function verified(parts: Parts): Promise<{ now: string; breaches: string[] }> {
  const database = await openPostgres(parts.database.url, 2);
  try {
    const clock = await rehearsalClock(database.db, Number(parts.environment.CLOCK_DAY_SECONDS), null);
    const now = await clock.now();
    const results = await verify({ tx: database.db, now, calendar: () => chinaCalendar });
    const breaches = results.flatMap(({ name, breaches }) =>
      breaches.map(({ invariant, at, facts }) => `${name} ${invariant} ${at} ${JSON.stringify(facts)}`),
    );
    return { now, breaches };
  } finally {
    await database.close();
  }
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

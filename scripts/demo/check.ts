import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Config } from '../../config.js';
import { openEmbedded } from '../../db/database.js';
import { verify } from '../../desk/verify/verify.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import { rehearsalClock } from '../../worker/rehearsal-clock.js';
import type { Winner } from './chapters/city.js';
import type { Studio } from './chapters/studio-desk.js';
import { expected, expectedByCode, winners as expectedWinners } from './expected.js';
import { call, newBrowser, pause } from './http.js';
import type { RunningParts } from './parts.js';
import { faultsOf, ledgerOf, linesOf } from './term/ledger.js';
import { stateOf, type World } from './world.js';

/** What of the round is not as the story says, one line each. */
export async function check(world: World, parts: RunningParts, winners: readonly Winner[]): Promise<readonly string[]> {
  world.story.chapter('核对', 'Checks');
  const faults = [
    ...(await ends(world)),
    ...named(winners),
    ...(await published(world, winners)),
    ...(await processes(world, parts, { terms: winners.length })),
  ];
  world.story.tell(
    `每份申报的结局、获评名单、流程状态：${faults.length === 0 ? '与预期一致' : `${faults.length} 处不符`}`,
    `Ends, winners and processes: ${faults.length === 0 ? 'as expected' : `${faults.length} differ`}`,
  );
  return faults;
}

async function ends(world: World): Promise<string[]> {
  const faults: string[] = [];
  for (const file of world.applications.values()) {
    const { story, code } = file.applicant;
    const wanted = expectedByCode[code] ?? (story === 'plain' ? null : expected[story]);
    const state = await stateOf(world, code, file);
    if (wanted !== state) faults.push(`${code} (${story}) ended as ${state}, not as ${wanted}`);
  }
  return faults;
}

function named(winners: readonly Winner[]): string[] {
  const codes = winners.map(({ application }) => application.applicant.code).toSorted();
  const wanted = expectedWinners.toSorted();
  return codes.join() === wanted.join() ? [] : [`named ${codes.join(', ')} instead of ${wanted.join(', ')}`];
}

/** What anybody may read of the results is what was decided, paper by paper. */
async function published({ base, round }: World, winners: readonly Winner[]): Promise<string[]> {
  const path = `/api/results/${round.code}`;
  const { hosts } = await call<{ hosts: readonly { name: string; certificateNumber: string }[] }>(
    newBrowser(base),
    'GET',
    path,
  );
  const shown = hosts.map(({ name, certificateNumber }) => `${certificateNumber} ${name}`).toSorted();
  const decided = winners.map((one) => `${one.certificateNumber} ${one.application.applicant.name}`).toSorted();
  return shown.join() === decided.join() ? [] : [`published ${shown.join(', ')} instead of ${decided.join(', ')}`];
}

/** Of these a case may still wait for its one appeal; all others have ended (HOST-O19, NOTICE-O06, VETO-O05). */
const mayWait: readonly string[] = ['vetoed', 'declined', 'notForwarded', 'notApproved'];

/**
 * Every workflow has ended well, went on in another run, waits for an appeal that may still come, or is the term of a studio (STUDIO-05).
 * @param running how many terms must be running
 */
export async function processes(
  world: World,
  parts: RunningParts,
  running: { readonly terms: number },
): Promise<string[]> {
  const { namespace, tls, apiKey } = parts.config.temporal;
  if (tls || apiKey) throw new Error('the demo runs its own Temporal');
  const connection = await Connection.connect({ address: parts.temporalAddress });
  const { workflow } = new Client({ connection, namespace });
  try {
    // The last act is answered before its process ends, and what Temporal lists follows a moment later: on a busy machine some seconds.
    let { faults, count } = await listed(world, workflow, running.terms);
    for (let tries = 0; tries < 20 && faults.length > 0; tries += 1) {
      await pause(1500);
      ({ faults, count } = await listed(world, workflow, running.terms));
    }
    world.story.tell(
      `流程：${count.ended} 个已完结，${count.waiting} 个仍在申诉期内等候，${count.terms} 个工作室聘期在运行`,
      `Workflows: ${count.ended} ended, ${count.waiting} waiting while an appeal may come, ${count.terms} terms of studios running`,
    );
    return count.ended === 0 ? [...faults, 'no workflow has ended'] : faults;
  } finally {
    await connection.close();
  }
}

async function listed(world: World, workflow: Client['workflow'], terms: number) {
  const faults: string[] = [];
  const count = { ended: 0, waiting: 0, terms: 0 };
  for await (const { workflowId, status } of workflow.list()) {
    if (status.name === 'COMPLETED') count.ended += 1;
    // a year of a term that is over: it went on in another run
    else if (status.name === 'CONTINUED_AS_NEW' && workflowId.startsWith('term-')) continue;
    else if (status.name === 'RUNNING' && workflowId.startsWith('term-')) count.terms += 1;
    else if (status.name === 'RUNNING' && (await mayStillCome(world, workflowId))) count.waiting += 1;
    else faults.push(`${workflowId} is ${status.name}`);
  }
  if (count.terms !== terms) faults.push(`${count.terms} terms run, not ${terms}`);
  return { faults, count };
}

async function mayStillCome(world: World, workflowId: string): Promise<boolean> {
  const file = [...world.applications.values()].find(({ caseId }) => workflowId === `case-${caseId}`);
  return file !== undefined && mayWait.includes(await stateOf(world, file.applicant.code, file));
}

/** What must always hold (npm run verify), and who did what on the studios, over the database the stopped service left behind. */
export async function leftBehind({ dataDir, clock }: Config, studios: readonly Studio[]): Promise<readonly string[]> {
  const database = await openEmbedded(join(dataDir, 'db'));
  try {
    const ledger = await ledgerOf(database.db, studios);
    console.log('\n■ 谁依据哪条做了什么（三个工作室，一个聘期） · Who did what, by rule');
    for (const line of linesOf(ledger)) console.log(`  ${line}`);
    const { now } = await rehearsalClock(database.db, clock.daySeconds ?? 1, clock.start);
    const results = await verify({ tx: database.db, now: await now(), calendar: () => chinaCalendar });
    console.log(`  ${results.length} 项不变量 · ${results.length} invariants`);
    const breached = results.flatMap(({ name, breaches }) =>
      breaches.map(({ invariant, at, facts }) => `${name} ${invariant} ${at} ${JSON.stringify(facts)}`),
    );
    return [...breached, ...(await faultsOf(database.db, studios, ledger))];
  } finally {
    await database.close();
  }
}

/**
 * npm run demo: plays one whole round of the sample city and the whole term of three studios over HTTP and e-mail links, with a
 * compressed clock, and tells it. Exits non-zero when anything is not as the story says.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { businessClock } from './business-clock.js';
import { anniversary } from './chapters/anniversary.js';
import { applications } from './chapters/applications.js';
import { city } from './chapters/city.js';
import { commendation } from './chapters/commendation.js';
import { inCounties } from './chapters/counties.js';
import { atWork } from './chapters/members.js';
import { opening, readRound } from './chapters/opening.js';
import { ownRound } from './chapters/own-round.js';
import { panel } from './chapters/panel.js';
import { schools } from './chapters/schools.js';
import { secondYear } from './chapters/second-year.js';
import type { Studio } from './chapters/studio-desk.js';
import { studios } from './chapters/studios.js';
import { lastAssessments, termsEnd } from './chapters/term-end.js';
import { check, leftBehind, processes } from './check.js';
import { call, newBrowser } from './http.js';
import { writeOutput } from './output.js';
import { slowness } from './pace.js';
import { type RunningParts, startParts } from './parts.js';
import { samplePeople } from './people.js';
import { postBox } from './post-box.js';
import { Refusals } from './refusals.js';
import { story } from './story.js';
import { checkTerms } from './term/check.js';
import { writeTerms } from './term/output.js';
import type { World } from './world.js';

interface Played {
  readonly faults: readonly string[];
  readonly studios: readonly Studio[];
}

const folder = await mkdtemp(join(tmpdir(), 'pingxuan-demo-'));
const out = join(import.meta.dirname, '..', '..', 'out', 'demo');

async function play(parts: RunningParts): Promise<Played> {
  const base = `http://127.0.0.1:${parts.config.http.port}`;
  const service = newBrowser(base);
  const healthz = () => call<{ now: string }>(service, 'GET', '/healthz');
  const clock = await businessClock(parts.config.clock.daySeconds ?? 1, async () => (await healthz()).now);
  const people = await samplePeople(base);
  const world: World = {
    base,
    clock,
    windOn: parts.windOn,
    people,
    story: story(clock, process.stdout),
    post: postBox(parts.mailUiUrl, slowness(parts.config.clock.daySeconds ?? 1)),
    refusals: new Refusals(),
    round: await readRound({ people }),
    applications: new Map(),
    notices: [],
  };
  await opening(world);
  await ownRound(world);
  await applications(world);
  await schools(world);
  await inCounties(world);
  await panel(world);
  const winners = await city(world);
  const running = await studios(world, winners);
  await writeOutput(world, winners, running, out);
  const faults = [...(await check(world, parts, winners))];
  await atWork(world, running);
  await anniversary(world, running);
  await secondYear(world, running);
  await lastAssessments(world, running);
  await writeTerms(world, running, out);
  await commendation(world, running, out);
  await termsEnd(world, running);
  faults.push(...(await checkTerms(world, running)));
  // all other studios wait for the city's word; of the followed three one is in its next term
  faults.push(...(await processes(world, parts, { terms: winners.length - running.length + 1 })));
  return { faults, studios: running };
}

async function stopEarly(parts: RunningParts): Promise<never> {
  await parts.stop().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  process.exit(130);
}

let status = 0;
const began = Date.now();
console.log(
  '评选演示：一个批次，从启动到授牌；三个工作室，从组建到聘期届满 · Demo: one round, and a whole term of three studios',
);
try {
  const parts = await startParts(folder);
  const pace = parts.config.clock.daySeconds;
  console.log(`一个业务日压缩为 ${pace} 秒 · A business day lasts ${pace} s`);
  let played: Played;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stopEarly(parts));
  try {
    played = await play(parts);
  } finally {
    await parts.stop();
  }
  const faults = [...played.faults, ...(await leftBehind(parts.config, played.studios))];
  for (const fault of faults) console.error(`✗ ${fault}`);
  if (faults.length > 0) status = 1;
} catch (error) {
  console.error(error);
  status = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
const seconds = Math.round((Date.now() - began) / 1000);
console.log(
  status === 0
    ? `✓ 演示完成，${seconds} 秒，结果与预期一致，见 out/demo/ · Demo complete in ${seconds} s, as expected; see out/demo/`
    : `✗ 演示失败，${seconds} 秒 · Demo failed after ${seconds} s`,
);
process.exit(status);

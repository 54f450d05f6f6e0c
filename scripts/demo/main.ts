/**
 * npm run demo: plays one whole round of the sample city and the first year of three studios over HTTP and e-mail links, with a
 * compressed clock, and tells it. Exits non-zero when anything is not as the story says.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { businessClock } from './business-clock.js';
import { anniversary } from './chapters/anniversary.js';
import { applications } from './chapters/applications.js';
import { city } from './chapters/city.js';
import { inCounties } from './chapters/counties.js';
import { opening, readRound } from './chapters/opening.js';
import { panel } from './chapters/panel.js';
import { schools } from './chapters/schools.js';
import { studios } from './chapters/studios.js';
import { check, invariants } from './check.js';
import { call, newBrowser } from './http.js';
import { writeOutput } from './output.js';
import { slowness } from './pace.js';
import { type RunningParts, startParts } from './parts.js';
import { samplePeople } from './people.js';
import { postBox } from './post-box.js';
import { Refusals } from './refusals.js';
import { story } from './story.js';
import type { World } from './world.js';

const folder = await mkdtemp(join(tmpdir(), 'pingxuan-demo-'));
const out = join(import.meta.dirname, '..', '..', 'out', 'demo');

async function play(parts: RunningParts): Promise<readonly string[]> {
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
  await applications(world);
  await schools(world);
  await inCounties(world);
  await panel(world);
  const winners = await city(world);
  const running = await studios(world, winners);
  await writeOutput(world, winners, running, out);
  const faults = await check(world, parts, winners);
  await anniversary(world, running, out);
  return faults;
}

async function stopEarly(parts: RunningParts): Promise<never> {
  await parts.stop().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  process.exit(130);
}

let status = 0;
const began = Date.now();
console.log(
  '评选演示：一个批次，从启动到授牌，三个工作室组建到首个年度考核 · Demo: one round, and the first year of three studios',
);
try {
  const parts = await startParts(folder);
  const pace = parts.config.clock.daySeconds;
  console.log(`一个业务日压缩为 ${pace} 秒 · A business day lasts ${pace} s`);
  const faults: string[] = [];
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stopEarly(parts));
  try {
    faults.push(...(await play(parts)));
  } finally {
    await parts.stop();
  }
  faults.push(...(await invariants(parts.config)));
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

/** npm run bench: measures, writes out/bench.json and out/bench/*, ends with the table of targets. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from './arguments.js';
import { acks } from './numbers/acks.js';
import type { Measurement } from './numbers/measurement.js';
import { noticePages } from './numbers/notice-pages.js';
import { openCases } from './numbers/open-cases.js';
import { openStudios } from './numbers/open-studios.js';
import { selection } from './numbers/selection.js';
import { steps } from './numbers/steps.js';
import { storm } from './numbers/storm.js';
import { studioPage } from './numbers/studio-page.js';
import { updates } from './numbers/updates.js';
import { machine, paceMs } from './parts/cpu.js';
import { openWorld } from './parts/world.js';
import { table } from './report.js';
import type { NumberName } from './targets.js';

const measurements: readonly Measurement[] = [
  acks,
  updates,
  steps,
  selection,
  openCases,
  openStudios,
  storm,
  noticePages,
  studioPage,
];

const out = join(import.meta.dirname, '../out');
const names = measurements.map(({ name }) => name);
const { only, quick, seed, profile } = readArguments(process.argv.slice(2), names, Date.now() % 1_000_000);
const profiles = profile ? join(out, 'bench/profiles') : null;
mkdirSync(join(out, 'bench'), { recursive: true });

const began = new Date().toISOString();
const numbers: Partial<Record<NumberName, number>> = {};
const runs: object[] = [];
const failed: string[] = [];
const pace = paceMs();
console.log(`seed ${seed}${quick ? ', quick' : ''}; ${JSON.stringify({ ...machine(), paceMs: pace })}`);
for (const { name, run } of measurements.filter((one) => only.length === 0 || only.includes(one.name))) {
  const start = Date.now();
  const before = machine().load;
  const told = () => ({ name, seconds: (Date.now() - start) / 1000, loadBefore: before, loadAfter: machine().load });
  try {
    const found = await run(() => openWorld({ profiles }), { quick, seed, profiles });
    Object.assign(numbers, found.numbers);
    const raw = { ...told(), seed, quick, ...found };
    writeFileSync(join(out, 'bench', `${name}.json`), `${JSON.stringify(raw, null, 2)}\n`);
    console.log(table(found.numbers));
  } catch (error) {
    // The others are measured all the same.
    failed.push(name);
    console.error(name, error);
  }
  const { seconds, loadAfter } = told();
  runs.push(told());
  console.log(`${name}: ${seconds.toFixed(0)} s, load ${before.toFixed(1)} → ${loadAfter.toFixed(1)}\n`);
}
const result = { began, seed, quick, machine: { ...machine(), paceMs: pace }, runs, failed, numbers };
writeFileSync(join(out, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(table(numbers));
if (failed.length > 0) console.error(`did not run to their end: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);

/** npm run bench: measures, writes out/bench.json and out/bench/*, ends with the table of targets. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from './arguments.js';
import { acks } from './numbers/acks.js';
import type { Measurement } from './numbers/measurement.js';
import { noticePages } from './numbers/notice-pages.js';
import { openCases } from './numbers/open-cases.js';
import { selection } from './numbers/selection.js';
import { steps } from './numbers/steps.js';
import { storm } from './numbers/storm.js';
import { updates } from './numbers/updates.js';
import { machine } from './parts/cpu.js';
import { openWorld } from './parts/world.js';
import { table } from './report.js';
import type { NumberName } from './targets.js';

const measurements: readonly Measurement[] = [acks, updates, steps, selection, openCases, storm, noticePages];

const out = join(import.meta.dirname, '../out');
const names = measurements.map(({ name }) => name);
const { only, quick, seed, profile } = readArguments(process.argv.slice(2), names, Date.now() % 1_000_000);
const profiles = profile ? join(out, 'bench/profiles') : null;
mkdirSync(join(out, 'bench'), { recursive: true });

const began = new Date().toISOString();
const numbers: Partial<Record<NumberName, number>> = {};
const runs: object[] = [];
console.log(`seed ${seed}${quick ? ', quick' : ''}; ${JSON.stringify(machine())}`);
for (const { name, run } of measurements.filter((one) => only.length === 0 || only.includes(one.name))) {
  const start = Date.now();
  const before = machine().load;
  const found = await run(() => openWorld({ profiles }), { quick, seed, profiles });
  Object.assign(numbers, found.numbers);
  const told = { name, seconds: (Date.now() - start) / 1000, loadBefore: before, loadAfter: machine().load };
  runs.push(told);
  writeFileSync(join(out, 'bench', `${name}.json`), `${JSON.stringify({ ...told, seed, quick, ...found }, null, 2)}\n`);
  console.log(`${name}: ${told.seconds.toFixed(0)} s, load ${before.toFixed(1)} → ${told.loadAfter.toFixed(1)}`);
}
const result = { began, seed, quick, machine: machine(), runs, numbers };
writeFileSync(join(out, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(table(numbers));
process.exit(0);

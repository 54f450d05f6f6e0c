/** npm run fuzz: Schemathesis against /openapi.json, as several roles; fails on 5xx or on an answer that is not documented. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathsOf } from '../../api/mount.js';
import { rows } from '../../api/routes/all.js';
import { ensureSchemathesis } from '../ensure/schemathesis.js';
import { type FuzzRole, usage, wantedFrom } from './arguments.js';
import { settingsFor } from './settings.js';
import { fuzzWorld } from './world.js';

const wanted = wantedFrom(process.argv.slice(2));
if (!wanted) {
  console.error(usage);
  process.exit(2);
}
const { seed, max, seconds, moment, whole } = wanted;
const checks = ['not_a_server_error', 'status_code', 'content_type', 'response_headers', 'response_schema']
  .map((name, n) => (n === 0 ? name : `${name}_conformance`))
  .join();

const command = await ensureSchemathesis();
const folder = mkdtempSync(join(tmpdir(), 'pingxuan-fuzz-'));
const world = await fuzzWorld(moment);
const paths = [...new Set(rows.flatMap(pathsOf))].sort();

/** The addresses a role is asked about. */
const shareOf = (role: FuzzRole): readonly string[] =>
  whole ? paths : paths.filter((_, n) => wanted.roles[(n + seed) % wanted.roles.length] === role);

function fuzz(role: FuzzRole): Promise<number> {
  const own = join(folder, role);
  mkdirSync(own);
  const settings = join(own, 'schemathesis.toml');
  writeFileSync(settings, settingsFor(role, world.ids));
  const headers = Object.entries(world.headersOf(role)).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = [
    ...['--config-file', settings, 'run', `${world.url}/openapi.json`, '--url', world.url, ...headers],
    ...['--checks', checks, '--max-examples', String(max), '--seed', String(seed), '--continue-on-failure'],
    ...['--phases', 'examples,coverage,fuzzing,stateful', '--suppress-health-check', 'all', '--warnings', 'off'],
    ...['--max-redirects', '0', '--request-timeout', '30', '--no-shrink'],
    ...(seconds === null ? [] : ['--max-time', String(seconds)]),
    ...shareOf(role).flatMap((path) => ['--include-path', path]),
  ];
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', PYTHONUNBUFFERED: '1' };
    const child = spawn(command, args, { cwd: own, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

const lines: string[] = [];
let failed = 0;
let total = 0;
try {
  for (const role of wanted.roles) {
    const before = world.log.length;
    const began = Date.now();
    const status = await fuzz(role);
    const asked = world.log.slice(before);
    total += asked.length;
    const faults = asked.filter((line) => line.status >= 500);
    for (const { route, fault } of faults) console.error(`${role}: ${route} ${fault}`);
    const done = asked.filter((line) => line.status < 400).length;
    lines.push(`${role}: ${asked.length} requests, ${done} granted, ${faults.length} × 5xx, ${Date.now() - began} ms`);
    if (status !== 0 || faults.length > 0) failed += 1;
  }
} finally {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const line of lines) console.log(line);
console.log(
  `fuzz: ${total} requests, seed ${seed}, ${wanted.roles.length - failed} roles clean, ${failed} roles with findings`,
);
process.exit(failed === 0 ? 0 : 1);

/** npm run chaos: kills the parts of a running service and looks whether anything was lost, doubled or left stuck. */
import { loadavg } from 'node:os';
import { usage, wantedFrom } from './arguments.js';
import { report } from './report.js';
import { runChaos } from './run.js';

const wanted = wantedFrom(process.argv.slice(2), Date.now());
if (!wanted) {
  console.error(usage);
  process.exit(2);
}
const began = Date.now();
const load = () => loadavg()[0]?.toFixed(1);
console.log(`seed ${wanted.seed}, ${wanted.kills} kills of ${wanted.targets.join(', ')}; machine load ${load()}`);
const tell = (line: string) => console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}`);
try {
  const ran = await runChaos(wanted, tell);
  tell(`machine load ${load()}`);
  const { lines, status } = report(ran);
  for (const line of lines) console.log(line);
  process.exit(status);
} catch (error) {
  console.error(error);
  process.exit(1);
}

/** npm run check [-- types lint tests]: the named steps, or all in this order; stops at none, fails if one failed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

const steps: Record<string, readonly [command: string, ...args: string[]]> = {
  types: [bin('tsc'), '--noEmit'],
  lint: [bin('biome'), 'ci', '.'],
  tests: [process.execPath, '--import', 'tsx', join('scripts', 'test.ts')],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps[name]);
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: ${Object.keys(steps).join(' | ')}`);
  process.exit(2);
}
const failed = Object.entries(steps)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .filter(([name, [command, ...args]]) => {
    console.error(`\n== ${name}`);
    return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0;
  })
  .map(([name]) => name);
if (failed.length > 0) console.error(`✗ ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);

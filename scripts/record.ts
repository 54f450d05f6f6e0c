/** npm run record -- <scenario> [<scenario> …]: plays a scenario and keeps its history, which every later version must replay. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import packageJson from '../package.json' with { type: 'json' };
import { stopCluster } from '../test/support/postgres.js';
import { processWorld } from '../test/support/processes.js';
import { type ScenarioName, scenarios } from '../test/workflows/scenarios.js';
import { tell } from '../test/workflows/story.js';

const folder = join(import.meta.dirname, '..', 'test', 'histories');
const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);

const asked = process.argv.slice(2);
const names = asked.filter(isScenario);
if (names.length === 0 || names.length < asked.length) {
  console.error(`npm run record -- <${Object.keys(scenarios).join(' | ')}> …`);
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const world = await processWorld();
try {
  for (const name of names) {
    const kept = await scenarios[name](await tell(world));
    const [workflowId, runId] = typeof kept === 'string' ? [kept] : [kept.workflowId, kept.runId];
    const history = await world.env.client.workflow.getHandle(workflowId, runId).fetchHistory();
    const file = `${packageJson.version}-${name}.json`;
    // A kept history stands for code that ran: it is never written over.
    writeFileSync(join(folder, file), `${historyToJSON(history)}\n`, { flag: 'wx' });
    console.log(file);
  }
} finally {
  await world.close();
  await stopCluster();
}

/**
 * Run as its own process: asks Temporal's SDK to download a server into a folder, so that a download that hangs
 * can be killed. Arguments: `dev-server` or `time-skipping`, the folder.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [kind, downloadDir] = process.argv.slice(2);
if (!downloadDir) throw new Error('sdk-server.ts <dev-server|time-skipping> <folder>');
const server = { executable: { type: 'cached-download', downloadDir } } as const;
const environment =
  kind === 'time-skipping'
    ? await TestWorkflowEnvironment.createTimeSkipping({ server })
    : await TestWorkflowEnvironment.createLocal({ server });
await environment.teardown();
process.exit(0);

/** A process of its own: a worker that answers Updates and does nothing else. */
import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { quietTemporal } from '../../worker/temporal.js';
import { ready, settings } from './part.js';

quietTemporal(null);

const connection = await NativeConnection.connect({ address: settings().temporalAddress });
const workflowsPath = fileURLToPath(new URL('./update-workflow.ts', import.meta.url));
const worker = await Worker.create({ connection, taskQueue: 'updates', workflowsPath });
const ended = worker.run();
ready(async () => {
  worker.shutdown();
  await ended;
  await connection.close();
});

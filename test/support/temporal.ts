import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { freePort } from '../../scripts/ensure/port.js';
import { startTemporal } from '../../scripts/ensure/temporal-server.js';
import { ensureTestServer } from '../../scripts/ensure/test-server.js';

let quiet = false;

/** Once a process, before its first worker: warnings and errors only. */
export function quietRuntime(): void {
  if (quiet) return;
  quiet = true;
  Runtime.install({
    logger: new DefaultLogger('WARN'),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'ERROR', other: 'ERROR' } } },
    shutdownSignals: [],
  });
}

/** A server whose time jumps to the next timer while a result is awaited. One for a test file; `teardown()` ends it. */
export async function timeSkipping(): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  const path = process.env.TEST_SERVER_PATH ?? (await ensureTestServer());
  const open = () =>
    TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
  // The SDK waits five seconds for it; a machine with much else to do takes longer, and is quicker the next time.
  return open().catch(open).catch(open);
}

let started: Promise<string> | undefined;

/** host:port of a real dev server with our search attributes: the run's, or one that ends with this process. */
export function devServerAddress(): Promise<string> {
  const given = process.env.TEST_TEMPORAL_ADDRESS;
  started ??= given
    ? Promise.resolve(given)
    : freePort()
        .then((port) => startTemporal({ port, namespace: 'default' }))
        .then(({ address }) => address);
  return started;
}

/** The real dev server as a test environment: same clients and helpers, true time. */
export async function devServer(): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  return TestWorkflowEnvironment.createFromExistingServer({ address: await devServerAddress() });
}

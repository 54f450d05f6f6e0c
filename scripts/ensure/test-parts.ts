import { ensureChromium } from './chromium.js';
import { freePort } from './port.js';
import { startPostgres } from './postgres.js';
import { startTemporal } from './temporal-server.js';
import { ensureTestServer } from './test-server.js';

/** `env` tells the tests where the parts are; `stop` ends those that run. */
export type TestParts = { env: Record<string, string>; stop: () => Promise<void> };

/** One PostgreSQL cluster and one Temporal dev server in memory for a whole run of the tests, and the programs they need. */
export async function startTestParts(): Promise<TestParts> {
  const chromium = await ensureChromium();
  const testServer = await ensureTestServer();
  const postgres = await startPostgres();
  try {
    const temporal = await startTemporal({ port: await freePort(), namespace: 'default' });
    return {
      env: {
        CHROMIUM_PATH: chromium,
        TEST_SERVER_PATH: testServer,
        TEST_DATABASE_URL: postgres.url,
        TEST_TEMPORAL_ADDRESS: temporal.address,
      },
      stop: async () => {
        await temporal.stop();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

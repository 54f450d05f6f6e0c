/** npm run reseal: after SESSION_SECRET changed, seals all second factors with the new one (docs/operations.md). Any number of times. */
import { problemLines, readConfig } from '../config.js';
import { resealFactors } from '../desk/identity/reseal.js';
import { configuredSecrets } from '../worker/secret.js';
import { openStanding } from './standing.js';

const reading = readConfig();
if (reading.kind === 'errors') {
  console.error(problemLines(reading.errors).join('\n'));
  process.exit(2);
}
const { db, close } = await openStanding(reading.config, 2);
try {
  const { sealed, lost } = await resealFactors({ db, ...(await configuredSecrets(reading.config)) });
  console.log(`${sealed} sealed anew, ${lost} that no key opens`);
  process.exitCode = lost > 0 ? 1 : 0;
} finally {
  await close();
}

/**
 * npm run reseal: after SESSION_SECRET or DATA_KEYS changed, seals all second factors and the keys of what people wrote with the new
 * ones (docs/operations.md). Any number of times; the exit status is 1 while something is sealed with a key that is not given.
 */
import { problemLines, readConfig } from '../config.js';
import { resealFactors } from '../desk/identity/reseal.js';
import { resealKeys } from '../desk/privacy/reseal-keys.js';
import { configuredSecrets } from '../worker/secret.js';
import { openStanding, vaultOf } from './standing.js';

const reading = readConfig();
if (reading.kind === 'errors') {
  console.error(problemLines(reading.errors).join('\n'));
  process.exit(2);
}
const { db, close } = await openStanding(reading.config, 2);
try {
  const factors = await resealFactors({ db, ...(await configuredSecrets(reading.config)) });
  const keys = await resealKeys({ db, vault: await vaultOf(reading.config) });
  for (const [what, { sealed, lost }] of Object.entries({ 'second factors': factors, 'data keys': keys }))
    console.log(`${what}: ${sealed} sealed anew, ${lost} that no key opens`);
  process.exitCode = factors.lost + keys.lost > 0 ? 1 : 0;
} finally {
  await close();
}

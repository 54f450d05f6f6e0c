/**
 * npm run migrate: as the owner of the tables (DATABASE_OWNER_URL), brings the schema up to date and gives the service's role,
 * the user of DATABASE_URL, its rights (docs/operations.md). Any number of times; before the new version starts.
 */
import { problemLines, readConfig } from '../config.js';
import { openPostgres } from '../db/database.js';
import { grantService } from '../db/rights.js';

const reading = readConfig();
if (reading.kind === 'errors') {
  console.error(problemLines(reading.errors).join('\n'));
  process.exit(2);
}
const { databaseUrl, databaseOwnerUrl } = reading.config;
if (!databaseUrl || !databaseOwnerUrl) {
  const name = databaseUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL';
  console.error(problemLines([{ kind: 'missing', name }]).join('\n'));
  process.exit(2);
}
await (await openPostgres(databaseOwnerUrl, 2)).close();
const role = decodeURIComponent(new URL(databaseUrl).username);
await grantService(databaseOwnerUrl, role);
console.log(role);

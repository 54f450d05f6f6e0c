import { expect, test } from 'vitest';
import { rateLimits } from '../../api/rate-limits.js';
import { openPostgres } from '../../db/database.js';
import { identityParameters } from '../../desk/identity/parameters.js';
import { freshDatabase } from '../support/postgres.js';

const identity = identityParameters.parse({ tries: { link: 2 } });

test('counts are shared between processes through PostgreSQL, without what was counted', async () => {
  const database = await freshDatabase();
  await (await openPostgres(database.url)).close();
  const [one, other] = [rateLimits(identity, database.url), rateLimits(identity, database.url)];
  expect(await one.take('link', 'abc')).toBeNull();
  expect(await other.take('link', 'abc')).toBeNull();
  expect(await one.take('link', 'abc')).toMatchObject({ code: 'tooManyRequests' });
  expect(await one.take('link', 'other')).toBeNull();
  await other.forgive('link', 'abc');
  expect(await one.take('link', 'abc')).toBeNull();
  await Promise.all([one.close(), other.close()]);
  await database.drop();
});

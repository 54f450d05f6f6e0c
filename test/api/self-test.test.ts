import { afterAll, beforeAll, expect, it } from 'vitest';
import { linksArrive } from '../../api/self-test.js';
import { links } from '../../db/schema/all.js';
import { freePort } from '../../scripts/ensure/port.js';
import { serve, type TestServer } from './server.js';

let here: TestServer;
let elsewhere: TestServer;
beforeAll(async () => {
  [here, elsewhere] = await Promise.all([serve(), serve()]);
});
afterAll(async () => {
  await Promise.all([here.close(), elsewhere.close()]);
});

const through = (publicUrl: string) => linksArrive({ ...here.deps, publicUrl });

it('a link minted here and fetched through the public address arrives', async () => {
  expect(await through(here.url)).toBe(true);
});

it('an address that leads nowhere, or to a service with another database, is found out', async () => {
  expect(await through(elsewhere.url)).toBe(false);
  expect(await through(`http://127.0.0.1:${await freePort()}`)).toBe(false);
});

it('leaves no link behind', async () => {
  expect(await here.deps.db.select().from(links)).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { moments } from './walk/moments.js';
import { plainWords } from './walk/spoken.js';
import { type AccessWorld, accessWorld } from './world.js';

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld({ ...plainWords, fileName: '荣誉证书-林晓.pdf' });
  for (const moment of moments.slice(0, moments.indexOf('expertReview') + 1)) await world.walk.to(moment);
}, 60_000);
afterAll(() => world.close());

const asked = async (code: string, path: string, accept = 'application/json') =>
  fetch(`${world.url}${path}`, { headers: { cookie: world.cookie(code), accept, 'accept-language': 'zh' } });

test('HOST-25: what an applicant called a file tells no expert whose it is: neither API, page nor download', async () => {
  const path = `/cases/${world.walk.own()}`;
  const expert = world.walk.expert('own');
  const file = (await (await asked(expert, `/api${path}`)).json()) as { attachments: { id: string; name: string }[] };
  expect(file.attachments.map(({ name }) => name)).toEqual(['附件1.pdf']);
  const page = await (await asked(expert, path, 'text/html')).text();
  expect(page).toContain('附件1.pdf');
  expect(page).not.toContain('林晓');
  const download = await asked(expert, `/api${path}/attachments/${file.attachments[0]?.id}`, '*/*');
  expect(download.status).toBe(200);
  const named = decodeURIComponent(download.headers.get('content-disposition') ?? '');
  expect(named).toContain('附件1.pdf');
  expect(named).not.toContain('林晓');
});

test('whoever verifies the papers reads the names they were given', async () => {
  const file = await (await asked('cityOfficer', `/api/cases/${world.walk.own()}`)).text();
  expect(file).toContain('荣誉证书-林晓.pdf');
});

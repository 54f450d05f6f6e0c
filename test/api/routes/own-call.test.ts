import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions } from '../../../db/schema/all.js';
import { serve, type TestServer } from '../server.js';
import { type Browser, browserOf } from './steps.js';

let server: TestServer;
let callId = '';
const browsers = new Map<string, Browser>();
const as = (who: string): Browser => browsers.get(who) ?? expect.fail(`nobody signed in as ${who}`);
const ofCounty = ['countyOfficerA', 'countyLeaderA', 'leaderA1'];
const strangers = ['cityOfficer', 'cityLeader', 'sectionOfficer', 'countyOfficerB', 'leaderB1', 'teacherA1a'];

beforeAll(async () => {
  server = await serve();
  for (const who of [...ofCounty, ...strangers]) browsers.set(who, await browserOf(server, who));
  await server.deps.db.update(sessions).set({ secondFactorAt: new Date(server.wall.at).toISOString() });
});
afterAll(() => server.close());

test('LOCAL-01, COMMEND-O01: a county’s officer calls for the county’s own studios over the API; leader, unit and host do not', async () => {
  const given = { name: '甲县优秀工作室表彰', year: 2026, awards: { host: 1 } };
  for (const who of ['countyLeaderA', 'leaderA1', 'teacherA1a'])
    expect([who, (await as(who).send('POST', '/api/commendation-calls', given)).status]).toEqual([who, 403]);
  const opened = await as('countyOfficerA').send('POST', '/api/commendation-calls', given);
  expect(opened).toMatchObject({ status: 201, body: { number: 'countyA-BZ2026-01' } });
  callId = String(opened.body.callId);
});

test('LOCAL-01: it is listed for whoever is of the county, with its bureau, and 404 for the city and for other counties', async () => {
  const listed = async (who: string) => {
    const { status, body } = await as(who).get('/api/commendation-calls');
    const { items = [] } = body as { items?: { number: string; level: string; bureauName: string }[] };
    return [status, ...items.map(({ number, level, bureauName }) => `${number} ${level} ${bureauName}`)];
  };
  for (const who of ofCounty)
    expect([who, await listed(who)]).toEqual([who, [200, 'countyA-BZ2026-01 county 单位countyA']]);
  for (const who of strangers) expect([who, await listed(who)]).toEqual([who, [who === 'teacherA1a' ? 404 : 200]]);
  for (const path of [`/api/commendation-calls/${callId}`, `/api/commendation-calls/${callId}/nominees.xlsx`]) {
    for (const who of ofCounty) expect([path, who, (await as(who).download(path)).status]).toEqual([path, who, 200]);
    for (const who of strangers) expect([path, who, (await as(who).download(path)).status]).toEqual([path, who, 404]);
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions } from '../../../db/schema/all.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { approval, cleared } from '../../desk/city/cleared.js';
import { done } from '../../desk/city/panel-desk.js';
import { type TinyCounty, tinyCounty } from '../../support/desk.js';
import { call, serve, type TestServer } from '../server.js';
import { type Browser, browserOf } from './steps.js';

let server: TestServer;
let county: TinyCounty;
const browsers = new Map<string, Browser>();
const as = (who: string): Browser => browsers.get(who) ?? expect.fail(`nobody signed in as ${who}`);
const people = ['countyOfficerA', 'countyLeaderA', 'countyOfficerB', 'cityOfficer', 'cityLeader', 'sectionOfficer'];
const teachers = ['teacherA1a', 'teacherB1a', 'leaderA1'];

beforeAll(async () => {
  server = await serve();
  county = await tinyCounty(server.desk, { roundsPerYear: 12 }, server.city);
  for (const who of [...people, ...teachers]) browsers.set(who, await browserOf(server, who));
  // every session has shown its second factor
  await server.deps.db.update(sessions).set({ secondFactorAt: new Date(server.wall.at).toISOString() });
});
afterAll(() => server.close());

let roundId = '';

test('LOCAL-01: a county’s officer drafts and opens a round of the county’s own over the API', async () => {
  const drafted = await as('countyOfficerA').send('POST', '/api/rounds', {
    code: 'A2026-2',
    name: '甲县第二批',
    parameters: { roundsPerYear: 12, capacity: 3 },
  });
  expect(drafted).toMatchObject({ status: 201, body: { version: 1 } });
  roundId = String(drafted.body.roundId);
  const preview = await as('countyOfficerA').get(`/api/rounds/${roundId}/preview`);
  expect(preview).toMatchObject({ status: 200, body: { editionId: 'county-host-2026', contradictions: [] } });
  for (const who of ['cityOfficer', 'cityLeader', 'countyOfficerB', 'teacherA1a'])
    expect([who, (await as(who).get(`/api/rounds/${roundId}/preview`)).status]).toEqual([who, 404]);
  const opening = [`/api/rounds/${roundId}/opening`, {}, { 'if-match': '"1"' }] as const;
  for (const who of ['cityOfficer', 'countyOfficerB'])
    expect([who, (await as(who).send('POST', ...opening)).status]).toEqual([who, 404]);
  const opened = await as('countyOfficerA').send('POST', ...opening);
  expect(opened).toMatchObject({ status: 200, body: { version: 2 } });
  expect(Object.keys(opened.body.dates as object)).not.toContain('countyReview');
});

test('LOCAL-01: it is listed for whoever is of the county and 404 for everybody else, the city’s among them', async () => {
  const listed = async (who: string) => {
    const { items } = (await as(who).get('/api/rounds')).body as { items: { code: string; level: string }[] };
    return items.map(({ code, level }) => `${code} ${level}`);
  };
  for (const who of ['countyOfficerA', 'countyLeaderA', 'teacherA1a', 'leaderA1'])
    expect([who, await listed(who)]).toEqual([who, ['A2026 county', 'A2026-2 county', 'T2026 city']]);
  for (const who of ['cityOfficer', 'cityLeader', 'sectionOfficer', 'countyOfficerB', 'teacherB1a'])
    expect([who, await listed(who)]).toEqual([who, ['T2026 city']]);
  const at = `/api/rounds/${roundId}`;
  for (const path of [at, `${at}/orders`, `${at}/panel`, `${at}/ranking`])
    for (const who of ['cityOfficer', 'cityLeader', 'countyOfficerB'])
      expect([path, who, (await as(who).get(path)).status]).toEqual([path, who, 404]);
  expect((await as('countyOfficerA').get(`${at}/orders`)).status).toBe(200);
});

test('LOCAL-01: a teacher of the county applies in it; the county reads the case, the city does not learn of it', async () => {
  const begun = await as('teacherA1a').send('POST', `/api/rounds/${roundId}/applications`, {});
  expect(begun).toMatchObject({ status: 201, body: { number: 'A2026-2-001', route: 'direct' } });
  const stranger = await as('teacherB1a').send('POST', `/api/rounds/${roundId}/applications`, {});
  expect(stranger.status).toBe(404);
});

test('LOCAL-01, HOST-27: what it grants is verified under the county’s name and number, and its list is public', async () => {
  const [caseId = ''] = await cleared(server.desk, county, ['teacherA1a']);
  const leader = county.person('cityLeader');
  const granted = await done(server.desk, decideFinally, leader, approval(county, caseId));
  const read = async (who: string) => (await as(who).get(`/api/cases/${caseId}`)).status;
  for (const who of ['countyOfficerA', 'countyLeaderA', 'teacherA1a', 'leaderA1'])
    expect([who, await read(who)]).toEqual([who, 200]);
  for (const who of ['cityOfficer', 'cityLeader', 'sectionOfficer', 'countyOfficerB'])
    expect([who, await read(who)]).toEqual([who, 404]);
  expect(granted.documents?.certificateNumber).toBe('countyA-ZS2026-001');
  const results = await call(server, 'GET', '/api/results/A2026');
  expect(results).toMatchObject({
    status: 200,
    body: { hosts: [{ county: '单位countyA', certificateNumber: 'countyA-ZS2026-001' }] },
  });
});

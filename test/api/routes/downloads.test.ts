import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases, certificates, stageRuns } from '../../../db/schema/all.js';
import { closePdf } from '../../../documents/pdf.js';
import { readSheet } from '../../../documents/sheet.js';
import { call, serve, type TestServer } from '../server.js';
import { type Browser, browserOf, memoryBlobs } from './steps.js';

let server: TestServer;
let officer: Browser;
let holder: Browser;
const at = '2026-09-01T01:00:00.000Z';
const caseId = randomUUID();
const printed = {
  certificateNumber: 'ZS2026-001',
  plaqueNumber: 'PB2026-001',
  holderName: '林晓',
  schoolName: '甲县第一中学',
  studioName: '林晓班主任工作室',
  roundName: '2026年测试批次',
  decisionNumber: '江教发〔2026〕18号',
  route: 'county',
  termFrom: '2026-09-01',
  termTo: '2029-08-31',
  issuer: '江城市教育局',
  issueDay: '2026-09-01',
};

beforeAll(async () => {
  server = await serve();
  const { city, deps } = server;
  Object.assign(deps, { blobs: memoryBlobs() });
  await deps.db.insert(cases).values({
    id: caseId,
    number: 'T2026-001',
    roundId: city.roundId,
    applicantId: city.personId('teacherA1a'),
    schoolId: city.org('schoolA1'),
    countyId: city.org('countyA'),
    route: 'county',
    state: 'approved',
    formVersion: 1,
    createdAt: at,
  });
  await deps.db.insert(certificates).values({
    id: randomUUID(),
    caseId,
    roundId: city.roundId,
    certificateNumber: printed.certificateNumber,
    plaqueNumber: printed.plaqueNumber,
    verificationCode: 'ABCDEFGHJK',
    printed: { ...printed, phone: '13800000000' },
    status: 'valid',
    issuedAt: at,
  });
  officer = await browserOf(server, 'cityOfficer');
  holder = await browserOf(server, 'teacherA1a');
});
afterAll(async () => {
  await server.close();
  closePdf();
});

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const publicFile = (path: string) => fetch(`${server.url}${path}`);

test('certificate and plaque for their holder, as files to save (HOST-27)', async () => {
  for (const paper of ['certificate', 'plaque']) {
    const file = await holder.download(`/api/cases/${caseId}/${paper}`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    expect((await bytesOf(file)).subarray(0, 5).toString()).toBe('%PDF-');
  }
});

test('anybody checks a paper by its code and sees what is printed on it, and nothing else', async () => {
  const checked = await call(server, 'GET', '/api/verifications/abcde-fghjk');
  const { route: _, ...shown } = printed;
  expect(checked.body).toEqual({ status: 'valid', since: null, issuedAt: at, printed: shown });
  expect((await call(server, 'GET', '/api/verifications/ZZZZZZZZZZ')).status).toBe(404);
});

test('results are there once everybody is decided upon, not before', async () => {
  expect((await publicFile('/api/results/T2026/list.pdf')).status).toBe(404);
  await server.deps.db.insert(stageRuns).values({
    id: randomUUID(),
    subjectKind: 'round',
    subjectId: server.city.roundId,
    stage: 'decision',
    number: 1,
    roundId: server.city.roundId,
    state: 'settled',
    outcome: 'decided',
    openedAt: at,
    settledAt: at,
    calendarVersion: '1',
  });
  const list = await call(server, 'GET', '/api/results/T2026');
  expect(list.body.hosts).toMatchObject([{ studio: '林晓班主任工作室', decisionNumber: '江教发〔2026〕18号' }]);
  expect((await bytesOf(await publicFile('/api/results/T2026/list.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  const sheet = await bytesOf(await publicFile('/api/results/T2026/list.xlsx'));
  const read = await readSheet(sheet, { maxBytes: 1e6, maxRows: 100, maxColumns: 20 });
  expect(read.ok && read.value.rows[0]?.cells).toContain('ZS2026-001');
});

test('a sheet with wrong rows is refused whole and given back with an error column', async () => {
  const csv = Buffer.from('代码,姓名,电子邮箱\np1,王一,wang@example.cn\np2,,没有邮箱\n');
  const answer = await officer.upload('/api/imports/people', csv, '人员.csv');
  expect(answer).toMatchObject({ status: 422, body: { code: 'rowWrong', detail: expect.stringContaining('第 3 行') } });
  const { errors } = answer.body as { errors: { facts: { returned: string; line: number } }[] };
  expect(errors.map(({ facts }) => facts.line)).toEqual([3, 3]);
  const address = `/api/imports/returned/${errors[0]?.facts.returned}`;
  const read = await readSheet(await bytesOf(await officer.download(address)), {
    maxBytes: 1e6,
    maxRows: 100,
    maxColumns: 20,
  });
  expect(read.ok && read.value.header).toEqual(['代码', '姓名', '电子邮箱', '错误']);
  expect((await holder.get(address)).status).toBe(404);
});

test('a sheet that is right is taken, also as CSV; others may not import', async () => {
  const csv = Buffer.from('代码,姓名,电子邮箱\np1,王一,wang@example.cn\n');
  expect(await officer.upload('/api/imports/people', csv, '人员.csv')).toEqual({
    status: 201,
    body: { rows: 1, proposalId: null },
  });
  expect(await holder.upload('/api/imports/people', csv, '人员.csv')).toMatchObject({ status: 403 });
  const odd = await officer.upload('/api/imports/people', Buffer.from([0, 1, 2, 3]), '人员.csv');
  expect(odd).toMatchObject({ status: 415, body: { code: 'wrongFileType' } });
});

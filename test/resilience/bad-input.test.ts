import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, people } from '../../db/schema/all.js';
import { readSheet, writeSheet } from '../../documents/sheet.js';
import { type Browser, browserOf, memoryBlobs, smallPdf } from '../api/routes/steps.js';
import { type Answer, call, serve, signedIn, type TestServer } from '../api/server.js';
import { soundForm } from '../domain/host-selection/sample.js';

let server: TestServer;
let teacher: Browser;
let neighbour: Browser;
let officer: Browser;
let at = '';
let version = 0;
beforeAll(async () => {
  server = await serve();
  Object.assign(server.deps, { blobs: memoryBlobs() });
  teacher = await browserOf(server, 'teacherA1a');
  neighbour = await browserOf(server, 'teacherB1a');
  const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  await server.account('cityOfficer', totpSecret);
  const code = await generate({ secret: totpSecret, epoch: Math.floor(server.wall.at / 1000) });
  const cookie = await signedIn(server, 'cityOfficer', code);
  officer = { ...teacher, ...withCookie(cookie) };
  const begun = await teacher.send('POST', `/api/rounds/${server.city.roundId}/applications`, {});
  at = `/api/cases/${begun.body.caseId}`;
  const saved = await teacher.send('PUT', `${at}/draft`, { version: 1, form: soundForm });
  version = Number(saved.body.version);
});
afterAll(() => server.close());

function withCookie(cookie: string): Pick<Browser, 'cookie' | 'send' | 'get' | 'upload' | 'download'> {
  return {
    cookie,
    get: (path) => call(server, 'GET', path, { cookie }),
    send: (method, path, body, headers = {}) =>
      call(server, method, path, { cookie, headers, ...(body !== undefined && { body }) }),
    upload: async (path, file, name) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(file)]), name);
      const headers = { cookie, 'idempotency-key': randomUUID() };
      const answer = await fetch(`${server.url}${path}`, { method: 'POST', body: form, headers });
      return { status: answer.status, body: await answer.json() };
    },
    download: (path) => fetch(`${server.url}${path}`, { headers: { cookie } }),
  };
}

interface Told {
  readonly code: string;
  readonly ruleId?: string;
  readonly clause?: string;
  readonly field?: string;
  readonly detail: string;
  readonly facts?: Record<string, string | number>;
}
const told = (answer: { body: unknown }): readonly Told[] => (answer.body as { errors?: readonly Told[] }).errors ?? [];
const inEnglish = (browser: Browser) => ({ cookie: `${browser.cookie}; lang=en` });
const draft = async () => {
  const [row] = await server.deps.db
    .select()
    .from(cases)
    .where(eq(cases.id, at.slice('/api/cases/'.length)));
  return row && { form: row.draft, version: row.version, state: row.state };
};
/** Whatever is sent here, the draft stays as it was. */
async function losesNothing<T>(doing: () => Promise<T>): Promise<T> {
  const before = await draft();
  const answer = await doing();
  expect(await draft()).toEqual(before);
  return answer;
}
const sentence = { zh: /\p{Script=Han}/u, en: /^[^\p{Script=Han}]+$/u };

describe('bodies', () => {
  test.each([
    ['cut off', '{"version": 2, "form": {"name": "林'],
    ['no object', '"draft"'],
    ['a list', '[1, 2]'],
    ['nothing', ''],
    ['of another shape', JSON.stringify({ version: 'two', form: [] })],
    ['with fields nobody asked for', JSON.stringify({ version: 2, form: {}, isAdmin: true })],
    ['deep', `{"form":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ])('%s: 400 in the person’s language, the draft stays', async (_what, body) => {
    for (const language of ['zh', 'en'] as const) {
      const headers = { cookie: `${teacher.cookie}; lang=${language}` };
      const answer = await losesNothing(() => teacher.send('PUT', `${at}/draft`, body, headers));
      expect([answer.status, answer.body.code]).toEqual([400, 'badInput']);
      expect(answer.body.detail).toMatch(sentence[language]);
    }
  });

  test('larger than the limit: 413, the draft stays', async () => {
    const big = { version, form: { ...soundForm, ethicsSelfDeclaration: '长'.repeat(500_000) } };
    const answer = await losesNothing(() => teacher.send('PUT', `${at}/draft`, big));
    expect([answer.status, answer.body.code]).toEqual([413, 'tooLarge']);
    expect(answer.body.detail).toMatch(sentence.zh);
  });

  test('in an unknown charset or encoding: 415, not 500', async () => {
    const headers = { 'content-type': 'application/json; charset=x-klingon' };
    expect((await teacher.send('PUT', `${at}/draft`, '{}', headers)).status).toBe(415);
    const packed = { 'content-type': 'application/json', 'content-encoding': 'snappy' };
    expect((await teacher.send('PUT', `${at}/draft`, '{}', packed)).status).toBe(415);
  });

  test('an address that cannot be decoded: 400, not 500', async () => {
    expect((await teacher.get('/api/cases/%E0%A4%A')).status).toBe(400);
    expect((await teacher.get('/api/cases/no-such-id')).status).toBe(404);
  });
});

describe('uploads', () => {
  const path = () => `${at}/attachments`;
  test.each([
    ['a page called a picture', Buffer.from('<html><script>1</script>'), '证书.png', 415, 'wrongFileType'],
    ['a program called a paper', Buffer.from('MZ\u0090\0\u0003'), '证书.pdf', 415, 'wrongFileType'],
    ['a paper called a picture', smallPdf, '证书.png', 415, 'wrongFileType'],
    ['an empty file', Buffer.alloc(0), '证书.pdf', 415, 'wrongFileType'],
    ['a file over the limit', Buffer.alloc(26 * 1024 * 1024, smallPdf), '证书.pdf', 413, 'tooLarge'],
  ])('%s is refused, the draft stays', async (_what, bytes, name, status, code) => {
    const answer = await losesNothing(() => teacher.upload(path(), bytes, name));
    expect(answer).toMatchObject({ status, body: { code } });
    expect(told(answer)[0]?.detail).toMatch(sentence.zh);
  });

  test('an upload broken off half way leaves the draft and the service as they were', async () => {
    const boundary = '----half';
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await losesNothing(() => teacher.send('POST', path(), body, headers));
    expect([answer.status, answer.body.code]).toEqual([400, 'badInput']);
  });
});

test('a form that fails several rules: each with rule, clause and field, in Chinese and in English (HOST-09, HOST-10, HOST-12)', async () => {
  const form = { ...soundForm, headTeacherPeriods: [], research: [], honours: [], cases: [] };
  const saved = await teacher.send('PUT', `${at}/draft`, { version, form });
  version = Number(saved.body.version);
  const submit = (headers = {}) => teacher.send('POST', `${at}/submission`, { version }, headers);
  const answers = { zh: await losesNothing(() => submit()), en: await losesNothing(() => submit(inEnglish(teacher))) };
  const rules = (answer: Answer) => told(answer).map(({ ruleId }) => ruleId);
  expect(rules(answers.zh)).toEqual(rules(answers.en));
  expect(new Set(rules(answers.zh)).size).toBeGreaterThanOrEqual(4);
  for (const language of ['zh', 'en'] as const) {
    expect(answers[language].status).toBe(422);
    for (const { ruleId, clause, field, detail } of told(answers[language])) {
      expect(ruleId).toMatch(/^HOST-/);
      expect(clause, ruleId).toContain(ruleId);
      expect(field, ruleId).toBeTruthy();
      expect(detail).toMatch(sentence[language]);
    }
  }
});

describe('acts that come too late or to the wrong door', () => {
  test('on a case that is not one’s own: 404, as if there were none', async () => {
    for (const [method, path] of [
      ['PUT', '/draft'],
      ['POST', '/submission'],
      ['POST', '/withdrawal'],
    ] as const) {
      const body = path === '/draft' ? { version, form: {} } : path === '/withdrawal' ? { reason: '无' } : { version };
      const foreign = await losesNothing(() => neighbour.send(method, `${at}${path}`, body));
      const none = await neighbour.send(method, `/api/cases/${randomUUID()}${path}`, body);
      expect([foreign.status, foreign.body]).toEqual([404, none.body]);
    }
  });

  test('on a case that changed meanwhile: 409 and the version that stands, in both languages', async () => {
    for (const headers of [{}, inEnglish(teacher)]) {
      const stale = { version: version - 1, form: { name: '旧' } };
      const answer = await losesNothing(() => teacher.send('PUT', `${at}/draft`, stale, headers));
      expect([answer.status, answer.body.code]).toEqual([409, 'caseChanged']);
      expect(told(answer)[0]?.facts).toMatchObject({ version });
    }
  });

  test('on a case that is handed in: 409 and where it stands now', async () => {
    const saved = await teacher.send('PUT', `${at}/draft`, { version, form: soundForm });
    version = Number(saved.body.version);
    expect((await teacher.send('POST', `${at}/submission`, { version })).status).toBe(201);
    const again = await losesNothing(() => teacher.send('POST', `${at}/submission`, { version: version + 1 }));
    expect([again.status, again.body.code]).toEqual([409, 'stageNotOpen']);
    expect(told(again)[0]?.facts).toMatchObject({ state: 'schoolReview' });
    expect(again.body.detail).toBe('目前所处环节（学校推荐中）不能办理此事项。');
    const write = await losesNothing(() => teacher.send('PUT', `${at}/draft`, { version, form: {} }));
    expect(write.status).toBe(409);
  });

  test('after the last day: told when it ended (CONV-06)', async () => {
    server.setClock('2026-03-31T00:00:00.000Z');
    const late = await neighbour.send('POST', `/api/rounds/${server.city.roundId}/applications`, {});
    server.setClock('2026-03-02T01:00:00.000Z');
    expect(late.body).toMatchObject({ code: 'windowClosed', ruleId: 'CONV-06' });
    expect(String(late.body.detail)).toMatch(/2026.*3.*30/);
  });
});

test('numbers that contradict each other: all said at once, and the round does not open (CONV-11)', async () => {
  const begun = await officer.send('POST', '/api/rounds', {
    code: 'R2027',
    name: '矛盾的批次',
    countyQuotas: { countyA: 1 },
    parameters: { capacity: 3, passLine: '101.00', panelSize: 2 },
  });
  expect(begun.status).toBe(201);
  const { roundId } = begun.body;
  for (const [language, headers] of [
    ['zh', {}],
    ['en', inEnglish(officer)],
  ] as const) {
    const answer = await officer.send('POST', `/api/rounds/${roundId}/opening`, { version: 1 }, headers);
    expect(answer.status).toBe(422);
    expect(told(answer).length).toBeGreaterThanOrEqual(2);
    for (const { ruleId, field, detail, facts } of told(answer)) {
      expect([ruleId, field]).toEqual([expect.any(String), expect.any(String)]);
      expect(facts?.contradiction).toBeTruthy();
      expect(detail).toMatch(sentence[language]);
    }
  }
});

test('a workbook with bad rows comes back with an error column; nothing of it is taken', async () => {
  const bytes = await writeSheet({
    name: '人员',
    at: '2026-03-02T01:00:00.000Z',
    pageFooter: '',
    columns: [{ title: '代码' }, { title: '姓名' }, { title: '电子邮箱' }],
    rows: [
      ['n1', '好', 'good@x.example'],
      ['n2', '', 'nowhere'],
      ['n1', '又', 'again@x.example'],
    ],
  });
  const answer = await officer.upload('/api/imports/people', bytes, '人员.xlsx');
  expect(answer).toMatchObject({ status: 422, body: { code: 'rowWrong' } });
  const returned = await officer.download(`/api/imports/returned/${told(answer)[0]?.facts?.returned}`);
  const limits = { maxBytes: 1e6, maxRows: 10, maxColumns: 10 };
  const read = await readSheet(Buffer.from(await returned.arrayBuffer()), limits);
  expect(read.ok && read.value.header.at(-1)).toBe('错误');
  expect(read.ok && read.value.rows.map(({ cells }) => Boolean(cells[3]))).toEqual([false, true, true]);
  expect(await server.deps.db.select().from(people).where(eq(people.code, 'n1'))).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { uploadRoom } from '../../../api/upload-room.js';
import { lentFiles, notices, objectionFiles, objections } from '../../../db/schema/all.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { clamdScan } from '../../../documents/clamd.js';
import { corpus, png } from '../../documents/hostile-corpus.js';
import { atSchool, hangNotice, serveSite, type TestSite } from '../../web/site.js';
import { type FakeClamd, startClamd } from '../fake-clamd.js';
import { call } from '../server.js';
import { type Browser, browserOf, memoryBlobs } from './steps.js';

const mebibyte = 1024 * 1024;
const pdf = (size = 0, mark = '') =>
  Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%${mark}\n`,
    ),
    Buffer.alloc(Math.max(0, size - 200), '%'),
    Buffer.from('\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ]);
const generous = {
  tries: { objectionPerAddress: 5000, objectionMebibytesPerAddress: 50_000, objectionMebibytesInAll: 50_000 },
};

const open: TestSite[] = [];
/** A service of its own with a notice that hangs. */
async function hung(change: object, more: Parameters<typeof serveSite>[1] = {}) {
  const blobs = memoryBlobs();
  const site = await serveSite(change, { blobs, ...more });
  open.push(site);
  const { caseId } = await atSchool(site);
  return { site, blobs, subjectId: caseId, noticeId: await hangNotice(site, caseId) };
}
let at: Awaited<ReturnType<typeof hung>>;
let officer: Browser;
beforeAll(async () => {
  at = await hung(generous);
  officer = await browserOf(at.site, 'countyOfficerA');
}, 60_000);
afterAll(async () => {
  for (const site of open) await site.close();
});
beforeEach(async () => {
  await at.site.deps.db.delete(objectionFiles);
  await at.site.deps.db.delete(objections);
  await at.site.deps.db.delete(lentFiles);
});

type File = readonly [name: string, bytes: Buffer];
interface Sent {
  readonly of?: typeof at;
  readonly from?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly key?: string;
}
const problem = z.looseObject({
  code: z.string().optional(),
  receipt: z.string().optional(),
  reception: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ code: z.string(), field: z.string().optional(), detail: z.string() })).default([]),
});
/** An anonymous objection as multipart/form-data, in the order in which the page's form has its fields. */
async function object(files: readonly File[], { of = at, from = '192.0.2.1', fields = {}, key }: Sent = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    kind: 'anonymous',
    subjectId: of.subjectId,
    text: '署名有误',
    ...fields,
  }))
    form.set(name, value);
  for (const [name, bytes] of files) form.append('files', new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${of.site.url}/api/notices/${of.noticeId}/objections`, {
    method: 'POST',
    headers: { 'idempotency-key': key ?? randomUUID(), 'x-forwarded-for': from },
    body: form,
  });
  return { status: answer.status, headers: answer.headers, body: problem.parse(await answer.json()) };
}
const said = ({ status, body }: Awaited<ReturnType<typeof object>>) => [
  status,
  ...body.errors.map(({ code, field }) => `${code} ${field}`),
];
const held = async () => ({
  objections: (await at.site.deps.db.select().from(objections)).length,
  files: await at.site.deps.db.select().from(objectionFiles).orderBy(objectionFiles.number),
  lent: (await at.site.deps.db.select().from(lentFiles)).length,
});

test('NOTICE-O02: files come with the objection, are kept sealed, and are given to the publishing level as they came', async () => {
  const [paper, picture] = [pdf(0, 'one'), png];
  const filed = await object([
    ['甲县证明.pdf', paper],
    ['截图.png', picture],
  ]);
  expect([filed.status, filed.body.reception]).toEqual([201, 'lead']);
  const { files } = await held();
  expect(files).toHaveLength(2);
  const sealed = await at.blobs.read(files[0]?.blob ?? '');
  expect(Buffer.concat((await sealed?.toArray()) ?? []).includes(paper.subarray(0, 40))).toBe(false);

  const list = await officer.get(`/api/notices/${at.noticeId}/objections`);
  const shape = z.object({ items: z.array(z.object({ files: z.array(z.looseObject({ id: z.string() })) })) });
  const [{ files: named = [] } = {}] = shape.parse(list.body).items;
  expect(named).toMatchObject([
    { name: '甲县证明.pdf', mediaType: 'application/pdf', size: paper.length, sha256: sha256(paper) },
    { name: '截图.png', mediaType: 'image/png', sha256: sha256(picture) },
  ]);
  const path = `/api/objection-files/${named[0]?.id}`;
  const given = await officer.download(path);
  expect(given.status).toBe(200);
  expect(Buffer.from(await given.arrayBuffer()).equals(paper)).toBe(true);
  const header = (name: string) => given.headers.get(name);
  expect(header('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%E7%94%B2/);
  expect([header('content-type'), header('x-content-type-options'), header('cache-control')]).toEqual([
    'application/pdf',
    'nosniff',
    'no-store',
  ]);
  // neither the public, nor who has applied, nor the school, another county or the city
  for (const code of ['teacherA1a', 'leaderA1', 'countyOfficerB', 'cityOfficer']) {
    const other = await browserOf(at.site, code);
    expect([code, (await other.download(path)).status]).toEqual([code, 404]);
  }
  expect((await fetch(`${at.site.url}${path}`)).status).toBe(401);
});

test('NOTICE-O02: before its address is confirmed nobody is given a file', async () => {
  const named = { kind: 'named', fromName: '王某', contact: 'wang@objector.example' };
  expect((await object([['a.pdf', pdf()]], { fields: named })).body.reception).toBe('unconfirmed');
  const [file] = (await held()).files;
  expect((await officer.download(`/api/objection-files/${file?.id}`)).status).toBe(404);
});

test('without a file the body may be JSON, as it always was, and JSON names no file', async () => {
  const path = `/api/notices/${at.noticeId}/objections`;
  const body = { kind: 'anonymous', subjectId: at.subjectId, text: '署名有误' };
  expect((await call(at.site, 'POST', path, { body })).status).toBe(201);
  expect((await object([])).status).toBe(201);
  // a browser sends an empty part where nothing was chosen
  expect((await object([['', Buffer.alloc(0)]])).status).toBe(201);
  const forged = { name: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256: 'a'.repeat(64), blob: 'b'.repeat(64) };
  expect((await call(at.site, 'POST', path, { body: { ...body, files: [forged] } })).status).toBe(400);
  expect((await object([], { fields: { files: JSON.stringify([forged]) } })).status).toBe(400);
  expect((await held()).files).toEqual([]);
});

test('the same form sent twice with one key has one receipt, and the same file is kept once', async () => {
  const files: File[] = [
    ['甲.pdf', pdf(0, 'same')],
    ['乙.pdf', pdf(0, 'same')],
  ];
  const key = randomUUID();
  const [first, again] = [await object(files, { key }), await object(files, { key })];
  expect([first.status, again.body.receipt]).toEqual([201, first.body.receipt]);
  expect(await held()).toMatchObject({ objections: 1, files: [{ number: 1 }], lent: 1 });
});

describe('what is refused leaves nothing behind, neither on the disk nor in the database', () => {
  const six = Array.from({ length: 6 }, (_, n): File => [`${n}.pdf`, pdf(0, `${n}`)]);
  const many = Array.from({ length: 25 }, (_, n): File => [`${n}.pdf`, pdf(0, `${n}`)]);
  test.each<[string, readonly File[], readonly (string | number)[], RegExp]>([
    [
      'a page called a picture',
      [['a.png', Buffer.from('<html><script>1</script>')]],
      [415, 'wrongFileType files.0'],
      /可上传/,
    ],
    [
      'the second of two, a paper called a picture',
      [
        ['a.pdf', pdf()],
        ['b.png', pdf()],
      ],
      [415, 'wrongFileType files.1'],
      /可上传/,
    ],
    [
      'each that is wrong',
      [
        ['a.exe', Buffer.from('MZ')],
        ['b.svg', Buffer.from('<svg/>')],
      ],
      [415, 'wrongFileType files.0', 'wrongFileType files.1'],
      /可上传/,
    ],
    ['an empty file with a name', [['a.pdf', Buffer.alloc(0)]], [400, 'badInput files.0'], /./],
    ['many more than the round takes', many, [413, 'tooLarge files'], /最多可附 5 个文件，这次选了 25 个/],
    ['one more than the round takes', six, [413, 'tooLarge files'], /最多可附 5 个文件，这次选了 6 个/],
    [
      'a file larger than the round takes',
      [['a.pdf', pdf(10 * mebibyte + 300)]],
      [413, 'tooLarge files.0'],
      /超过 10 MB/,
    ],
    [
      'a file larger than any round takes',
      [['a.pdf', pdf(20 * mebibyte + 300)]],
      [413, 'tooLarge files.0'],
      /超过 10 MB/,
    ],
  ])('%s', { timeout: 30_000 }, async (_, files, answer, sentence) => {
    const before = await held();
    const refused = await object(files);
    expect(said(refused)).toEqual(answer);
    expect(refused.body.detail).toMatch(sentence);
    expect(await held()).toEqual(before);
  });

  test('too much together, of a notice that nobody knows', { timeout: 30_000 }, async () => {
    const files = [1, 2, 3].map((n): File => [`${n}.pdf`, pdf(18 * mebibyte, `${n}`)]);
    const refused = await object(files, { of: { ...at, noticeId: randomUUID() } });
    expect([said(refused), refused.body.detail]).toEqual([
      [413, 'tooLarge files'],
      expect.stringContaining('合计超过 50 MB'),
    ]);
    expect((await held()).lent).toBe(0);
  });

  test('by the act: what was lent for it is the sweeper’s', async () => {
    const refused = await object([['a.pdf', pdf()]], { of: { ...at, noticeId: randomUUID() } });
    expect([refused.status, await held()]).toMatchObject([404, { objections: 0, files: [], lent: 1 }]);
  });

  test('the rest of a form that breaks off half way', async () => {
    const body = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.4';
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await call(at.site, 'POST', `/api/notices/${at.noticeId}/objections`, { headers, body });
    expect([answer.status, answer.body.code]).toEqual([400, 'badInput']);
  });

  test('every file of the hostile corpus, each within two seconds of the processor', { timeout: 240_000 }, async () => {
    let most = 0;
    for (const { what, as, bytes, harmless } of corpus.filter(({ by }) => by === 'sniff')) {
      const file = bytes();
      const before = process.cpuUsage();
      const answer = await object([[as, file]]);
      const { user, system } = process.cpuUsage(before);
      most = Math.max(most, (user + system) / 1000);
      if (harmless) continue;
      expect([what, answer.status < 500 && answer.status >= 400]).toEqual([what, true]);
    }
    console.log(`hostile objections: at most ${Math.round(most)} ms`);
    expect(most).toBeLessThanOrEqual(2000);
    expect((await call(at.site, 'GET', '/api/notices')).status).toBe(200);
  });
});

describe('strangers are bounded', () => {
  test('in MiB a day from one address and from all; without files they are heard all the same', async () => {
    const small = await hung({
      tries: { objectionPerAddress: 100, objectionMebibytesPerAddress: 3, objectionMebibytesInAll: 5 },
    });
    const send = (from: string, mark: string) => object([['a.pdf', pdf(mebibyte - 1000, mark)]], { of: small, from });
    for (const n of [1, 2, 3]) expect((await send('192.0.2.1', `${n}`)).status).toBe(201);
    const fourth = await send('192.0.2.1', '4');
    expect([said(fourth), Number(fourth.headers.get('retry-after')) > 0]).toEqual([
      [429, 'tooManyRequests files'],
      true,
    ]);
    expect(fourth.body.detail).toContain('可以先去掉文件提交');
    expect((await object([], { of: small })).status).toBe(201);
    for (const n of [5, 6]) expect((await send('192.0.2.2', `${n}`)).status).toBe(201);
    expect((await send('192.0.2.3', '7')).status).toBe(429);
    // what was not taken never came to the disk
    expect(await small.site.deps.db.select().from(lentFiles)).toHaveLength(5);
  });

  test('also by files that are refused for what they hold', async () => {
    const small = await hung({ tries: { objectionMebibytesPerAddress: 2 } });
    const send = () => object([['a.png', Buffer.alloc(1000, 'x')]], { of: small });
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([415, 415, 429]);
  });

  test('in memory, each by its address and all together', () => {
    const room = uploadRoom({ whole: 100, each: 60 });
    expect([room.take('a', 60), room.take('a', 1), room.take('b', 40), room.take('c', 1)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    room.giveBack('a', 60);
    expect([room.take('c', 60), room.take('a', 1)]).toEqual([true, false]);
  });
});

describe('with a virus scanner (ASVS 5.4.3)', () => {
  let clamd: FakeClamd;
  let scanned: typeof at;
  beforeAll(async () => {
    clamd = await startClamd();
    scanned = await hung(generous, { scan: clamdScan(clamd.address, 500) });
  }, 60_000);

  test('what it knows is refused and named; when it is away no file is taken', async () => {
    clamd.answers('stream: OK');
    expect((await object([['a.pdf', pdf()]], { of: scanned })).status).toBe(201);
    clamd.answers('stream: Eicar-Test-Signature FOUND');
    expect(said(await object([['a.pdf', pdf(0, 'x')]], { of: scanned }))).toEqual([422, 'fileInfected files.0']);
    await clamd.stop();
    expect(said(await object([['a.pdf', pdf(0, 'y')]], { of: scanned }))).toEqual([503, 'unavailable files.0']);
    expect((await object([], { of: scanned })).status).toBe(201);
    expect(await scanned.site.deps.db.select().from(objectionFiles)).toHaveLength(1);
  });
});

/** A form of which the second half comes after `between`. */
function halved(of: typeof at, between: () => Promise<void>): Promise<unknown> {
  const part = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const body = Buffer.from(
    `${part('kind', 'anonymous')}${part('subjectId', of.subjectId)}${part('text', '最后一刻')}--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n${pdf()}\r\n--x--\r\n`,
  );
  return new Promise((done, failed) => {
    const sending = request(`${of.site.url}/api/notices/${of.noticeId}/objections`, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(body.length),
        'idempotency-key': randomUUID(),
      },
    });
    sending.on('error', failed);
    sending.on('response', async (response) => {
      const chunks = await response.toArray();
      done(JSON.parse(Buffer.concat(chunks).toString()).reception);
    });
    sending.write(body.subarray(0, 300));
    void between().then(() => sending.end(body.subarray(300)));
  });
}

test('CONV-06, NOTICE-O04: a form on its way over the end of the window has come after it, one that was whole has not', async () => {
  const last = await hung(generous);
  const [notice] = await last.site.deps.db.select().from(notices);
  const after = new Date(Date.parse(notice?.closesAt ?? '') + 1).toISOString();
  last.site.setClock(notice?.closesAt ?? '');
  const soon = async () => {
    await new Promise((done) => setTimeout(done, 300));
    last.site.setClock(after);
  };
  expect(await halved(last, soon)).toBe('lead');
  last.site.setClock(notice?.closesAt ?? '');
  const slowly = async () => {
    await new Promise((done) => setTimeout(done, 1_200));
    last.site.setClock(after);
  };
  expect(await halved(last, slowly)).toBe('report');
});

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachments, audit, lentFiles } from '../../../db/schema/all.js';
import type { BlobStore } from '../../../desk/blobs/blobs.js';
import { drafted } from '../../desk/application/steps.js';
import { serveSite, type TestSite } from '../../web/site.js';
import { type Browser, browserOf, memoryBlobs, smallPdf } from './steps.js';

let site: TestSite;
let teacher: Browser;
let other: Browser;
let caseId: string;
const put: string[] = [];
beforeAll(async () => {
  const blobs = memoryBlobs();
  const watched: BlobStore = {
    ...blobs,
    put: async (bytes) => {
      const hash = await blobs.put(bytes);
      put.push(hash);
      return hash;
    },
  };
  site = await serveSite({}, { blobs: watched });
  caseId = (await drafted(site.desk, site.city, site.city.person('teacherA1a'))).caseId;
  teacher = await browserOf(site, 'teacherA1a');
  other = await browserOf(site, 'teacherA1b');
}, 60_000);
afterAll(() => site.close());

const refusedIn = async () =>
  (await site.deps.db.select().from(audit).where(eq(audit.chain, caseId)))
    .filter(({ outcome }) => outcome === 'refused')
    .map(({ act, refusal }) => [act, refusal?.code]);
const path = () => `/api/cases/${caseId}/attachments`;
const page = Buffer.from('<html><script>alert(1)</script></html>');

test('HOST-31: a file refused for what it holds stands in the story of the application, and nothing of it is kept', async () => {
  expect(await teacher.upload(path(), page, '证书.pdf')).toMatchObject({
    status: 415,
    body: { code: 'wrongFileType' },
  });
  expect(await refusedIn()).toEqual([['addAttachment', 'wrongFileType']]);
  expect(put).toEqual([]);
  expect(await site.deps.db.select().from(attachments)).toEqual([]);
});

test('HOST-31: a stranger’s file grows nobody’s story', async () => {
  const before = await refusedIn();
  expect(await other.upload(path(), page, '证书.pdf')).toMatchObject({ status: 404 });
  expect(await refusedIn()).toEqual(before);
});

test('HOST-31: no body can say that its own file was refused', async () => {
  const form = new FormData();
  form.append('refused[refusals][0][code]', 'anything');
  form.append('file', new Blob([new Uint8Array(smallPdf)]), '证书.pdf');
  const headers = { cookie: teacher.cookie, 'idempotency-key': crypto.randomUUID() };
  const answer = await fetch(`${site.url}${path()}`, { method: 'POST', body: form, headers });
  expect(answer.status).toBe(400);
  expect((await refusedIn()).map(([, code]) => code)).not.toContain('anything');
});

test('a file kept for an act that refuses it is lent, so that the sweeper takes it back', async () => {
  const lent = async () => (await site.deps.db.select().from(lentFiles)).map(({ blob }) => blob);
  put.length = 0;
  expect((await other.upload(path(), smallPdf, '证书.pdf')).status).toBe(404);
  expect(put).toHaveLength(1);
  expect(await lent()).toContain(put[0]);
  expect((await teacher.upload(path(), smallPdf, '证书.pdf')).status).toBe(201);
});

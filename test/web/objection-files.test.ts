import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { links, objectionFiles, objections } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { sha256 } from '../../desk/kit/canonical.js';
import { linkSecret, printedCode } from '../../desk/kit/links.js';
import { openStage } from '../../desk/kit/stage.js';
import { receiptCode } from '../../desk/notice/receipt-code.js';
import { objectionHandling } from '../../desk/stages/objection-handling.js';
import { memoryBlobs } from '../api/routes/steps.js';
import { call } from '../api/server.js';
import { png } from '../documents/hostile-corpus.js';
import { launchChromium } from '../support/chromium.js';
import { readsWell, signsIn } from './looks-right.js';
import { atSchool, formOn, hangNotice, type Shown, serveSite, signInAs, type TestSite, Visitor } from './site.js';

// NOTICE-O02: somebody with evidence in hand, in front of the notice; and whoever reads it.
const paper = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
let site: TestSite;
let noticeId: string;
let subjectId: string;
beforeAll(async () => {
  site = await serveSite({}, { blobs: memoryBlobs() });
  ({ caseId: subjectId } = await atSchool(site));
  noticeId = await hangNotice(site, subjectId);
}, 60_000);
afterAll(() => site.close());

/** Sends the form as a browser without scripts does: every field, then the files. */
async function send(
  visitor: Visitor,
  page: Shown,
  typed: Record<string, string>,
  files: readonly (readonly [string, Buffer])[],
) {
  const { action, fields } = formOn(page.html, 'fileObjection');
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...typed })) body.set(name, value);
  if (files.length === 0) body.append('files', new Blob([]), '');
  for (const [name, bytes] of files) body.append('files', new Blob([new Uint8Array(bytes)]), name);
  return visitor.upload(action, body);
}
const typed = () => ({
  kind: 'named',
  subjectId,
  fromName: '王某',
  contact: 'wang@objector.example',
  text: '署名有误，见截图。',
});

test('the form says which files, how large and how many, and needs no script', async () => {
  const { html } = await new Visitor(site).open(`/notices/${noticeId}`);
  expect(html).toMatch(/<form[^>]*enctype="multipart\/form-data"[^>]*data-form="fileObjection"/);
  expect(html).toMatch(/<input[^>]*type="file"[^>]*accept="\.pdf,\.png,\.jpg,\.docx,\.xlsx,\.jpeg"[^>]*multiple/);
  expect(html).toContain('最多 5 个文件，每个不超过 10 MB，可用 PDF、PNG、JPG、DOCX、XLSX');
  // what was typed arrives before the first file
  expect(html.indexOf('name="text"')).toBeLessThan(html.indexOf('name="files"'));
  const english = await fetch(`${site.url}/notices/${noticeId}`, { headers: { 'accept-language': 'en' } });
  expect(await english.text()).toContain('At most 5 files of 10 MB each: PDF, PNG, JPG, DOCX, XLSX.');
});

test('a refusal keeps what was typed and says which file and why; nothing is kept of the others', async () => {
  const visitor = new Visitor(site);
  const page = await visitor.open(`/notices/${noticeId}`);
  const refused = await send(visitor, page, typed(), [
    ['截图.png', png],
    ['录音"<b>.mp3', Buffer.from('ID3')],
  ]);
  expect(refused.status).toBe(415);
  expect(refused.html).toContain('“录音&quot;&lt;b&gt;.mp3”：文件类型不符合要求');
  expect(refused.html).toContain('href="#f-fileObjection-files"');
  expect(refused.html).not.toContain('“截图.png”');
  const { fields } = formOn(refused.html, 'fileObjection');
  expect(fields).toMatchObject({
    fromName: '王某',
    contact: 'wang@objector.example',
    text: '署名有误，见截图。',
    kind: 'named',
    subjectId,
  });
  const large = await send(visitor, refused, {}, [['大.png', Buffer.concat([png, Buffer.alloc(21 * 1024 * 1024)])]]);
  expect([large.status, formOn(large.html, 'fileObjection').fields.text]).toEqual([413, '署名有误，见截图。']);
  expect(large.html).toContain('“大.png”：文件超过 10 MB');
  const round = await send(
    visitor,
    large,
    {},
    Array.from({ length: 6 }, (_, n) => [`${n}.pdf`, Buffer.concat([paper, Buffer.from(`%${n}`)])] as const),
  );
  expect([round.status, formOn(round.html, 'fileObjection').fields.fromName]).toEqual([413, '王某']);
  expect(round.html).toContain('最多可附 5 个文件，这次选了 6 个');
  expect(await site.deps.db.select().from(objections)).toEqual([]);
});

test('the receipt names the files with their whole hashes, and shows them again by receipt and code alone', async () => {
  const visitor = new Visitor(site);
  const page = await visitor.open(`/notices/${noticeId}`);
  const receipt = await send(visitor, page, typed(), [
    ['截图.png', png],
    ['证明.pdf', paper],
  ]);
  expect(receipt.path).toMatch(/^\/objections\/receipt\?no=YY[\d-]+&lane=named$/);
  for (const words of ['截图.png', '证明.pdf', sha256(png), sha256(paper)]) expect(receipt.html).toContain(words);
  expect(receipt.html).not.toContain('/api/objection-files');
  const [row] = await site.deps.db.select().from(objections);
  const code = receiptCode(site.deps, row?.receipt ?? '');
  const later = new Visitor(site);
  const standing = await later.send(await later.open('/objections'), 'askAfterObjection', {
    receipt: row?.receipt ?? '',
    code,
  });
  expect(standing.html).toContain(sha256(paper));
  const stranger = await new Visitor(site).open(receipt.path);
  expect(stranger.html).not.toContain('证明.pdf');
});

test('without files and without scripts it is sent as before', async () => {
  const visitor = new Visitor(site);
  const page = await visitor.open(`/notices/${noticeId}`);
  const receipt = await send(visitor, page, { ...typed(), kind: 'anonymous', fromName: '', contact: '' }, []);
  expect(receipt.html).toContain('已作为线索登记');
  expect(receipt.html).not.toContain('收到的材料');
});

test('NOTICE-O03: whoever answers it reads the files, signed in and behind the link, with name, size and hash', async () => {
  const { db } = site.deps;
  const [link] = (await db.select().from(links)).filter(({ objectionId }) => objectionId !== null);
  const body = { secret: linkSecret(site.deps.linkKey, link?.id ?? '') };
  const confirmed = await call(site, 'POST', `/api/objection-links/${link?.id}/confirmation`, { body });
  expect(confirmed.body).toMatchObject({ state: 'registered' });
  const objectionId = link?.objectionId ?? '';
  const asked = { subject: { kind: 'objection', id: objectionId }, stage: 'objectionHandling', number: 1 } as const;
  const { roundId } = site.city;
  await performSystem(site.desk, (at) => openStage(at, objectionHandling, { ...asked, roundId }));
  const officer = await signInAs(site, 'countyOfficerA');
  const list = await officer.open('/tasks');
  const [, taskId = ''] = /\/tasks\/([\w-]{36})/.exec(list.html) ?? [];
  const [file] = await db.select().from(objectionFiles).orderBy(objectionFiles.number);
  const task = await officer.open(`/tasks/${taskId}`);
  for (const words of ['随异议提交的材料', '截图.png', sha256(png), `href="/api/objection-files/${file?.id}"`])
    expect(task.html).toContain(words);
  const [mine] = (await db.select().from(links)).filter((one) => one.taskId === taskId);
  const byLink = new Visitor(site);
  const shown = await byLink.send(await byLink.open(`/t/${mine?.id}`), 'openLink', {
    code: printedCode(site.deps.linkKey, mine?.id ?? ''),
  });
  expect(shown.html).toContain(`href="/t/${mine?.id}/api/objection-files/${file?.id}"`);
  expect((await byLink.open(`/t/${mine?.id}/api/objection-files/${file?.id}`)).status).toBe(200);
  // the case's own page says that files came, and shows the person concerned nothing of it
  const story = await officer.open(`/tasks/${taskId}`);
  expect(story.html).toContain('随附材料份数');
  const teacher = await signInAs(site, 'teacherA1a');
  const own = await teacher.open(`/cases/${subjectId}`);
  expect(own.html).not.toMatch(/随附材料份数|截图\.png/);
  expect((await teacher.open(`/api/objection-files/${file?.id}`)).status).toBe(404);
});

test('in a browser: form, refusal, receipt and the page of who answers have nothing axe finds, at either width', {
  timeout: 90_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pingxuan-files-'));
  const browser: Browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: true })).newPage();
    const looks = (name: string) => readsWell(page, `objection-${name}`);
    await writeFile(join(folder, '现场照片与情况说明（含当事人签名的谈话记录原件扫描）.pdf'), paper);
    await writeFile(join(folder, '录音.mp3'), 'ID3');
    await page.goto(`${site.url}/notices/${noticeId}`);
    await looks('form');
    const fill = async (files: readonly string[]) => {
      await page.selectOption('[name="subjectId"]', subjectId);
      await page.check('[name="kind"][value="anonymous"]');
      await page.fill('[name="text"]', '署名有误，见照片。');
      await page.setInputFiles(
        '[name="files"]',
        files.map((name) => join(folder, name)),
      );
      await page.click('[data-form="fileObjection"] button[type="submit"]');
    };
    const [good = '', bad = ''] = ['现场照片与情况说明（含当事人签名的谈话记录原件扫描）.pdf', '录音.mp3'];
    await fill([good, bad]);
    await page.locator('[role="alert"]').waitFor();
    expect(await page.inputValue('[name="text"]')).toBe('署名有误，见照片。');
    await looks('refused');
    await fill([good]);
    await page.waitForURL(/receipt/);
    expect(await page.textContent('main')).toContain(sha256(paper));
    await looks('receipt');
    await signsIn(page, site.url, 'countyOfficerA');
    await page.click('main a[href^="/tasks/"]');
    await page.locator('#handed-in').waitFor();
    await looks('handler');
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
});

import { and, eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { links, tasks } from '../../db/schema/all.js';
import { printedCode } from '../../desk/kit/links.js';
import { unpackBounded } from '../../documents/archive-guard.js';
import { readSheet } from '../../documents/sheet.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { browserOf, memoryBlobs } from '../api/routes/steps.js';
import { climbs, founded, opens } from '../desk/studio/steps.js';
import { launchChromium } from '../support/chromium.js';
import { readsWell, signsIn } from './looks-right.js';
import { formOn, serveSite, signInAs, type TestSite, Visitor } from './site.js';

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

let site: TestSite;
let browser: Browser;
let path: string;
let studioId: string;
let termId: string;
let host: Visitor;
let keeper: Visitor;
beforeAll(async () => {
  site = await serveSite({}, { blobs: memoryBlobs() });
  browser = await launchChromium();
  const made = await founded(site.desk, site.city);
  studioId = made.studio.id;
  termId = made.termId;
  path = `/studios/${studioId}`;
  await opens(site.desk, made.termId, 'studioYear');
  host = await signInAs(site, 'teacherA1a');
  keeper = await signInAs(site, 'cityOfficer');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Sends a form with a file as a browser without scripts does. */
async function hand(form: string, at: string, typed: Record<string, string>, bytes: Buffer, name: string) {
  const { action, fields } = formOn((await host.open(at)).html, form);
  const body = new FormData();
  for (const [field, value] of Object.entries({ ...fields, ...typed })) body.set(field, value);
  body.set('file', new Blob([new Uint8Array(bytes)]), name);
  return host.upload(action, body);
}
const openTask = async (kind: TaskKind) => {
  const [task] = await site.desk.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.kind, kind), eq(tasks.state, 'open')));
  return task ?? expect.fail(`no task ${kind}`);
};
/** A browser that came by the link in the mail of a person. */
async function byLink(kind: TaskKind, person: string) {
  const task = await openTask(kind);
  const [link] = await site.desk.db
    .select()
    .from(links)
    .where(and(eq(links.taskId, task.id), eq(links.personId, site.city.personId(person))));
  const visitor = new Visitor(site);
  const locked = await visitor.open(`/t/${link?.id}`);
  const code = printedCode(site.desk.linkKey, link?.id ?? '');
  return { visitor, link, locked, code };
}

test('FUND-03, FUND-04: the keeper grants a year by purpose on the studio’s page, in yuan', async () => {
  const wrong = await keeper.send(await keeper.open(path), 'grantFunds', {
    'amounts.training': '一万',
    reference: '教财〔2026〕3号',
  });
  expect(wrong.status).toBe(400);
  expect(wrong.html).toContain('一万');
  const done = await keeper.send(await keeper.open(path), 'grantFunds', {
    'amounts.training': '10000',
    'amounts.office': '500.5',
    reference: '教财〔2026〕3号',
  });
  expect(done.status).toBe(200);
  for (const said of ['业务培训', '10,000.00', '500.50', '10,500.50', '教财〔2026〕3号'])
    expect(done.html).toContain(said);
  expect((await host.open(path)).html).not.toContain('下达年度经费</summary>');
});

test('FUND-04, FUND-08: the host asks; over what there is the page names both figures and keeps what was typed', async () => {
  const ask = { year: '2026', category: 'office', purpose: '=2+5购买图书' };
  const over = await host.send(await host.open(path), 'requestFunds', { ...ask, amount: '500.51' });
  expect(over.status).toBe(422);
  for (const said of ['需要 500.51 元，可用 500.50 元', '专款专用', '购买图书']) expect(over.html).toContain(said);
  const done = await host.send(await host.open(path), 'requestFunds', { ...ask, amount: '300' });
  for (const said of ['300.00', '购买图书', '待审批']) expect(done.html).toContain(said);
});

test('FUND-O01: the officer reads the request behind the task and approves it', async () => {
  const task = await openTask('fundApproval');
  const before = await keeper.open(`/tasks/${task.id}`);
  for (const said of ['购买图书', '300.00', '可用 500.50 元', 'FUND-O01']) expect(before.html).toContain(said);
  await keeper.send(before, 'approveFunds', {
    outcome: 'approved',
    _confirm: formOn(before.html, 'approveFunds').fields._expected ?? '',
  });
  expect((await keeper.open(path)).html).toContain('已批准，待报送凭证');
});

test('FUND-O01: a voucher over its request is refused with both figures, a hostile file by its bytes; sound ones are handed in', async () => {
  const task = await openTask('fundAccount');
  const at = `/tasks/${task.id}`;
  const over = await hand('voucher-1', at, { amount: '300.01' }, pdf, '发票.pdf');
  expect(over.status).toBe(422);
  expect(over.html).toContain('凭证 300.01 元，批准 300.00 元');
  const hostile = await hand('voucher-1', at, { amount: '5' }, Buffer.from('<svg onload=alert(1)>'), '发票.pdf');
  expect(hostile.status).toBe(415);
  await hand('voucher-1', at, { amount: '250.5' }, pdf, '发票.pdf');
  const shown = await host.open(at);
  for (const said of ['发票.pdf', '250.50 元']) expect(shown.html).toContain(said);
  const done = await host.send(shown, 'account-1', {});
  expect(done.status).toBe(200);
  expect((await host.open(path)).html).toContain('待结算');
});

test('FUND-O01: the voucher is read and the request settled behind the link of the mail', async () => {
  const { visitor, link, locked, code } = await byLink('fundSettlement', 'cityOfficer');
  expect(locked.status).toBe(200);
  const opened = await visitor.send(locked, 'openLink', { code });
  expect(opened.html).toContain('凭证合计 250.50 元');
  const href = /href="(\/t\/[^"]+fund-vouchers[^"]+)"/.exec(opened.html)?.[1] ?? '';
  expect(href).toContain(link?.id ?? 'none');
  const settled = await visitor.send(opened, 'settle-1', {
    outcome: 'settled',
    _confirm: formOn(opened.html, 'settle-1').fields._expected ?? '',
  });
  expect(settled.html).toContain('办理完毕');
  const { html } = await host.open(path);
  for (const said of ['已结算', '250.50', '250.00']) expect(html).toContain(said);
});

test('FUND-01: the API says the same in fen, to whoever reads the studio', async () => {
  const reader = await signInAs(site, 'sectionOfficer');
  const shown = await reader.open(`/api/studios/${studioId}/funds`);
  expect(JSON.parse(shown.html)).toMatchObject({
    years: [
      {
        year: 2026,
        lines: [{ category: 'office', budgetFen: 50_050, committedFen: 0, spentFen: 25_050 }, { category: 'training' }],
      },
    ],
    requests: [
      { number: 1, amountFen: 30_000, settledFen: 25_050, state: 'settled', vouchers: [{ amountFen: 25_050 }] },
    ],
  });
});

test('FUND-O01: a year is taken away as a settlement sheet, the requests as XLSX in which words that look like a formula are words', async () => {
  const reader = await browserOf(site, 'cityLeader');
  const paper = await reader.download(`/api/studios/${studioId}/funds/2026/settlement.pdf`);
  expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect((await reader.download(`/api/studios/${studioId}/funds/2031/settlement.pdf`)).status).toBe(404);
  const sheet = Buffer.from(await (await reader.download(`/api/studios/${studioId}/funds.xlsx`)).arrayBuffer());
  const read = await readSheet(sheet, { maxBytes: 1e6, maxRows: 100, maxColumns: 20 });
  expect(read.ok && read.value.rows[0]?.cells.slice(0, 7)).toEqual([
    ...['2026', '1', '日常办公', '=2+5购买图书', '', '300.00', '已结算'],
  ]);
  const bare = unpackBounded(sheet, 10_000_000);
  if (typeof bare === 'string') throw new Error(bare);
  const xml = bare.find(({ name }) => name.startsWith('xl/worksheets/sheet'))?.bytes.toString() ?? '';
  expect(xml).toContain('<row');
  expect(xml).not.toMatch(/<f[ >]|<hyperlink/u);
});

/** Opened by the link of its letter in a real browser, with the code that was printed there. */
async function opensByLink(page: Page, kind: TaskKind, person: string): Promise<void> {
  const { link, code } = await byLink(kind, person);
  await page.goto(`${site.url}/t/${link?.id}`);
  await page.fill('form[data-form="openLink"] input[name="code"]', code);
  await page.click('form[data-form="openLink"] button[type="submit"]');
}

/** What the page asks to be typed so that a decision counts. */
async function confirms(page: Page, form: string): Promise<void> {
  const at = `form[data-form="${form}"]`;
  const expected = await page.getAttribute(`${at} input[name="_expected"]`, 'value');
  await page.fill(`${at} input[name="_confirm"]`, expected ?? '');
  await page.click(`${at} button[type="submit"]`);
}

test('FUND-O01: the fund and each of its task pages read well, and a voucher is uploaded behind its link', {
  timeout: 120_000,
}, async () => {
  const ask = { year: '2026', category: 'training', purpose: '学习', amount: '100' };
  await host.send(await host.open(path), 'requestFunds', ask);
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await signsIn(page, site.url, 'teacherA1a');
  await page.goto(`${site.url}${path}`);
  await readsWell(page, 'the fund of a studio');
  await opensByLink(page, 'fundApproval', 'cityOfficer');
  await readsWell(page, 'fundApproval');
  await page.check('form[data-form="approveFunds"] input[value="approved"]');
  await confirms(page, 'approveFunds');
  await opensByLink(page, 'fundAccount', 'teacherA1a');
  await readsWell(page, 'fundAccount');
  await page.fill('form[data-form="voucher-2"] input[name="amount"]', '80');
  const file = { name: '发票.pdf', mimeType: 'application/pdf', buffer: pdf };
  await page.setInputFiles('form[data-form="voucher-2"] input[type="file"]', file);
  await page.click('form[data-form="voucher-2"] button[type="submit"]');
  await page.waitForSelector('text=凭证 1（80.00 元）');
  await readsWell(page, 'fundAccount with a voucher');
  await page.click('form[data-form="account-2"] button[type="submit"]');
  await opensByLink(page, 'fundSettlement', 'cityOfficer');
  await readsWell(page, 'fundSettlement');
  await page.check('form[data-form="settle-2"] input[value="settled"]');
  await confirms(page, 'settle-2');
  site.desk.clock.set('2026-12-31T02:00:00.000Z');
  await climbs(site.desk, termId, 'studioYear');
  await opensByLink(page, 'fundClosing', 'cityOfficer');
  await readsWell(page, 'fundClosing');
  await context.close();
});

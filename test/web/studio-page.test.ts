import { eq, inArray } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { links, tasks, terms } from '../../db/schema/all.js';
import type { StudioState } from '../../domain/studio/states.js';
import { memoryBlobs } from '../api/routes/steps.js';
import { climbs, founded, opens } from '../desk/studio/steps.js';
import { png } from '../documents/hostile-corpus.js';
import { launchChromium } from '../support/chromium.js';
import { readsWell } from './looks-right.js';
import { byMail, formOn, serveSite, signInAs, type TestSite, Visitor } from './site.js';

let site: TestSite;
let browser: Browser;
let path: string;
let open: string;
let termId: string;
let host: Visitor;
let leader: Visitor;
beforeAll(async () => {
  site = await serveSite({}, { blobs: memoryBlobs() });
  browser = await launchChromium();
  const made = await founded(site.desk, site.city);
  termId = made.termId;
  path = `/studios/${made.studio.id}`;
  open = `/studio-pages/${made.studio.number}`;
  await opens(site.desk, termId, 'studioYear');
  host = await signInAs(site, 'teacherA1a');
  leader = await signInAs(site, 'leaderA1');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const anybody = () => new Visitor(site);
const written = {
  'sections.about': '## 三月\n\n**班会课**观摩。\n\n![课堂](图1)',
  change: '开通网页',
  outcome: 'submitted',
};
/** Sends the form as a browser without scripts does. */
async function hand(bytes: Buffer, name: string) {
  const { action, fields } = formOn((await host.open(path)).html, 'addPagePicture');
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  body.set('file', new Blob([new Uint8Array(bytes)]), name);
  return host.upload(action, body);
}
const fetched = (address: string) => fetch(`${site.url}${address}`);

test('STUDIO-26: what is no picture, or a picture of 20 MB, is refused in words', async () => {
  const script = await hand(Buffer.from('<svg onload=alert(1)>'), 'a.svg');
  expect(script.status).toBe(415);
  const huge = await hand(Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024)]), 'a.png');
  expect(huge.status).toBe(413);
  expect(huge.html).toContain('3 MB');
  await hand(png, '课堂.png');
  expect((await host.open(path)).html).toContain('![说明](图1)');
});

test('STUDIO-26: scripts and pictures from elsewhere are refused with what is wrong; what was typed is still there', async () => {
  const script = await host.send(await host.open(path), 'savePage', {
    ...written,
    'sections.news': '好<script>alert(1)</script>',
  });
  expect(script.status).toBe(400);
  expect(script.html).toContain('含有 HTML 代码');
  expect(script.html).not.toContain('<script>alert');
  expect(script.html).toContain('**班会课**观摩');
  const remote = await host.send(await host.open(path), 'savePage', {
    ...written,
    'sections.news': '![a](https://else.example/1.png)',
  });
  expect(remote.html).toContain('外站图片');
});

test('STUDIO-26: the host submits, the unit reads it behind its link and publishes, and everybody reads it', async () => {
  await host.send(await host.open(path), 'savePage', written);
  expect((await fetched(open)).status).toBe(404);
  expect((await fetched(`/api${open}/pictures/1`)).status).toBe(404);
  const [task] = await site.desk.db.select().from(tasks).where(eq(tasks.kind, 'pageModeration'));
  const [link] = await site.desk.db
    .select()
    .from(links)
    .where(eq(links.taskId, task?.id ?? ''));
  expect(link).toBeDefined();
  const before = await leader.open(`/tasks/${task?.id}`);
  expect(before.html).toContain(`src="/api/tasks/${task?.id}/page-pictures/1"`);
  expect(before.html).toContain('<strong>班会课</strong>');
  await leader.send(before, 'moderatePage', {
    outcome: 'published',
    _confirm: formOn(before.html, 'moderatePage').fields._expected ?? '',
  });
  const { status, html } = await anybody().open(open);
  expect(status).toBe(200);
  for (const said of ['人员teacherA1a', '<strong>班会课</strong>', '工作室简介']) expect(html).toContain(said);
  const picture = await fetched(`/api${open}/pictures/1`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(png);
  expect((await fetched(`/api${open}/pictures/2`)).status).toBe(404);
  expect((await anybody().open('/studio-pages')).html).toContain(`href="${open}"`);
});

test('STUDIO-26: nothing personal beyond names and schools is sent, and search engines keep none of it', async () => {
  const { html } = await anybody().open(open);
  expect(html).toContain('<meta name="robots" content="noindex"');
  const body = JSON.stringify(await (await fetched(`/api${open}`)).json());
  for (const one of [html, body]) expect(one).not.toMatch(/@test\.example|teachera1a@|0571-555|personId|savedBy/i);
});

test('STUDIO-26: what is new is followed as an Atom feed', async () => {
  const feed = await fetched(`/api${open}/feed.xml`);
  expect(feed.headers.get('content-type')).toContain('application/atom+xml');
  const text = await feed.text();
  expect(text).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
  expect(text).toContain('<title>开通网页</title>');
  expect(text.match(/<entry>/g)).toHaveLength(1);
});

test('STUDIO-26: it reads well at 390 and 1280 px, without scripts, and axe finds nothing', {
  timeout: 60_000,
}, async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  for (const address of [open, '/studio-pages']) {
    await page.goto(`${site.url}${address}`);
    await readsWell(page, address);
  }
  await page.goto(`${site.url}${open}`);
  await expect.poll(() => page.evaluate('document.querySelector(".written img").naturalWidth')).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('STUDIO-O09: sixty days later the host’s letter opens the editor with the words that stand, and what is sent there waits for the unit', async () => {
  site.desk.clock.forwardHours(61 * 24);
  await climbs(site.desk, termId, 'studioYear');
  const [visitor, page] = await byMail(site, 'teacherA1a', 'pageRenewal');
  expect(page.html).toContain('上次更新');
  expect(page.html).toContain('**班会课**观摩');
  const script = await visitor.send(page, 'savePage', {
    'sections.news': '<script>',
    change: '五月',
    outcome: 'submitted',
  });
  expect([script.status, script.html.includes('含有 HTML 代码')]).toEqual([400, true]);
  const sent = await visitor.send(script, 'savePage', {
    'sections.news': '五月观摩',
    change: '五月',
    outcome: 'submitted',
  });
  expect(sent.path.endsWith('?done=savePage')).toBe(true);
  const states = await site.desk.db
    .select({ kind: tasks.kind, state: tasks.state })
    .from(tasks)
    .where(inArray(tasks.kind, ['pageRenewal', 'pageModeration']))
    .orderBy(tasks.openedAt);
  expect(states.slice(-2)).toEqual([
    { kind: 'pageRenewal', state: 'done' },
    { kind: 'pageModeration', state: 'open' },
  ]);
});

test('STUDIO-26: a studio that stands still says so; one that is closed or revoked says so and names nobody', async () => {
  const stands = async (state: StudioState) => {
    await site.desk.db.update(terms).set({ state }).where(eq(terms.id, termId));
    return anybody().open(open);
  };
  const suspended = await stands('suspended');
  expect([suspended.status, suspended.html.includes('暂停运行')]).toEqual([200, true]);
  expect((await stands('termEnded')).html).toContain('聘期已经届满');
  for (const state of ['closed', 'revoked'] as const) {
    const { status, html } = await stands(state);
    expect([state, status]).toEqual([state, 410]);
    expect(html).toContain(state === 'revoked' ? '已被撤销' : '已经终止');
    expect(html).not.toContain('人员teacherA1a');
    expect((await fetched(`/api${open}/pictures/1`)).status).toBe(404);
    expect((await fetched(`/api${open}/feed.xml`)).status).toBe(404);
    expect(await (await fetched(`/api${open}`)).json()).toMatchObject({ kind: 'over', state });
    expect((await anybody().open('/studio-pages')).html).not.toContain('人员teacherA1a');
  }
});

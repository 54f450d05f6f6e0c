import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkSecret } from '../../desk/kit/links.js';
import { launchChromium } from '../support/chromium.js';
import { readsWell, signsIn } from './looks-right.js';
import { atSchool, hangNotice, serveSite, type TestSite } from './site.js';

let site: TestSite;
let browser: Browser;
let school: Awaited<ReturnType<typeof atSchool>>;
let noticeId: string;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  school = await atSchool(site);
  noticeId = await hangNotice(site, school.caseId);
  for (const code of ['teacherA1a', 'teacherA1b', 'leaderA1', 'countyOfficerA', 'cityOfficer'])
    await site.account(code);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A page without violations, without a scrollbar to the side, and without anything the browser complained about. */
async function looksRight(context: BrowserContext, path: string): Promise<void> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${site.url}${path}`);
  await readsWell(page, path);
  expect(
    complaints.filter((text) => !/status of 4\d\d/.test(text)),
    path,
  ).toEqual([]);
  await page.close();
}

async function signedInAs(login: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await signsIn(page, site.url, login);
  return { context, page };
}

describe('axe finds nothing', () => {
  test('on the public pages', { timeout: 90_000 }, async () => {
    const context = await browser.newContext({ locale: 'zh-CN' });
    const paths = [
      '/',
      '/sign-in',
      '/notices',
      `/notices/${noticeId}`,
      '/objections',
      '/objections?no=YY-1',
      '/objections/receipt?no=YY-1&lane=named',
      '/results',
      '/v',
      '/v/ABCD',
      '/nothing',
      `/t/${school.linkId}`,
      '/t/unknown',
    ];
    for (const path of paths) await looksRight(context, path);
    await context.close();
  });

  test('on the pages of a leader, an applicant and a county officer', { timeout: 120_000 }, async () => {
    const leader = await signedInAs('leaderA1');
    for (const path of ['/tasks', '/tasks?tab=done', `/tasks/${school.taskId}`, `/cases/${school.caseId}`, '/account'])
      await looksRight(leader.context, path);
    const applicant = await signedInAs('teacherA1a');
    for (const path of ['/applications', `/cases/${school.caseId}`]) await looksRight(applicant.context, path);
  });

  test('on the pages of rounds, counties and imports', { timeout: 120_000 }, async () => {
    const { roundId } = site.city;
    const county = `/rounds/${roundId}/counties/${site.city.org('countyA')}`;
    const officer = await signedInAs('cityOfficer');
    for (const path of [
      '/rounds',
      `/rounds/${roundId}`,
      county,
      '/imports',
      '/posts',
      `/posts/${site.city.org('schoolA1')}?who=A`,
    ])
      await looksRight(officer.context, path);
    const countyOfficer = await signedInAs('countyOfficerA');
    for (const path of ['/rounds', `/rounds/${roundId}`, county]) await looksRight(countyOfficer.context, path);
  });
});

test('an applicant with scripts: the form saves itself, keeps the conditions up to date, and grows rows', {
  timeout: 60_000,
}, async () => {
  const { context, page } = await signedInAs('teacherA1b');
  await page.goto(`${site.url}/applications`);
  await page.click('main form button[type="submit"]');
  await page.waitForURL(/\/form/);
  await looksRight(context, new URL(page.url()).pathname);
  const before = await page.locator('.checks .unmet').count();
  await page.selectOption('select[name="form.isHeadTeacherNow"]', 'true');
  await page.locator('[data-state]', { hasText: '已保存' }).waitFor();
  await expect.poll(() => page.locator('.checks .unmet').count()).toBeLessThan(before);
  await page.click('[data-add="cases"] button');
  expect(await page.locator('[data-row="cases"]').count()).toBe(2);
  await page.fill('[name="form.cases.1.title"]', '第二个案例');
  await page.click('main form[data-autosave] button[type="submit"]:not([name])');
  await page.waitForURL(/done=saveDraft/);
  expect(await page.inputValue('[name="form.cases.0.title"]')).toBe('第二个案例');
  await looksRight(context, new URL(page.url()).pathname.replace('/form', '/submit'));
  await context.close();
});

test('a link with scripts: the secret after # is traded by a press of the button', { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const secret = linkSecret(site.deps.linkKey, school.linkId);
  await page.goto(`${site.url}/t/${school.linkId}#${secret}`);
  expect(await page.locator('input[name="conclusion"]').count()).toBe(0);
  await page.click('[data-open-button]');
  await page.locator('input[name="conclusion"]').first().waitFor();
  expect(asked.some((url) => url.includes(secret) && !url.includes('#'))).toBe(false);
  await looksRight(context, `/t/${school.linkId}`);
  await context.close();
});

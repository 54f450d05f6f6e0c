import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { terms } from '../../db/schema/all.js';
import { addDays, at as atTime } from '../../domain/time/beijing.js';
import { taskWords } from '../../text/web-tasks.js';
import { renewalDecision } from '../../web/task-forms/studio.js';
import type { TaskView } from '../../web/views/task.js';
import { founded, opens, openTask } from '../desk/studio/steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { entering, serveSite, signInAs, type TestSite } from './site.js';
import { taskView } from './task-view.js';

let site: TestSite;
let browser: Browser;
let studioId: string;
let termId: string;
let caseId: string;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  const made = await founded(site.desk, site.city);
  studioId = made.studio.id;
  termId = made.termId;
  caseId = made.caseId;
  await opens(site.desk, termId, 'studioYear');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const enters = entering(() => site);
const looksRight = looking(() => ({ site, browser }), enters);

test('STUDIO-03: host, unit, county and city find the studio and read it; to all others it does not exist', async () => {
  for (const code of ['teacherA1a', 'clerkA1', 'countyLeaderA', 'cityOfficer', 'sectionOfficer']) {
    const visitor = await enters(code);
    const list = await visitor.open('/studios');
    expect([code, list.html.includes(`/studios/${studioId}`)]).toEqual([code, true]);
    const page = await visitor.open(`/studios/${studioId}`);
    expect([code, page.status, page.html.includes('人员teacherA1a班主任工作室')]).toEqual([code, 200, true]);
  }
  for (const code of ['teacherA1b', 'leaderA2', 'countyOfficerB', 'expert1']) {
    const visitor = await signInAs(site, code);
    expect((await visitor.open('/studios')).html).not.toContain('GZS2026');
    expect([code, (await visitor.open(`/studios/${studioId}`)).status]).toEqual([code, 404]);
  }
});

test('STUDIO-03: the page of the approved application leads to its studio, for the applicant and for officials', async () => {
  for (const code of ['teacherA1a', 'cityOfficer']) {
    const visitor = await enters(code);
    const page = await visitor.open(`/cases/${caseId}`);
    expect([code, page.html.includes(`<a href="/studios/${studioId}">人员teacherA1a班主任工作室</a>`)]).toEqual([
      code,
      true,
    ]);
  }
});

test('STUDIO-15: the unit’s leader confirms office and equipment by the form of the task, and the studio’s page says it', async () => {
  const leader = await signInAs(site, 'leaderA1');
  expect((await leader.open('/tasks')).html).toContain('GZS2026-001');
  const { id } = await openTask(site.desk, 'unitConfirmation');
  const page = await leader.open(`/tasks/${id}`);
  expect(page.html).toContain('STUDIO-15');
  const answer = await leader.send(page, 'confirmOffice', { office: '教学楼302室', equipment: '电脑一台、打印机一台' });
  expect(answer.path).toMatch(/^\/tasks/);
  const shown = await leader.open(`/studios/${studioId}`);
  expect(shown.html).toContain('教学楼302室');
  const receipt = await openTask(site.desk, 'receipt');
  await leader.send(await leader.open(`/tasks/${receipt.id}`), 'receivePapers', {});
  const { html } = await leader.open(`/studios/${studioId}`);
  const waiting = /id="waiting"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  expect(waiting).toContain('拟定目标责任书');
  expect(waiting).not.toContain('签收证书和牌匾');
});

test('STUDIO-O02: in its time the host applies on the studio’s page, and whoever decides reads every condition as it stands', async () => {
  const path = `/studios/${studioId}`;
  const before = await (await enters('teacherA1a')).open(path);
  expect(before?.html).not.toContain('data-form="applyRenewal"');
  const [term] = await site.desk.db.select().from(terms);
  site.desk.clock.set(atTime(addDays(term?.toDay ?? '', -30), '09:00'));
  const host = await enters('teacherA1a');
  await host.send(await host.open('/sign-in'), 'signIn', { login: 'teacherA1a', password: '用于测试的密码 1' });
  const said = { statement: '带出七名骨干', servesAsHeadTeacher: 'true', expectedEndDate: '2030-01-01' };
  const short = await host.send(await host.open(path), 'applyRenewal', said);
  expect([short.status >= 400, short.html.includes('HOST-10')]).toEqual([true, true]);
  await host.send(await host.open(path), 'applyRenewal', { ...said, expectedEndDate: '2040-07-01' });
  const { html } = await host.open(path);
  const box = /id="renewal"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  expect(box).toContain('续聘申请时间');
  expect(box).toContain('✗ 周期考核等次为—');
  expect(html).not.toContain('data-form="applyRenewal"');
  await opens(site.desk, termId, 'renewalDecision');
  const { id } = await openTask(site.desk, 'renewalDecision');
  const leader = await signInAs(site, 'cityLeader2');
  const task = await leader.open(`/tasks/${id}`);
  expect(task.html).toContain('带出七名骨干');
  expect(task.html).toContain('周期考核等次为—');
});

test('STUDIO-O02: another term is offered where every condition is met; the end of the studio always', () => {
  const idsOf = (work: TaskView['work']) =>
    renewalDecision(taskView('renewalDecision', { work }), taskWords.zh, 'zh').map(({ id, act }) => id ?? act);
  expect(idsOf({})).toEqual(['decideRenewal']);
  expect(idsOf({ nextTerm: { from: '2029-04-27', to: '2032-04-26' } })).toEqual(['renew', 'decideRenewal']);
});

test('its pages have no fault axe finds and no scrollbar to the side', { timeout: 90_000 }, async () => {
  const { id } = await openTask(site.desk, 'renewalDecision');
  for (const path of ['/studios', `/studios/${studioId}`, `/tasks/${id}`]) await looksRight('cityLeader', path);
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileGrowthPlan } from '../../desk/studio/writings/file-growth-plan.js';
import { done } from '../desk/city/panel-desk.js';
import { begun, serves } from '../desk/studio/member-steps.js';
import { type Founded, openTask } from '../desk/studio/steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { entering, serveSite, type TestSite } from './site.js';

let site: TestSite;
let browser: Browser;
let all: Founded;
let home: string;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  all = await begun(site.desk, site.city);
  home = `/studios/${all.studio.id}`;
  await serves(site.desk, all, 'teacherA2a');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const enters = entering(() => site);
const looksRight = looking(() => ({ site, browser }), enters);
const plan = {
  'sections.situation': '印自析',
  'sections.goals': '印目标',
  'sections.measures': '每月一课',
  'sections.schedule': '分三年',
  'sections.results': '论文一篇',
};

test('STUDIO-21: the member hands the growth plan in by page, the host guides it by page, and both read it afterwards', async () => {
  const member = await enters('teacherA2a');
  const task = await member.open(`/tasks/${(await openTask(site.desk, 'growthPlan')).id}`);
  expect(task.html).toContain('STUDIO-21');
  await looksRight('teacherA2a', `/tasks/${(await openTask(site.desk, 'growthPlan')).id}`);
  await member.send(task, 'fileGrowthPlan', plan);
  const host = await enters('teacherA1a');
  const guide = await host.open(`/tasks/${(await openTask(site.desk, 'guideGrowthPlan')).id}`);
  for (const words of ['印自析', '印目标', '人员teacherA2a']) expect(guide.html).toContain(words);
  await host.send(guide, 'guideGrowthPlan', { outcome: 'returned', words: '印指导' });
  const again = await member.open(`/tasks/${(await openTask(site.desk, 'growthPlan')).id}`);
  // what was returned is changed, not written anew
  for (const words of ['印指导', '印目标']) expect(again.html).toContain(words);
  await looksRight('teacherA2a', home);
  await looksRight('teacherA1a', home);
  for (const visitor of [member, host]) {
    const { html } = await visitor.open(home);
    for (const words of ['印自析', '印指导', '已退回', '待提交']) expect(html).toContain(words);
  }
});

test('STUDIO-21, MEMBER-06: what a member hands in is read by member and host alone', async () => {
  const file = `/api${home}/members/1/writings`;
  const tasks = [(await openTask(site.desk, 'growthPlan')).id];
  await done(site.desk, fileGrowthPlan, site.city.person('teacherA2a'), {
    ...{
      taskId: tasks[0] ?? '',
      sections: { situation: '印自析', goals: '印目标', measures: '一', schedule: '二', results: '三' },
    },
  });
  tasks.push((await openTask(site.desk, 'guideGrowthPlan')).id);
  for (const code of ['teacherA2a', 'teacherA1a'])
    expect([code, (await (await enters(code)).open(file)).status]).toEqual([code, 200]);
  for (const code of ['teacherA1b', 'teacherA2b', 'leaderA1', 'countyOfficerA', 'sectionOfficer', 'cityOfficer']) {
    const visitor = await enters(code);
    expect([code, (await visitor.open(file)).status]).toEqual([code, 404]);
    for (const id of tasks) expect([code, (await visitor.open(`/tasks/${id}`)).status]).toEqual([code, 404]);
    const { html } = await visitor.open(home);
    for (const hidden of ['印自析', '印指导']) expect([code, html.includes(hidden)]).toEqual([code, false]);
  }
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goalChanges } from '../../db/schema/all.js';
import { running } from '../desk/studio/assessment-steps.js';
import { signed } from '../desk/studio/goal-steps.js';
import { openTask } from '../desk/studio/steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { byMail, entering, serveSite, type TestSite } from './site.js';

let site: TestSite;
let browser: Browser;
let made: Awaited<ReturnType<typeof running>>;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  made = await running(site.desk, site.city);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});
const enters = entering(() => site);

const looksRight = looking(() => ({ site, browser }), enters);

test('STUDIO-16, STUDIO-O07: asked for on the studio’s page, answered and decided by link, signed anew; the page says what changed and keeps both papers', async () => {
  const studioPath = `/studios/${made.studio.id}`;
  const leader = await enters('leaderA1');
  expect((await leader.open(studioPath)).html).not.toContain('申请调整目标任务');
  const host = await enters('teacherA1a');
  const page = await host.open(studioPath);
  expect(page.html).toContain('申请调整目标任务');
  const same = await host.send(page, 'askGoalChange', { reason: '因病住院三个月' });
  expect(same.status).toBe(400);
  await host.send(await host.open(studioPath), 'askGoalChange', {
    'tasks.2.target': '8',
    reason: '因病住院三个月',
  });
  expect((await site.deps.db.select().from(goalChanges))[0]).toMatchObject({ state: 'asked', baseVersion: 1 });
  expect((await host.open(studioPath)).html).toContain('因病住院三个月');
  const asked = (await leader.open(studioPath)).html;
  for (const words of ['目标任务调整', '待教科所提出意见', '8 项次']) expect(asked).toContain(words);
  expect(asked).not.toContain('因病住院三个月');
  await looksRight('instituteOfficer', `/tasks/${(await openTask(site.desk, 'goalOpinion')).id}`);

  const [institute, opining] = await byMail(site, 'instituteOfficer', 'goalOpinion');
  for (const words of ['因病住院三个月', '12 项次', '8 项次', 'STUDIO-O07']) expect(opining.html).toContain(words);
  await institute.send(opining, 'giveOpinion', { opinion: 'supported', reason: '情况属实', _confirm: '001' });
  await looksRight('sectionOfficer', `/tasks/${(await openTask(site.desk, 'goalChange')).id}`);
  const [section, deciding] = await byMail(site, 'sectionOfficer', 'goalChange');
  for (const words of ['同意调整', '情况属实', 'STUDIO-16']) expect(deciding.html).toContain(words);
  await section.send(deciding, 'decideGoalChange', { outcome: 'granted', reason: '同意折减', _confirm: '001' });

  const waiting = (await leader.open(studioPath)).html;
  for (const words of [
    '已准予调整',
    '第 1 版改为第 2 版',
    '第 1 版继续有效',
    '目标责任书（第 1 版）',
    '目标责任书（第 2 版）',
  ])
    expect(waiting).toContain(words);
  await looksRight('teacherA1a', studioPath);
  await signed(site.desk, made);
  const after = (await leader.open(studioPath)).html;
  expect(after).toContain('已由新版取代');
  for (const version of [1, 2]) expect(after).toContain(`/api/studios/${made.studio.id}/letters/${version}`);
});

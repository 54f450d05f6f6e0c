import { eq } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificates } from '../../db/schema/all.js';
import { addDays, at as atTime, dayOf } from '../../domain/time/beijing.js';
import { running } from '../desk/studio/assessment-steps.js';
import { climbs, openTask } from '../desk/studio/steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { enteringStrongly, serveSite, type TestSite, Visitor } from './site.js';

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
const enters = enteringStrongly(() => site);
const looksRight = looking(() => ({ site, browser }), enters);
const verified = async () => {
  const [paper] = await site.deps.db.select().from(certificates).where(eq(certificates.caseId, made.caseId));
  return (await new Visitor(site).open(`/v/${paper?.verificationCode}`)).html;
};

test('STUDIO-O05: suspended and resumed on the studio’s page; page and verification say since when and not why; in time the city’s leader is asked', async () => {
  const studioPath = `/studios/${made.studio.id}`;
  const section = await enters('sectionOfficer');
  const suspends = async () => {
    const from = dayOf(await site.desk.clock.now());
    const given = { from, words: '产假', _confirm: '001' };
    return section.send(await section.open(studioPath), 'suspendStudio', given);
  };
  await suspends();
  for (const code of ['leaderA1', 'countyOfficerA']) {
    const { html } = await (await enters(code)).open(studioPath);
    for (const words of ['工作室自', '起中止', '已中止']) expect([code, html.includes(words)]).toEqual([code, true]);
    expect([code, html.includes('产假')]).toEqual([code, false]);
  }
  expect((await (await enters('teacherA1a')).open(studioPath)).html).toContain('产假');
  await looksRight('sectionOfficer', studioPath);
  const shown = await verified();
  expect(shown).toContain('暂停');
  expect(shown).not.toContain('产假');
  await section.send(await section.open(studioPath), 'resumeStudio', { _confirm: '001' });
  expect(await verified()).toContain('该证书真实有效');
  site.desk.clock.set(atTime(addDays(dayOf(await site.desk.clock.now()), 3), '10:00'));
  await suspends();
  site.desk.clock.set(atTime(addDays(dayOf(await site.desk.clock.now()), 190), '10:00'));
  await climbs(site.desk, made.termId, 'studioYear');
  const leader = await enters('cityLeader');
  const deciding = await leader.open(`/tasks/${(await openTask(site.desk, 'suspensionDecision')).id}`);
  for (const words of ['产假', 'STUDIO-O05', '系统不会代为决定']) expect(deciding.html).toContain(words);
  await looksRight('cityLeader', deciding.path);
  const decided = await leader.send(deciding, 'decideSuspension', {
    outcome: 'resumed',
    decisionNumber: '市教发〔2026〕30号',
    _confirm: '001',
  });
  expect(decided.path).toContain('done=decideSuspension');
  expect((await (await enters('leaderA1')).open(studioPath)).html).toContain('运行中');
});

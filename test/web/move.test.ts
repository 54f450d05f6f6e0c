import { eq } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisations } from '../../db/schema/all.js';
import { running } from '../desk/studio/assessment-steps.js';
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

test('STUDIO-14, STUDIO-O05: moved on the studio’s page, answered by the new unit’s link, and read by it from then on', async () => {
  const studioPath = `/studios/${made.studio.id}`;
  const { db } = site.deps;
  const [unit] = await db
    .select()
    .from(organisations)
    .where(eq(organisations.id, site.city.org('schoolA2')));
  const there = await enters('leaderA2');
  expect((await there.open(studioPath)).status).toBe(404);
  const section = await enters('sectionOfficer');
  const page = await section.open(studioPath);
  const wrong = await section.send(page, 'moveStudio', {
    ...{ ground: 'transfer', code: 'nowhere', name: '没有', words: '调令〔2026〕5号', _confirm: '001' },
  });
  expect(wrong.status).toBe(400);
  await looksRight('sectionOfficer', studioPath);
  await section.send(await section.open(studioPath), 'moveStudio', {
    ...{
      ground: 'transfer',
      code: unit?.code ?? '',
      name: unit?.name ?? '',
      words: '调令〔2026〕5号',
      _confirm: '001',
    },
  });
  const host = await enters('teacherA1a');
  const asked = (await host.open(studioPath)).html;
  for (const words of ['所在单位变动', '待新单位同意', unit?.name ?? '']) expect(asked).toContain(words);
  expect(asked).not.toContain('调令〔2026〕5号');
  const [visitor, answering] = await byMail(site, 'leaderA2', 'moveConsent');
  for (const words of ['调令〔2026〕5号', 'STUDIO-O05', '主持人市内调动']) expect(answering.html).toContain(words);
  await visitor.send(answering, 'consentMove', { outcome: 'consented', _confirm: '001' });
  const after = await there.open(studioPath);
  expect(after.html).toContain('已迁至新单位');
  expect((await (await enters('leaderA1')).open(studioPath)).status).toBe(404);
});

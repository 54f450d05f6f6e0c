import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { running } from '../desk/studio/assessment-steps.js';
import { achieved, calledFor } from '../desk/studio/honour-steps.js';
import { type Struck, strikes } from '../desk/studio/strike-steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { byMail, enteringStrongly, serveSite, type TestSite } from './site.js';

let site: TestSite;
let browser: Browser;
let one: Struck;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  const made = await running(site.desk, site.city);
  await achieved(site.desk, made.termId, site.city.personId('teacherA1a'));
  one = await strikes(site.desk, await calledFor(site.desk, made));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});
const enters = enteringStrongly(() => site);
const looksRight = looking(() => ({ site, browser }), enters);

test('NOTICE-O06: whom an objection struck is told by a letter with what was found and a link to appeal; another leader answers signed in, and the list goes on', async () => {
  const [host, appealing] = await byMail(site, 'teacherA1a', 'strikeAppeal');
  for (const words of ['经核查属实', 'NOTICE-O06', '人员teacherA1a', '名单不作决定'])
    expect(appealing.html).toContain(words);
  // what was objected, and by whom, is nobody's but the bureau's
  for (const hidden of ['成果有误', 'l@x.example']) expect(appealing.html).not.toContain(hidden);
  // his score; the page's hashes may hold these two digits
  expect(appealing.html.replaceAll(/<[^>]*>/g, ' ')).not.toMatch(/(?<!\d)90(?!\d)/);
  const asSheet = `/api/commendation-calls/${one.callId}/nominees.xlsx`;
  const inSheet = async () => (await (await enters('cityOfficer')).sheet(asSheet)).map((row) => row[7]);
  expect(await inSheet()).toEqual([expect.stringMatching(/^可申诉至 \d{4}-\d\d-\d\d$/), '']);
  await looksRight('teacherA1a', `/tasks/${(await one.taskOf('strikeAppeal')).id}`);
  await host.send(appealing, 'appealStrike', { text: '成果属实，请求复核' });
  await one.asks('strikeAppealDecision');
  const task = `/tasks/${(await one.taskOf('strikeAppealDecision')).id}`;
  for (const code of ['teacherA1a', 'leaderA1', 'cityOfficer', 'sectionOfficer'])
    expect([code, (await (await enters(code)).open(task)).status]).toEqual([code, 404]);
  const leader = await enters('cityLeader');
  const answering = await leader.open(task);
  for (const words of ['成果属实，请求复核', '经核查属实', 'NOTICE-O06']) expect(answering.html).toContain(words);
  await looksRight('cityLeader', task);
  const code = one.number.slice(-4).replace(/^[^\p{L}\p{N}]+/u, '');
  await leader.send(answering, 'decideStrikeAppeal', { outcome: 'overturned', reason: '核查结论有误', _confirm: code });
  const officer = await enters('cityOfficer');
  const page = await officer.open(`/commendations/${one.callId}`);
  for (const words of ['待决定', '已列入名单', '申诉后撤销']) expect(page.html).toContain(words);
  expect(page.html).not.toContain('成果属实，请求复核');
  expect(await inSheet()).toEqual(['申诉后撤销', '']);
});

import { asc } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { papers, signatures } from '../../db/schema/all.js';
import { founded, opens, openTask, sectionsOf } from '../desk/studio/steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { behindLink, byMail, entering, linkMailed, serveSite, type TestSite } from './site.js';

let site: TestSite;
let browser: Browser;
let studioId: string;
let termId: string;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  const made = await founded(site.desk, site.city);
  studioId = made.studio.id;
  termId = made.termId;
  await opens(site.desk, termId, 'studioYear');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const enters = entering(() => site);
const looksRight = looking(() => ({ site, browser }), enters);

const paperRows = () => site.deps.db.select().from(papers).orderBy(asc(papers.version));

test('STUDIO-17: the section writes the list on its task’s page; what is wrong keeps all that was typed', async () => {
  const section = await enters('sectionOfficer');
  const { id } = await openTask(site.desk, 'letterDrafting');
  await looksRight('sectionOfficer', `/tasks/${id}`);
  const sheet = () => section.open(`/tasks/${id}`);
  const page = await sheet();
  expect(page.html).toContain('承担市级骨干班主任的培训和指导工作');
  const wrong = await section.send(page, 'issueLetter', { 'tasks.0.target': '五', 'tasks.3.text': '完成省级课题研究' });
  expect(wrong.status).toBe(400);
  expect(wrong.html).toContain('完成省级课题研究');
  const without = await section.send(await sheet(), 'issueLetter', { 'tasks.6.text': '' });
  expect(without.status).toBe(422);
  expect(without.html).toContain('STUDIO-25');
  const more = {
    'tasks.1.target': '4',
    'tasks.7.text': '承担一次市级论坛',
    'tasks.7.kinds.0': 'forum',
    'tasks.7.target': '1',
  };
  const linkId = await linkMailed(site, 'sectionOfficer', 'letterDrafting');
  const [byLink, behind] = await behindLink(site, linkId);
  const answer = await byLink.send(behind, 'issueLetter', more);
  expect(answer.path).toBe(`/t/${linkId}?done=issueLetter`);
  const [letter] = await paperRows();
  expect(letter?.tasks.map(({ code, target, kinds }) => [code, target, kinds.length])).toEqual([
    ['backboneTraining', 3, 1],
    ['localTraining', 4, 1],
    ['guidance', 12, 6],
    ['topic', 1, 1],
    ['publication', 1, 3],
    ['localResearch', 1, 1],
    ['demonstration', 3, 4],
    ['more1', 1, 1],
  ]);
});

test('STUDIO-17: host and principal sign behind their links; a superseded page is 409 with the difference on it', async () => {
  const [host, page] = await byMail(site, 'teacherA1a', 'signLetterAsHost');
  expect(page.html).toContain('目标责任书（第 1 版）');
  const signed = await host.send(page, 'signLetter', { _confirm: '-001' });
  expect(signed.status).toBe(400);
  const again = await host.send(page, 'signLetter', { _confirm: '001' });
  expect((await site.deps.db.select().from(signatures)).map(({ side }) => side)).toEqual(['studio']);
  expect([again.path.endsWith('?done=signLetter'), again.html.includes('签订目标责任书')]).toEqual([true, true]);
  const [principal, stale] = await byMail(site, 'leaderA1', 'signLetter');

  await looksRight('sectionOfficer', `/studios/${studioId}`);
  const section = await enters('sectionOfficer');
  const studio = await section.open(`/studios/${studioId}`);
  expect(studio.html).toContain('必须 · 未完成');
  expect(studio.html).toContain('STUDIO-18');
  expect(studio.html).not.toContain('data-form="startStudio"');
  const refused = await section.send(studio, 'issueLetter', { 'tasks.0.target': '6' });
  expect([refused.status, refused.html.includes('value="6"')]).toEqual([400, true]);
  const changed = { 'tasks.0.target': '6', 'tasks.7.text': '', reason: '论坛并入示范活动' };
  const issued = await section.send(refused, 'issueLetter', changed);
  expect(issued.path).toBe(`/studios/${studioId}?done=issueLetter`);
  expect(issued.html).toContain('签名已不再有效');

  const superseded = await principal.send(stale, 'signLetter', { _confirm: '001' });
  expect(superseded.status).toBe(409);
  expect(superseded.html).toContain('目标责任书（第 2 版）');
  expect(superseded.html).toContain('与第 1 版相比');
  expect(superseded.html).toContain('承担一次市级论坛');
  expect(superseded.html).toMatch(/第 1 版.*第 2 版/);
  const agreed = await principal.send(superseded, 'signLetter', { _confirm: '001' });
  expect([agreed.path.endsWith('?done=signLetter'), agreed.html.includes('签订目标责任书')]).toEqual([true, true]);
  await looksRight('cityLeader', `/tasks/${(await openTask(site.desk, 'signLetter')).id}`);
});

test('STUDIO-17: with the bureau’s signature it is sealed, and the studio’s page says who signed', async () => {
  const [anew, second] = await byMail(site, 'teacherA1a', 'signLetterAsHost');
  await anew.send(second, 'signLetter', { _confirm: '001' });
  const [leader, page] = await byMail(site, 'cityLeader', 'signLetter');
  await leader.send(page, 'signLetter', { _confirm: '001' });
  const rows = await paperRows();
  expect(rows.map(({ version, sealedAt }) => [version, sealedAt !== null])).toEqual([
    [1, false],
    [2, true],
  ]);
  const host = await enters('teacherA1a');
  const studio = await host.open(`/studios/${studioId}`);
  for (const name of ['人员teacherA1a', '人员leaderA1', '人员cityLeader']) expect(studio.html).toContain(name);
  expect(studio.html).toContain(rows[1]?.contentHash);
  expect(studio.html).not.toContain('data-form="issueLetter"');
  const section = await enters('sectionOfficer');
  expect((await section.open(`/studios/${studioId}`)).html).not.toContain('data-form="issueLetter"');
  for (const number of [1, 2]) {
    const file = await host.open(`/api/studios/${studioId}/letters/${number}`);
    expect([number, file.status, file.html.slice(0, 5)]).toEqual([number, 200, '%PDF-']);
  }
  expect((await host.open(`/api/studios/${studioId}/letters/3`)).status).toBe(404);
  await looksRight('teacherA1a', `/studios/${studioId}`);
  expect(studio.html).not.toContain('data-form="startStudio"');
  const before = await section.open(`/studios/${studioId}`);
  expect([before.html.includes('data-form="startStudio"'), before.html.includes('STUDIO-12')]).toEqual([false, true]);
  const sections = Object.entries(sectionsOf('每学期两次观摩')).map(([name, text]) => [`sections.${name}`, text]);
  const written = Object.fromEntries(sections);
  const [behind, asked] = await byMail(site, 'teacherA1a', 'planFiling');
  for (const said of ['STUDIO-12', 'STUDIO-13', '未提交', '工作室工作方案', '成员培养方案'])
    expect(asked.html).toContain(said);
  const thin = await behind.send(asked, 'workPlan', { ...written, 'sections.topic': '' });
  expect([thin.status, thin.html.includes('每学期两次观摩')]).toEqual([400, true]);
  const one = await behind.send(thin, 'workPlan', written);
  expect(one.html).toMatch(/第 1 版，.*提交/);
  expect([one.html.includes('data-form="workPlan"'), one.html.includes('data-form="trainingPlan"')]).toEqual([
    false,
    true,
  ]);
  await looksRight('teacherA1a', `/tasks/${(await openTask(site.desk, 'planFiling')).id}`);
  const both = await behind.send(one, 'trainingPlan', written);
  expect(both.html).toContain('办理完毕');
  const running = await section.send(await section.open(`/studios/${studioId}`), 'startStudio', {});
  expect([running.status, running.html.includes('运行中')]).toEqual([200, true]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { papers, terms } from '../../db/schema/all.js';
import { issueLetter } from '../../desk/studio/issue-letter.js';
import { readSheet } from '../../documents/sheet.js';
import { proposedTasks } from '../../domain/studio/letter/issue.js';
import { defaultEdition } from '../../policy/studio/default-edition.js';
import { browserOf, memoryBlobs } from '../api/routes/steps.js';
import { done } from '../desk/city/panel-desk.js';
import { founded, opens, sectionsOf } from '../desk/studio/steps.js';
import { byMail, formOn, type Shown, serveSite, signInAs, type TestSite, type Visitor } from './site.js';

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

let site: TestSite;
let path: string;
let termId: string;
let from: string;
let host: Visitor;
let clerk: Visitor;
beforeAll(async () => {
  site = await serveSite({}, { blobs: memoryBlobs() });
  const made = await founded(site.desk, site.city);
  termId = made.termId;
  path = `/studios/${made.studio.id}`;
  await opens(site.desk, termId, 'studioYear');
  const [term] = await site.desk.db.select().from(terms);
  from = term?.fromDay ?? '';
  const tasks = proposedTasks({ from, to: term?.toDay ?? '' }, defaultEdition.parameters);
  await done(site.desk, issueLetter, site.city.person('sectionOfficer'), { termId, version: 0, tasks });
  await site.desk.db.update(papers).set({ sealedAt: await site.desk.clock.now() });
  host = await signInAs(site, 'teacherA1a');
  clerk = await signInAs(site, 'clerkA1');
}, 120_000);
afterAll(() => site.close());

const partOf = (html: string, id: string) => new RegExp(`id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';
const typed = () => ({
  kind: 'lecture',
  level: 'city',
  title: '家校沟通讲座',
  on: from,
  hours: '1.5',
  participants: '40',
});

test('STUDIO-12, STUDIO-13: the host files a plan on the studio’s page; a section left out is asked for again', async () => {
  const sections = Object.entries(sectionsOf('每月一次研讨')).map(([name, text]) => [`sections.${name}`, text]);
  const written = Object.fromEntries(sections);
  const thin = await host.send(await host.open(path), 'workPlan', { ...written, 'sections.topic': '' });
  expect(thin.status).toBeGreaterThanOrEqual(400);
  expect(thin.html).toContain('STUDIO-13');
  await host.send(await host.open(path), 'workPlan', written);
  const { html } = await host.open(path);
  expect(partOf(html, 'plans')).toContain('工作室工作方案 · 第 1 版');
  expect(partOf((await clerk.open(path)).html, 'plans')).toContain('每月一次研讨');
});

test('STUDIO-15, STUDIO-25: the host records a lecture, the clerk of the unit confirms it, and the letter’s task fills', async () => {
  const demonstration = (html: string) =>
    /承担市级示范性班会课[\s\S]*?<\/tr>/.exec(partOf(html, 'progress'))?.[0] ?? '';
  const refused = await host.send(await host.open(path), 'recordWork', { ...typed(), hours: '30' });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  await host.send(await host.open(path), 'recordWork', typed());
  const before = await clerk.open(path);
  expect(partOf(before.html, 'works')).toContain('待核实');
  expect(demonstration(before.html)).toContain('0/3');
  expect(before.html).not.toContain('data-form="recordWork"');
  await clerk.send(before, 'work-1', { outcome: 'confirmed' });
  const { html } = await host.open(path);
  expect(partOf(html, 'works')).toContain('已核实');
  expect(demonstration(html)).toContain('1/3');
  expect(html).not.toContain('data-form="work-1"');
});

test('STUDIO-15, STUDIO-25: files come with a record and after it; host, unit, section and Institute read them, the county and the leader do not', async () => {
  const uploads = async (form: string, fields: Record<string, string>, bytes: Buffer, name: string) => {
    const shown = formOn((await host.open(path)).html, form);
    const body = new FormData();
    for (const [field, value] of Object.entries({ ...shown.fields, ...fields })) body.set(field, value);
    body.set('file', new Blob([new Uint8Array(bytes)]), name);
    return host.upload(shown.action, body);
  };
  const hostile = await uploads('recordWork', typed(), Buffer.from('<svg onload=alert(1)>'), '签到表.pdf');
  expect(hostile.status).toBe(415);
  expect(hostile.html).toContain('家校沟通讲座');
  await uploads('recordWork', { ...typed(), title: '主题论坛' }, pdf, '签到表.pdf');
  const { html } = await host.open(path);
  const workId = /<option value="([^"]+)">2 主题论坛</.exec(html)?.[1] ?? '';
  await uploads('addWorkEvidence', { workId }, pdf, '照片.pdf');
  const [href, other] = [...(await clerk.open(path)).html.matchAll(/href="([^"]+work-evidence[^"]+)"/g)].map(
    ([, at]) => at,
  );
  const enters = async (code: string) => ({ teacherA1a: host, clerkA1: clerk })[code] ?? signInAs(site, code);
  for (const code of ['teacherA1a', 'leaderA1', 'clerkA1', 'sectionOfficer', 'instituteOfficer']) {
    const reader = await enters(code);
    expect([code, (await reader.open(path)).html.includes('签到表.pdf')]).toEqual([code, true]);
    const file = await reader.open(href ?? '');
    expect([code, file.status, file.html]).toEqual([code, 200, pdf.toString()]);
  }
  for (const code of ['countyOfficerA', 'cityOfficer', 'cityLeader', 'teacherA1b', 'leaderA2']) {
    const reader = await enters(code);
    expect([code, (await reader.open(path)).html.includes('签到表.pdf')]).toEqual([code, false]);
    expect([code, (await reader.open(href ?? '')).status]).toEqual([code, 404]);
  }
  const shown = await host.open(path);
  await host.send(shown, 'removeWorkEvidence', { evidenceId: other?.split('/').at(-1) ?? '' });
  const stale = await clerk.open(path);
  await uploads('addWorkEvidence', { workId }, pdf, '讲稿.pdf');
  const tooLate = await clerk.send(stale, 'work-2', { outcome: 'confirmed' });
  expect(tooLate.status).toBe(409);
  await clerk.send(await clerk.open(path), 'work-2', { outcome: 'confirmed' });
  const after = (await host.open(path)).html;
  expect(after).not.toContain('照片.pdf');
  expect(partOf(after, 'works')).toContain('讲稿.pdf');
  expect(after).not.toContain('data-form="addWorkEvidence"');
});

test('STUDIO-15: behind the link of the letter the leader reads what waits, opens its file, confirms one and returns the other', async () => {
  const [first, second] = ['读书分享', '案例研讨'];
  for (const title of [first, second]) {
    const shown = formOn((await host.open(path)).html, 'recordWork');
    const body = new FormData();
    for (const [field, value] of Object.entries({ ...shown.fields, ...typed(), title })) body.set(field, value);
    body.set('file', new Blob([new Uint8Array(pdf)]), `${title}.pdf`);
    await host.upload(shown.action, body);
  }
  const [visitor, opened] = await byMail(site, 'leaderA1', 'workConfirmation');
  for (const said of [`第 3 项：${first}`, `第 4 项：${second}`, 'STUDIO-15']) expect(opened.html).toContain(said);
  const [href] = [...opened.html.matchAll(/href="(\/t\/[^"]+work-evidence[^"]+)"/g)].map(([, at]) => at);
  const file = await visitor.open(href ?? '');
  expect(file.status).toBe(200);
  const judges = (shown: Shown, form: string, said: Record<string, string>) =>
    visitor.send(shown, form, { ...said, _confirm: formOn(shown.html, form).fields._expected ?? '' });
  const refused = await visitor.send(opened, 'work-3', { outcome: 'confirmed', _confirm: 'x' });
  expect(refused.status).toBe(400);
  const after = await judges(opened, 'work-3', { outcome: 'confirmed' });
  expect(after.html).not.toContain(`第 3 项：${first}`);
  const bare = await judges(after, 'work-4', { outcome: 'returned' });
  expect(bare.status).toBe(400);
  const over = await judges(bare, 'work-4', { outcome: 'returned', reason: '无签到表' });
  expect(over.html).toContain('办理完毕');
  const works = partOf((await host.open(path)).html, 'works');
  for (const said of ['已退回', '无签到表']) expect(works).toContain(said);
});

test('STUDIO-25: the list goes out as XLSX, and dates as a calendar without a secret in its address', async () => {
  const officer = await browserOf(site, 'cityOfficer2');
  const sheet = Buffer.from(await (await officer.download(`/api${path}/works.xlsx`)).arrayBuffer());
  const read = await readSheet(sheet, { maxBytes: 1e6, maxRows: 100, maxColumns: 20 });
  expect(read.ok && read.value.rows[0]?.cells.slice(0, 5)).toEqual(['1', '专题讲座', '家校沟通讲座', '市级', from]);
  const calendar = await (await officer.download(`/api${path}/calendar.ics`)).text();
  // the end of the term, the seven tasks of the letter, what was confirmed or waits
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1 + 7 + 3);
  expect(calendar).toContain('家校沟通讲座');
});

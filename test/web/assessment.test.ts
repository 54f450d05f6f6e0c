import { and, eq } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tasks } from '../../db/schema/all.js';
import { indicatorsOf } from '../../domain/studio/assessment/scheme.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import { defaultScheme } from '../../policy/studio/scheme.js';
import { called, pointsOf } from '../desk/studio/assessment-steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { byMail, enteringStrongly, serveSite, type TestSite } from './site.js';

let site: TestSite;
let browser: Browser;
let made: Awaited<ReturnType<typeof called>>;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  made = await called(site.desk, site.city);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const enters = enteringStrongly(() => site);
const looksRight = looking(() => ({ site, browser }), enters);

async function taskOf(kind: TaskKind): Promise<string> {
  const of = and(eq(tasks.subjectId, made.assessmentId), eq(tasks.kind, kind), eq(tasks.state, 'open'));
  const [task] = await site.deps.db.select().from(tasks).where(of);
  return task?.id ?? expect.fail(`no open ${kind}`);
}

const said = (list: readonly { readonly code: string }[]) =>
  Object.fromEntries(list.map((_, n) => [`answers.${n}.statement`, `第 ${n + 1} 项已按进度完成`]));

test('ASSESS-03: the host answers every task of the letter behind the mailed link; one left out is named, and nothing typed is lost', async () => {
  await looksRight('teacherA1a', `/tasks/${await taskOf('selfReport')}`);
  const [host, page] = await byMail(site, 'teacherA1a', 'selfReport');
  for (const { text } of made.letter.tasks) expect(page.html).toContain(text);
  const { 'answers.3.statement': _, ...most } = said(made.letter.tasks);
  const short = await host.send(page, 'reportYear', most);
  expect([short.status, short.html.includes('第 1 项已按进度完成')]).toEqual([400, true]);
  const whole = await host.send(short, 'reportYear', said(made.letter.tasks));
  expect(whole.path.endsWith('?done=reportYear')).toBe(true);
  await made.asks('yearScoring');
});

test('I4: what a task of an assessment shows is its holder’s to read; for everybody else it is not there', async () => {
  const path = `/api/tasks/${await taskOf('yearScoring')}/assessment`;
  const read = async (code: string) => (await (await enters(code)).open(path)).status;
  for (const code of ['teacherA1a', 'leaderA1', 'sectionOfficer', 'cityLeader', 'countyOfficerA', 'expert1'])
    expect([code, await read(code)]).toEqual([code, 404]);
  expect(await read('instituteOfficer')).toBe(200);
  const { html } = await (await enters('instituteOfficer')).open(path);
  expect(JSON.parse(html)).toMatchObject({ kind: 'annual', year: 1, scores: null, report: { letterVersion: 1 } });
});

test('STUDIO-11, ASSESS-04: the Institute reads the report and scores; points out of range stand at their field with the range', async () => {
  const id = await taskOf('yearScoring');
  await looksRight('instituteOfficer', `/tasks/${id}`);
  const institute = await enters('instituteOfficer');
  const page = await institute.open(`/tasks/${id}`);
  expect(page.html).toContain('第 1 项已按进度完成');
  const points = Object.fromEntries(Object.entries(pointsOf(82)).map(([code, value]) => [`points.${code}`, value]));
  const today = dayOf(await site.desk.clock.now());
  const check = {
    'check.method': 'siteVisit',
    'check.checkedOn': today,
    'check.minutes': '到校查看活动记录，校长在场',
  };
  const given = { ...points, ...check, _confirm: '001' };
  const wrong = await institute.send(page, 'scoreYear', { ...given, 'points.plans': '11' });
  expect([wrong.status, wrong.html.includes('0 至 10')]).toEqual([400, true]);
  expect(wrong.html).toContain('ASSESS-04');
  const done = await institute.send(wrong, 'scoreYear', given);
  expect(done.path).toContain('done=scoreYear');
  await made.asks('resultConfirmation');
});

test('STUDIO-10, ASSESS-07: the section confirms what it reads behind its link, the leader publishes signed in', async () => {
  const confirming = await taskOf('resultConfirmation');
  await looksRight('sectionOfficer', `/tasks/${confirming}`);
  const host = await enters('teacherA1a');
  expect((await host.open(`/studios/${made.studio.id}`)).html).not.toContain('82.0');
  const [section, page] = await byMail(site, 'sectionOfficer', 'resultConfirmation');
  for (const { label } of indicatorsOf(defaultScheme)) expect(page.html).toContain(label.zh);
  expect(page.html).toContain('校长在场');
  await section.send(page, 'confirmScores', {});
  await made.asks('resultPublication');
  const publishing = await taskOf('resultPublication');
  await looksRight('cityLeader', `/tasks/${publishing}`);
  const leader = await enters('cityLeader');
  const done = await leader.send(await leader.open(`/tasks/${publishing}`), 'publishResult', { _confirm: '001' });
  expect(done.path).toContain('done=publishResult');
  await made.asks('resultAppealWindow');
});

test('ASSESS-03, ASSESS-07: host and unit read the result on the studio’s page and take the notice away as PDF; the report, by those whose business it is', async () => {
  for (const code of ['teacherA1a', 'leaderA1']) {
    const visitor = await enters(code);
    const page = await visitor.open(`/studios/${made.studio.id}`);
    for (const words of ['第 1 年年度考核', '82.0', '良好', '已公布']) expect(page.html).toContain(words);
    const file = await visitor.open(`/api/studios/${made.studio.id}/assessments/${made.assessmentId}/result`);
    expect([file.status, file.html.slice(0, 5)]).toEqual([200, '%PDF-']);
  }
  // the report holds the host's own words: it is for the host and for whoever checks, confirms and publishes
  const report = `/api/studios/${made.studio.id}/assessments/${made.assessmentId}/report`;
  for (const code of ['teacherA1a', 'sectionOfficer', 'instituteOfficer', 'cityOfficer', 'cityLeader']) {
    const visitor = await enters(code);
    expect((await visitor.open(`/studios/${made.studio.id}`)).html).toContain(report);
    expect([code, (await visitor.open(report)).html.slice(0, 5)]).toEqual([code, '%PDF-']);
  }
  for (const code of ['leaderA1', 'countyOfficerA', 'leaderA2']) {
    const visitor = await enters(code);
    expect((await visitor.open(`/studios/${made.studio.id}`)).html).not.toContain(report);
    expect([code, (await visitor.open(report)).status]).toEqual([code, 404]);
  }
  await looksRight('teacherA1a', `/studios/${made.studio.id}`);
  const stranger = await enters('leaderA2');
  const file = await stranger.open(`/api/studios/${made.studio.id}/assessments/${made.assessmentId}/result`);
  expect(file.status).toBe(404);
});

test('ASSESS-07: whoever may open a studio finds its result in the list of its year, on the page, by the API and as a sheet; others find none', async () => {
  const { studioNumber } = JSON.parse((await (await enters('leaderA1')).open('/api/assessment-results')).html).items[0];
  for (const code of ['sectionOfficer', 'cityLeader', 'countyOfficerA', 'leaderA1', 'teacherA1a']) {
    const visitor = await enters(code);
    const page = await visitor.open('/assessment-results');
    const list = JSON.parse((await visitor.open('/api/assessment-results')).html);
    expect([code, list.years]).toEqual([code, [list.year]]);
    expect(list.items).toMatchObject([
      { assessmentId: made.assessmentId, score: '82.0', grade: 'good', finalAt: null },
    ]);
    for (const words of [`${list.year}年度班主任工作室考核结果一览表`, '82.0', '良好', '未生效', studioNumber])
      expect(page.html).toContain(words);
    const [line, ...more] = await visitor.sheet(`/api/assessment-results/${list.year}/list.xlsx`);
    expect([more, line]).toEqual([
      [],
      expect.arrayContaining([studioNumber, '第 1 年年度考核', '82.0', '良好', '未生效']),
    ]);
    expect(await visitor.sheet(`/api/assessment-results/${list.year - 1}/list.xlsx`)).toEqual([]);
    expect((await visitor.sheet('/api/studios.xlsx')).map(([number]) => number)).toEqual([studioNumber]);
  }
  await looksRight('sectionOfficer', '/assessment-results');
  const stranger = await enters('leaderA2');
  expect(JSON.parse((await stranger.open('/api/assessment-results')).html)).toEqual({
    years: [],
    year: null,
    items: [],
  });
  expect((await stranger.open('/assessment-results')).html).not.toContain(studioNumber);
  expect(await stranger.sheet('/api/studios.xlsx')).toEqual([]);
});

test('ASSESS-O07: the host appeals behind the link; the section answers it after reading both sides', async () => {
  const [host, page] = await byMail(site, 'teacherA1a', 'resultAppeal');
  await host.send(page, 'appealResult', { text: '两次讲座没有计入', _confirm: '001' });
  await made.asks('resultAppealDecision');
  const id = await taskOf('resultAppealDecision');
  await looksRight('sectionOfficer', `/tasks/${id}`);
  const section = await enters('sectionOfficer');
  const answering = await section.open(`/tasks/${id}`);
  expect(answering.html).toContain('两次讲座没有计入');
  const done = await section.send(answering, 'decideResultAppeal', {
    outcome: 'dismissed',
    reason: '已计入活动一项',
    _confirm: '001',
  });
  expect(done.path).toContain('done=decideResultAppeal');
  expect((await section.open(`/studios/${made.studio.id}`)).html).toContain('已生效');
  expect((await section.open('/assessment-results')).html).toContain('已生效');
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberRemovals } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { openStage } from '../../desk/kit/stage.js';
import { stagePlans } from '../../desk/stages/all.js';
import { registerRemoval } from '../../desk/studio/register-removal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { done } from '../desk/city/panel-desk.js';
import { begun, serves, tookPart } from '../desk/studio/member-steps.js';
import { type Founded, openTask } from '../desk/studio/steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { byMail, entering, enteringStrongly, serveSite, type TestSite } from './site.js';

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
  await serves(site.desk, all, 'teacherA2b');
  await tookPart(site.desk, all, 'paper', [1, 2]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const enters = entering(() => site);
const entersStrongly = enteringStrongly(() => site);
const looksRight = looking(() => ({ site, browser }), enters);
/** Teachers and officials who have no business with one member's words. */
const others = ['teacherA1b', 'leaderA2', 'countyOfficerB', 'expert1'];

test('MEMBER-09, MEMBER-07: the host names who took part; the member reads the own record, by page, API and PDF, and nobody else’s', async () => {
  const host = await enters('teacherA1a');
  const page = await host.open(home);
  expect(page.html).toContain('1 人员teacherA2a');
  for (const code of ['teacherA2a', 'teacherA1a', 'leaderA1', 'countyOfficerA', 'cityOfficer']) {
    const visitor = await enters(code);
    const read = await visitor.open(`/api${home}/members/1/record`);
    expect([code, read.status]).toEqual([code, 200]);
    expect(JSON.parse(read.html)).toMatchObject({
      items: [{ code: 'studioWork' }, { code: 'results', filled: '1/1', status: 'done' }],
    });
    expect([code, (await visitor.open(`/api${home}/members/1/record.pdf`)).status]).toEqual([code, 200]);
  }
  for (const code of ['teacherA2b', ...others]) {
    const visitor = await enters(code);
    for (const file of ['record', 'record.pdf'])
      expect([code, (await visitor.open(`/api${home}/members/1/${file}`)).status]).toEqual([code, 404]);
  }
  const own = await (await enters('teacherA2a')).open(home);
  for (const words of ['任务完成记录', '形成经验和成果', '1/1 项次', '人员teacherA2b'])
    expect(own.html).toContain(words);
});

test('MEMBER-O04, STUDIO-O04: a member leaves by page; whoever has left reads the own part alone, and what was said of it is read by the studio’s readers', async () => {
  const member = await enters('teacherA2a');
  const page = await member.open(home);
  const lastDay = dayOf(await site.desk.clock.now());
  await member.send(page, 'leaveStudio', { reason: 'transfer', lastDay, words: '印离开缘由' });
  const after = await member.open(home);
  expect(after.status).toBe(200);
  for (const words of ['已离开', '工作调动', '印离开缘由', '任务完成记录', '人员teacherA2a的协议书'])
    expect(after.html).toContain(words);
  await looksRight('teacherA2a', home);
  // who serves is none of their business any more
  for (const hidden of ['人员teacherA2b', '申明本人离开']) expect(after.html).not.toContain(hidden);
  expect((await member.open('/studios')).html).toContain(home);
  expect((await member.open(`/api${home}/members/1/record.pdf`)).status).toBe(200);
  for (const code of ['teacherA1a', 'leaderA1', 'countyOfficerA', 'cityOfficer', 'sectionOfficer'])
    expect([code, (await (await enters(code)).open(home)).html.includes('印离开缘由')]).toEqual([code, true]);
  for (const code of ['teacherA2b', ...others])
    expect([code, (await (await enters(code)).open(home)).html.includes('印离开缘由')]).toEqual([code, false]);
  const sheet = await (await enters('teacherA1a')).open(`/api${home}/members.xlsx`);
  expect(sheet.status).toBe(200);
  expect((await member.open(`/api${home}/members.xlsx`)).status).toBe(404);
});

test('MEMBER-O03: what was found against a member is read by the member, the host and the bodies that decide, on their tasks, and by nobody else', async () => {
  const finding = { ground: 'ethicsViolation', decisionReference: '甲教处〔2026〕1号', evidence: ['档-1'] };
  const input = { termId: all.termId, number: 2, ...finding, facts: '印事实' };
  await done(site.desk, registerRemoval, site.city.person('countyOfficerA'), input);
  const member = await enters('teacherA2b');
  const hearing = await member.open(`/tasks/${(await openTask(site.desk, 'removalHearing')).id}`);
  for (const words of ['印事实', '甲教处〔2026〕1号', 'MEMBER-O03']) expect(hearing.html).toContain(words);
  await looksRight('teacherA2b', `/tasks/${(await openTask(site.desk, 'removalHearing')).id}`);
  await member.send(hearing, 'answerRemoval', { statement: '印陈述' });
  const asked = { countyOfficerA: 'removalDecision', teacherA1a: 'removalDecisionAsHost' } as const;
  for (const [code, kind] of Object.entries(asked)) {
    const visitor = await enters(code);
    const page = await visitor.open(`/tasks/${(await openTask(site.desk, kind)).id}`);
    for (const words of ['印事实', '印陈述']) expect([code, page.html.includes(words)]).toEqual([code, true]);
  }
  for (const code of ['teacherA2a', 'teacherA2b', 'leaderA1', 'sectionOfficer', 'cityOfficer', ...others]) {
    const visitor = await enters(code);
    for (const kind of Object.values(asked)) {
      const { id } = await openTask(site.desk, kind);
      expect([code, (await visitor.open(`/tasks/${id}`)).status]).toEqual([code, 404]);
    }
    const { html } = await visitor.open(home);
    for (const hidden of ['印事实', '印陈述']) expect([code, html.includes(hidden)]).toEqual([code, false]);
  }
  const county = await enters('countyOfficerA');
  const decision = await county.open(`/tasks/${(await openTask(site.desk, 'removalDecision')).id}`);
  await county.send(decision, 'decideRemoval', { outcome: 'agreed', _confirm: '001' });
  await looksRight('teacherA1a', `/tasks/${(await openTask(site.desk, 'removalDecisionAsHost')).id}`);
  const host = await enters('teacherA1a');
  const last = await host.open(`/tasks/${(await openTask(site.desk, 'removalDecisionAsHost')).id}`);
  await host.send(last, 'decideRemoval', { outcome: 'agreed', _confirm: '001' });
  const after = await (await enters('teacherA2b')).open(home);
  for (const words of ['已除名', '师德问题']) expect(after.html).toContain(words);
});

test('MEMBER-O03, VETO-O05: the removal is told with a link to appeal; said by link, answered signed in by the leader, and on no page in anybody’s words', async () => {
  const [row] = await site.deps.db.select().from(memberRemovals);
  const removalId = row?.id ?? expect.fail('nobody was removed');
  const asks = (stage: 'removalAppealWindow' | 'removalAppealDecision') =>
    performSystem(site.desk, (at) =>
      openStage(at, stagePlans[stage], {
        ...{ subject: { kind: 'removal', id: removalId }, stage, number: 1, termId: all.termId },
      }),
    );
  await asks('removalAppealWindow');
  const [visitor, appealing] = await byMail(site, 'teacherA2b', 'removalAppeal');
  for (const words of ['印事实', '印陈述', '未参与登记和研究的领导']) expect(appealing.html).toContain(words);
  await looksRight('teacherA2b', `/tasks/${(await openTask(site.desk, 'removalAppeal')).id}`);
  await visitor.send(appealing, 'appealRemoval', { text: '印申诉' });
  expect((await (await enters('teacherA2b')).open(home)).html).toContain('提出申诉，等待处理');
  await asks('removalAppealDecision');
  const task = `/tasks/${(await openTask(site.desk, 'removalAppealDecision')).id}`;
  const leader = await entersStrongly('cityLeader');
  const answering = await leader.open(task);
  for (const words of ['印申诉', '印陈述', 'VETO-O05']) expect(answering.html).toContain(words);
  for (const code of ['teacherA1a', 'countyOfficerA', 'sectionOfficer', ...others])
    expect([code, (await (await enters(code)).open(task)).status]).toEqual([code, 404]);
  await leader.send(answering, 'decideRemovalAppeal', { outcome: 'overturned', reason: '认定不实', _confirm: '001' });
  const member = await (await enters('teacherA2b')).open(home);
  for (const words of ['撤销除名', '在聘']) expect(member.html).toContain(words);
  await looksRight('teacherA2b', home);
  await looksRight('teacherA1a', home);
  for (const code of ['teacherA1a', 'leaderA1', 'countyOfficerA', 'teacherA2b'])
    expect([code, (await (await enters(code)).open(home)).html.includes('印申诉')]).toEqual([code, false]);
});

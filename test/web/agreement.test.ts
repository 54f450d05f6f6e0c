import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { links, tasks } from '../../db/schema/all.js';
import { decideMember } from '../../desk/studio/decide-member.js';
import { nominateMember } from '../../desk/studio/nominate-member.js';
import { linkWords } from '../../text/web-link.js';
import { done } from '../desk/city/panel-desk.js';
import { founded, opens, openTask } from '../desk/studio/steps.js';
import { behindLink, entering, serveSite, type TestSite } from './site.js';

let site: TestSite;
let studioId: string;
beforeAll(async () => {
  site = await serveSite();
  const { city, desk } = site;
  const { studio, termId } = await founded(desk, city);
  studioId = studio.id;
  await opens(desk, termId, 'studioYear');
  const nominee = (code: string) => ({ termId, code, name: `人员${code}`, servesAsHeadTeacher: true, grounds: '扎实' });
  await done(desk, nominateMember, city.person('teacherA1a'), nominee('teacherA2a'));
  const { id: taskId } = await openTask(desk, 'memberDecision');
  await done(desk, decideMember, city.person('countyOfficerA'), { taskId, outcome: 'agreed' });
  await done(desk, nominateMember, city.person('teacherA1a'), nominee('teacherA2b'));
}, 120_000);
afterAll(() => site.close());

const enters = entering(() => site);

const toSign = async (code: string) => {
  const [task] = await site.desk.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.kind, 'signAgreement'), eq(tasks.personId, site.city.personId(code)), eq(tasks.state, 'open')));
  return task?.id ?? expect.fail(`nothing to sign for ${code}`);
};

test('STUDIO-18: host and member sign by the page of their task, with what they sign in sight; the host may change it before', async () => {
  const host = await enters('teacherA1a');
  const before = await host.open(`/studios/${studioId}`);
  expect(before.html).toContain('更改人员teacherA2a的协议书');
  for (const code of ['teacherA2a', 'teacherA1a']) {
    const visitor = await enters(code);
    const page = await visitor.open(`/tasks/${await toSign(code)}`);
    expect(page.html).toContain('人员teacherA2a的协议书（第 1 版）');
    for (const words of ['MEMBER-05', 'STUDIO-18', '成员积极参与工作室各项工作']) expect(page.html).toContain(words);
    const answer = await visitor.send(page, 'signAgreement', { _confirm: '001' });
    expect([code, answer.path]).toEqual([code, expect.stringMatching(/^\/tasks/)]);
  }
  const after = await host.open(`/studios/${studioId}`);
  expect(after.html).not.toContain('更改人员teacherA2a的协议书');
  expect(after.html).toContain('已签订');
});

test('STUDIO-18: a member reads the own agreement and who serves, and nothing that was said of others; a nominee reads nothing', async () => {
  const member = await enters('teacherA2a');
  expect((await member.open('/studios')).html).toContain(`/studios/${studioId}`);
  const own = await member.open(`/studios/${studioId}`);
  expect(own.status).toBe(200);
  expect(own.html).toContain('人员teacherA2a的协议书（第 1 版）');
  for (const hidden of ['人员teacherA2b', '研究意见']) expect(own.html).not.toContain(hidden);
  const file = `/api/studios/${studioId}/members/1/agreements/1`;
  expect((await member.open(file)).status).toBe(200);
  expect((await member.open(`/api/studios/${studioId}`)).status).toBe(404);
  expect((await member.open(`/api/studios/${studioId}/members`)).status).toBe(404);
  for (const code of ['teacherA2b', 'teacherA1b', 'leaderA2']) {
    const other = await enters(code);
    expect([code, (await other.open(`/studios/${studioId}`)).status]).toEqual([code, 404]);
    expect([code, (await other.open(file)).status]).toEqual([code, 404]);
  }
  const { status, html } = await member.open(`/api/studios/${studioId}/members/1/agreements`);
  expect(status).toBe(200);
  expect(JSON.parse(html)).toMatchObject({ items: [{ version: 1, memberName: '人员teacherA2a' }] });
});

test('STUDIO-18: who does not want to sign says so behind the mailed link; host and officials read why on the studio’s page, and the host is offered no such form', async () => {
  const { id: opinion } = await openTask(site.desk, 'memberDecision');
  await done(site.desk, decideMember, site.city.person('countyOfficerA'), { taskId: opinion, outcome: 'agreed' });
  const host = await enters('teacherA1a');
  expect((await host.open(`/tasks/${await toSign('teacherA1a')}`)).html).not.toContain('declineAgreement');
  const of = and(eq(links.taskId, await toSign('teacherA2b')), eq(links.personId, site.city.personId('teacherA2b')));
  const [link] = await site.desk.db.select().from(links).where(of);
  const [member, page] = await behindLink(site, link?.id ?? '');
  const short = await member.send(page, 'declineAgreement', { reason: '', _confirm: '001' });
  expect(short.status).toBe(400);
  const sent = await member.send(short, 'declineAgreement', { reason: '家中有事不能参加', _confirm: '001' });
  expect(sent.path).toContain('done=declineAgreement');
  // the link has been used, and its page thanks for it
  expect(sent.html).toContain(linkWords.zh.doneTitle);
  for (const code of ['teacherA1a', 'countyOfficerA']) {
    const { html } = await (await enters(code)).open(`/studios/${studioId}`);
    for (const words of ['不签订协议书', '家中有事不能参加']) expect(html).toContain(words);
  }
});

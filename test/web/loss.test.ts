import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificates, hostLosses } from '../../db/schema/all.js';
import { dayOf } from '../../domain/time/beijing.js';
import { running } from '../desk/studio/assessment-steps.js';
import { openTask } from '../desk/studio/steps.js';
import { enteringStrongly, linkMailed, serveSite, type TestSite, Visitor } from './site.js';

let site: TestSite;
let made: Awaited<ReturnType<typeof running>>;
beforeAll(async () => {
  site = await serveSite();
  made = await running(site.desk, site.city);
}, 120_000);
afterAll(() => site.close());
const enters = enteringStrongly(() => site);

test('STUDIO-O04: reported and decided by page; the mailed link leads the leader to signing in; page, register and verification say the day and not why', async () => {
  const studioPath = `/studios/${made.studio.id}`;
  const host = await enters('teacherA1a');
  expect((await host.open(studioPath)).html).not.toContain('报告主持人不再任职');
  const section = await enters('sectionOfficer');
  const page = await section.open(studioPath);
  expect(page.html).toContain('报告主持人不再任职');
  await section.send(page, 'reportHostLoss', {
    ground: 'leftCity',
    lastDay: dayOf(await site.desk.clock.now()),
    words: '商调函〔2026〕3号，调往邻市',
    _confirm: '001',
  });
  expect(await site.deps.db.select().from(hostLosses)).toMatchObject([{ state: 'reported' }]);
  expect((await section.open(studioPath)).html).toContain('商调函〔2026〕3号，调往邻市');
  const task = await openTask(site.desk, 'hostLossDecision');
  expect(await linkMailed(site, 'cityLeader', 'hostLossDecision')).toBeTruthy();
  const leader = await enters('cityLeader');
  const deciding = await leader.open(`/tasks/${task.id}`);
  for (const words of ['调离本市', '商调函〔2026〕3号，调往邻市', 'STUDIO-O04', '证书终止'])
    expect(deciding.html).toContain(words);
  const decided = await leader.send(deciding, 'loseHost', {
    outcome: 'lost',
    reason: '手续齐全',
    decisionNumber: '市教发〔2026〕21号',
    _confirm: '001',
  });
  expect(decided.path).toContain('done=loseHost');
  for (const code of ['teacherA1a', 'leaderA1', 'countyOfficerA']) {
    const { html } = await (await enters(code)).open(studioPath);
    expect([code, html.includes('主持人不再主持本工作室')]).toEqual([code, true]);
    for (const words of ['邻市', '调离', '手续齐全']) expect([code, html.includes(words)]).toEqual([code, false]);
    const list = (await (await enters(code)).open('/studios')).html;
    expect(list).toContain('已终止');
  }
  const [paper] = await site.deps.db.select().from(certificates).where(eq(certificates.caseId, made.caseId));
  const { html } = await new Visitor(site).open(`/v/${paper?.verificationCode}`);
  expect(html).toContain('该证书已终止');
  expect(html).not.toContain('调离');
});

import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberships, stageRuns, tasks } from '../../db/schema/all.js';
import { judgeMember } from '../../desk/studio/judge-member.js';
import { done } from '../desk/city/panel-desk.js';
import { running } from '../desk/studio/assessment-steps.js';
import { nextTermOf, serves, termEnds, tookPart } from '../desk/studio/member-steps.js';
import { entering, serveSite, type TestSite } from './site.js';

let site: TestSite;
let made: Awaited<ReturnType<typeof running>>;
beforeAll(async () => {
  site = await serveSite();
  made = await running(site.desk, site.city);
  const [busy, lazy] = [await serves(site.desk, made, 'teacherA2a'), await serves(site.desk, made, 'teacherA2b')];
  for (let n = 0; n < 12; n += 1) await tookPart(site.desk, made, 'seminar', [busy]);
  await tookPart(site.desk, made, 'paper', [busy]);
  await termEnds(site.desk, made.termId);
  const judged = { [busy]: { outcome: 'completed' }, [lazy]: { outcome: 'notCompleted', reason: '没有参加活动' } };
  for (const [number, said] of Object.entries(judged)) {
    const [task] = await site.desk.db
      .select({ id: tasks.id })
      .from(tasks)
      .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
      .where(and(eq(tasks.kind, 'memberCompletion'), eq(stageRuns.number, Number(number))));
    await done(site.desk, judgeMember, site.city.person('teacherA1a'), { taskId: task?.id, ...said });
  }
  await nextTermOf(site.desk, made);
}, 120_000);
afterAll(() => site.close());

const enters = entering(() => site);

test('STUDIO-06: a renewed studio’s earlier term stands on record, on its page, by the API and in its papers, for whoever reads the studio', async () => {
  const path = `/studios/${made.studio.id}`;
  for (const code of ['teacherA1a', 'leaderA1', 'countyOfficerA', 'sectionOfficer']) {
    const visitor = await enters(code);
    expect(JSON.parse((await visitor.open(`/api${path}`)).html)).toMatchObject({
      term: { number: 2 },
      earlierTerms: [{ number: 1, state: 'renewed', termId: made.termId }],
    });
    expect((await visitor.open(path)).html).toContain(`href="${path}/terms/1"`);
    const page = await visitor.open(`${path}/terms/1`);
    for (const words of ['第 1 个聘期', '已续聘', '人员teacherA2a', '完成任务', '未完成任务', '研讨', '目标责任书'])
      expect(page.html).toContain(words);
    expect(page.html).not.toContain('<form data-form');
    const record = JSON.parse((await visitor.open(`/api${path}/terms/1`)).html);
    expect(record).toMatchObject({ number: made.studio.number, term: { number: 1 }, letters: [{ version: 1 }] });
    expect([record.members.length, record.works.length]).toEqual([2, 13]);
    for (const paper of ['letters/1', 'members/1/agreements/1', 'members/1/record.pdf'])
      expect([paper, (await visitor.open(`/api${path}/terms/1/${paper}`)).html.slice(0, 5)]).toEqual([paper, '%PDF-']);
    expect(await visitor.sheet(`/api${path}/terms/1/works.xlsx`)).toHaveLength(13);
    expect(await visitor.sheet(`/api${path}/terms/1/members.xlsx`)).toHaveLength(2);
    // what is not there yet, and what never was
    for (const number of [0, 3]) expect((await visitor.open(`${path}/terms/${number}`)).status).toBe(404);
  }
  const stranger = await enters('leaderA2');
  for (const at of [
    `${path}/terms/1`,
    `/api${path}/terms/1`,
    `/api${path}/terms/1/works.xlsx`,
    `/api${path}/terms/1/letters/1`,
  ])
    expect([at, (await stranger.open(at)).status]).toEqual([at, 404]);
});

test('MEMBER-O05: the host of a renewed studio chooses from those who completed the last term’s tasks; nobody else is offered them', async () => {
  const path = `/studios/${made.studio.id}`;
  expect(JSON.parse((await (await enters('sectionOfficer')).open(`/api${path}/members`)).html)).toMatchObject({
    again: [],
  });
  const host = await enters('teacherA1a');
  expect(JSON.parse((await host.open(`/api${path}/members`)).html).again).toMatchObject([{ name: '人员teacherA2a' }]);
  const page = await host.open(path);
  expect(page.html).toMatch(/<option[^>]*>1 人员teacherA2a/u);
  expect(page.html).not.toMatch(/<option[^>]*>2 人员teacherA2b/u);
  const sent = await host.send(page, 'nominate-again', {
    again: '1',
    servesAsHeadTeacher: 'true',
    grounds: '三年任务全部完成',
  });
  expect(sent.status, sent.html).toBe(200);
  const rows = await site.desk.db.select().from(memberships).where(eq(memberships.termId, made.studio.id));
  expect(rows).toMatchObject([{ personId: site.city.personId('teacherA2a'), state: 'nominated' }]);
  expect((await host.open(path)).html).not.toContain('data-form="nominate-again"');
});

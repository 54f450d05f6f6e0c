import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { notices, objections, outbox, tasks } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import { expectOk, reader, type SmallCounty, saying, smallCounty } from '../county/small-county.js';

let county: SmallCounty;
beforeEach(async () => {
  county = await smallCounty({ change: { objectionEmailConfirmed: false } });
});
afterEach(() => county.close());

/** What the ladder's last rung does: the organiser comes to share the task. */
const share = (kind: TaskKind) =>
  county.db
    .update(tasks)
    .set({ coOwnerOrgId: county.id('bureau'), coOwnerRole: 'cityOfficer' })
    .where(eq(tasks.kind, kind));
const objectTo = async (noticeId: string): Promise<string> => {
  const words = { kind: 'named', fromName: '王某', contact: 'wang@objector.example', text: '论文署名有误' };
  const objection = { ...words, subjectId: county.id('case1') };
  expectOk(await perform(county.deps, fileObjection, reader, { noticeId, objection }));
  const [row] = await county.db.select().from(objections);
  await county.open({ kind: 'objection', id: row?.id ?? '' }, 'objectionHandling');
  return county.task('objectionHandling', row?.id);
};
const dispose = (taskId: string, who: string) =>
  perform(county.deps, disposeObjection, county.person(who), {
    taskId,
    finding: { outcome: 'dismissed', reason: '经核实不成立', evidenceIds: [] },
  });

it("HOST-20: a county's list that the sharing organiser publishes hangs in the county's name", async () => {
  await county.verify(1);
  expectOk(await county.select([1]));
  await share('publishNotice');
  const { noticeId } = expectOk(await county.publish([1], county.person('city')));
  expect((await county.db.select().from(notices))[0]).toMatchObject({ orgId: county.id('county'), level: 'county' });
  const started = await county.db
    .select()
    .from(outbox)
    .where(eq(outbox.workflowId, `notice-${noticeId}`));
  expect(JSON.stringify(started[0]?.message)).toContain('"countyCode":"county"');
  await county.open({ kind: 'notice', id: noticeId }, 'noticeWindow');
  const taskId = await objectTo(noticeId);
  expect(saying(await dispose(taskId, 'city'))).toBe('notFound');
  expect(saying(await dispose(taskId, 'officer'))).toBe('ok');
});

it('NOTICE-O03: the organiser who came to share a late objection disposes of it', async () => {
  const { noticeId } = await county.hang([1]);
  const taskId = await objectTo(noticeId);
  await share('objectionHandling');
  expect(saying(await dispose(taskId, 'city'))).toBe('ok');
});

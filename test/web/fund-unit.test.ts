import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { links, tasks } from '../../db/schema/all.js';
import { printedCode } from '../../desk/kit/links.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import { memoryBlobs } from '../api/routes/steps.js';
import { approved, funded } from '../desk/studio/fund-steps.js';
import { lost } from '../desk/studio/loss-steps.js';
import { formOn, serveSite, signInAs, type TestSite, Visitor } from './site.js';

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

let site: TestSite;
let path: string;
let leader: Visitor;
/** The first request is handed in by the unit, the second by nobody. */
beforeAll(async () => {
  site = await serveSite({}, { blobs: memoryBlobs() });
  const one = await funded(site.desk, {}, site.city);
  path = `/studios/${one.studioId}`;
  for (const amount of ['300', '70']) await approved(site.desk, one, { amount });
  leader = await signInAs(site, 'leaderA1');
  await lost(site.desk, one, dayOf(await site.desk.clock.now()));
}, 120_000);
afterAll(async () => {
  await site.close();
});

/** A browser that came by the link of the first open task of a kind, and what it sees. */
async function byLink(kind: TaskKind, person: string) {
  const [found] = await site.desk.db
    .select({ link: links, due: tasks.due })
    .from(links)
    .innerJoin(tasks, eq(tasks.id, links.taskId))
    .where(and(eq(tasks.kind, kind), eq(tasks.state, 'open'), eq(links.personId, site.city.personId(person))))
    .orderBy(tasks.openedAt, tasks.id);
  if (!found) return expect.fail(`no link to ${kind} for ${person}`);
  const visitor = new Visitor(site);
  const locked = await visitor.open(`/t/${found.link.id}`);
  const opened = await visitor.send(locked, 'openLink', { code: printedCode(site.desk.linkKey, found.link.id) });
  return { visitor, opened, due: found.due ?? '' };
}
/** The number of the request a form is about. */
const numberOf = (html: string, form: string): string =>
  new RegExp(`data-form="${form}-(\\d+)"`).exec(html)?.[1] ?? expect.fail(`no form ${form}`);

test('FUND-O01, STUDIO-15: without a host the unit’s leader finds the vouchers’ forms on the studio’s page, the host does not', async () => {
  const host = await signInAs(site, 'teacherA1a');
  const forms = async (who: Visitor) => /data-form="(voucher|withdraw)-1"/.test((await who.open(path)).html);
  expect([await forms(leader), await forms(host)]).toEqual([true, false]);
  expect((await leader.open(path)).html).toContain('由所在单位报账');
});

test('FUND-O01: behind the link of the mail the leader adds a voucher and hands it in', async () => {
  const { visitor, opened } = await byLink('fundAccount', 'leaderA1');
  expect(opened.html).toContain('由所在单位报账');
  const number = numberOf(opened.html, 'voucher');
  const { action, fields } = formOn(opened.html, `voucher-${number}`);
  const body = new FormData();
  for (const [field, value] of Object.entries({ ...fields, amount: '50' })) body.set(field, value);
  body.set('file', new Blob([new Uint8Array(pdf)]), '发票.pdf');
  const added = await visitor.upload(action, body);
  expect(added.status).toBe(200);
  const done = await visitor.send(added, `account-${number}`, {});
  expect(done.html).toContain('办理完毕');
  expect((await leader.open(path)).html).toContain('待结算');
});

test('FUND-O01: behind the link of the year its keeper lets a request lapse once the time for vouchers is over, never before', async () => {
  const { due } = await byLink('fundAccount', 'leaderA1');
  const early = await byLink('fundClosing', 'cityOfficer');
  expect(early.opened.html).not.toContain('data-form="lapse-');
  site.desk.clock.set(new Date(Date.parse(due) + 1000).toISOString());
  const { visitor, opened } = await byLink('fundClosing', 'cityOfficer');
  expect(opened.html).toContain('期限内无人报账的申请');
  const form = `lapse-${numberOf(opened.html, 'lapse')}`;
  const _confirm = formOn(opened.html, form).fields._expected ?? '';
  const done = await visitor.send(opened, form, { reason: '单位未报账', _confirm });
  expect(done.status).toBe(200);
  expect(done.html).not.toContain('data-form="lapse-');
  const { html } = await leader.open(path);
  for (const said of ['已终止（工作室已结束）', '单位未报账']) expect(html).toContain(said);
});

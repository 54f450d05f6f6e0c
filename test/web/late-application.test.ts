import { afterAll, beforeAll, expect, test } from 'vitest';
import { drafted } from '../desk/application/steps.js';
import { formOn, type Shown, serveSite, signInAs, type TestSite, type Visitor } from './site.js';

// The window ends on 30 March 2026 at 24:00 in Beijing.
const justBefore = '2026-03-30T15:58:00.000Z';
const justAfter = '2026-03-30T16:02:00.000Z';
const closing = '2026年3月30日周一 23:59（北京时间）';

let site: TestSite;
beforeAll(async () => {
  site = await serveSite();
}, 60_000);
afterAll(() => site.close());

/** A teacher with a sound draft, at 23:58. */
async function atTheEnd(code: string): Promise<{ teacher: Visitor; caseId: string }> {
  site.setClock('2026-03-02T01:00:00.000Z');
  const { caseId } = await drafted(site.desk, site.city, site.city.person(code));
  const teacher = await signInAs(site, code);
  site.setClock(justBefore);
  return { teacher, caseId };
}

const submits = (teacher: Visitor, page: Shown) =>
  teacher.send(page, 'submitApplication', { _confirm: formOn(page.html, 'submitApplication').fields._expected ?? '' });
const offers = ({ html }: Shown, act: string) => html.includes(`data-form="${act}"`);

test('CONV-06: at 23:58 the form and the last look before it say until when, and the application goes out', async () => {
  const { teacher, caseId } = await atTheEnd('teacherA1a');
  const form = await teacher.open(`/applications/${caseId}/form`);
  expect(form.html).toContain(closing);
  const last = await teacher.open(`/applications/${caseId}/submit`);
  expect(last.html).toContain(closing);
  const sent = await submits(teacher, last);
  expect([sent.status, sent.path]).toEqual([200, `/cases/${caseId}?done=submitApplication`]);
});

test('CONV-06: at 00:02 the same button is refused by that rule; the page says when it ended and whom to ask, and offers it no more', async () => {
  const { teacher, caseId } = await atTheEnd('teacherA1b');
  const last = await teacher.open(`/applications/${caseId}/submit`);
  site.setClock(justAfter);
  const refused = await submits(teacher, last);
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('已过办理时间（截止 2026-03-30 23:59）');
  expect(refused.html).toContain('CONV-06：某日前包括当日，至北京时间24时（通用约定）');
  for (const page of [refused, await teacher.open(last.path), await teacher.open(`/applications/${caseId}/form`)]) {
    expect(page.html).toContain('申报已截止');
    expect(page.html).toContain(closing);
    expect(page.html).toContain('请联系单位schoolA1或江源市教育局（0571-0000000）');
    expect(offers(page, 'submitApplication')).toBe(false);
  }
});

test('CONV-06: after the end the draft can be read, and the page of the application leads there; nothing asks to fill it in', async () => {
  const { teacher, caseId } = await atTheEnd('teacherB1a');
  site.setClock(justAfter);
  const draft = await teacher.open(`/applications/${caseId}/form`);
  expect(draft.html).toMatch(/<dt>姓名<\/dt><dd>[^<]+<\/dd>/);
  for (const act of ['saveDraft', 'addAttachment']) expect(offers(draft, act)).toBe(false);
  const page = await teacher.open(`/cases/${caseId}`);
  expect(page.html).toContain('不能再提交');
  expect(page.html).not.toContain('请填写申报表');
  expect(page.html).toMatch(new RegExp(`href="/applications/${caseId}/form">\\s*查看草稿`));
});

test('what was typed at 23:58 and saved at 00:02 is kept; where it cannot be saved, it stays in the form', async () => {
  const { teacher, caseId } = await atTheEnd('teacherD1a');
  const form = await teacher.open(`/applications/${caseId}/form`);
  site.setClock(justAfter);
  const refused = await teacher.send(form, 'saveDraft', { version: '99', 'form.subject': '语文与写作' });
  expect(refused.status).toBe(409);
  expect(formOn(refused.html, 'saveDraft').fields['form.subject']).toBe('语文与写作');
  expect(refused.html).not.toContain('保存并去提交');
  const saved = await teacher.send(refused, 'saveDraft', {});
  expect(saved.status).toBe(200);
  expect(saved.html).toMatch(/<dd>语文与写作<\/dd>/);
});

test('CONV-06: whoever begins at 00:02 on a list shown at 23:58 is told that it is over', async () => {
  site.setClock('2026-03-02T01:00:00.000Z');
  const teacher = await signInAs(site, 'teacherA2a');
  site.setClock(justBefore);
  const list = await teacher.open('/applications');
  site.setClock(justAfter);
  const refused = await teacher.send(list, `start-${site.city.roundId}`, {});
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('已过办理时间（截止 2026-03-30 23:59）');
  expect(offers(refused, `start-${site.city.roundId}`)).toBe(false);
});

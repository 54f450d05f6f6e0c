import { afterAll, beforeAll, expect, test } from 'vitest';
import { objections } from '../../db/schema/all.js';
import { receiptCode } from '../../desk/notice/receipt-code.js';
import { call } from '../api/server.js';
import { atSchool, formOn, hangNotice, type Shown, serveSite, type TestSite, Visitor } from './site.js';

// No secret in a URL or log (T03, T10, ASVS 14.2.1): the code that opens an objection's receipt (NOTICE-O02).
let site: TestSite;
let noticeId: string;
let subjectId: string;
beforeAll(async () => {
  site = await serveSite();
  ({ caseId: subjectId } = await atSchool(site));
  noticeId = await hangNotice(site, subjectId);
}, 60_000);
afterAll(() => site.close());

const objection = (text: string) => ({ kind: 'anonymous', subjectId, text });
const ask = async (visitor: Visitor, receipt: string, code: string): Promise<Shown> =>
  visitor.send(await visitor.open('/objections'), 'askAfterObjection', { receipt, code });
const filed = async (text: string) => {
  const answer = await call(site, 'POST', `/api/notices/${noticeId}/objections`, { body: objection(text) });
  return { answer, receipt: String(answer.body.receipt), code: String(answer.body.code) };
};
/** Every address a page leads to or sends a form to. */
const ledTo = ({ html }: Shown): string =>
  [...html.matchAll(/\s(?:href|action|src|value)="([^"]*)"/g)].map(([, to = '']) => to).join('\n');

test('filing, the receipt, asking again and guessing wrong: no address, link, form or log line holds the code', async () => {
  const visitor = new Visitor(site);
  const notice = await visitor.open(`/notices/${noticeId}`);
  const receipt = await visitor.send(notice, 'fileObjection', objection('成果署名不实'));
  const [row] = await site.deps.db.select().from(objections);
  const code = receiptCode(site.deps, row?.receipt ?? '');
  expect(receipt.html).toContain(`<strong>${code}</strong>`);
  expect(receipt.path).toBe(`/objections/receipt?no=${row?.receipt}&lane=anonymous`);
  const shown = [receipt, await visitor.open(receipt.path), await visitor.open(`/objections?no=${row?.receipt}`)];
  for (const page of shown) expect(page.html).toContain(row?.receipt);
  const another = new Visitor(site);
  const found = await ask(another, row?.receipt ?? '', code.toLowerCase());
  expect(found.html).toContain('作为线索核查');
  const wrong = await ask(another, row?.receipt ?? '', `${code.slice(1)}2`);
  expect([wrong.status, wrong.html.includes('没有查到')]).toEqual([404, true]);
  const told = [
    ...visitor.addresses,
    ...another.addresses,
    ...[...shown, found, wrong].map(ledTo),
    JSON.stringify(site.log),
  ];
  expect(told.join('\n')).not.toContain(code);
  expect(told.join('\n').toLowerCase()).not.toContain(code.toLowerCase());
  expect(site.log.length).toBeGreaterThan(5);
});

test('the code is no answer to an address: as it was asked for once, nothing is shown', async () => {
  const { receipt, code } = await filed('证书编号有误');
  const stranger = new Visitor(site);
  for (const path of [
    `/objections?no=${receipt}&code=${code}`,
    `/objections/receipt?no=${receipt}&code=${code}&lane=anonymous`,
  ]) {
    const page = await stranger.open(path);
    expect([page.status, /已作为线索登记|作为线索核查/.test(page.html)]).toEqual([200, false]);
    // The number may be there to be asked with: it is counted up, and no secret.
    expect(formOn(page.html, 'askAfterObjection').fields).toMatchObject({ receipt, code: '' });
  }
  expect((await call(site, 'GET', `/api/objection-receipts/${receipt}?code=${code}`)).status).toBe(404);
});

test('the cookie reaches the pages of receipts alone, for a quarter of an hour; scripts and other sites have no use of it', async () => {
  const { answer, receipt, code } = await filed('荣誉证书存疑');
  const expected = [`px_receipt=${code}`, 'Max-Age=900', 'Path=/objections', 'HttpOnly', 'SameSite=Strict'];
  const asked = await call(site, 'POST', '/api/objection-receipts', { body: { receipt, code: ` ${code}` } });
  for (const { headers } of [answer, asked]) {
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie.split('; ').filter((part) => !part.startsWith('Expires='))).toEqual(expected);
    expect(headers.get('cache-control')).toBe('no-store');
  }
  const page = await fetch(`${site.url}/objections/receipt?no=${receipt}`, { headers: { cookie: answer.cookie } });
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(await page.text()).toContain(code);
  const https = await serveSite({}, { publicUrl: 'https://pingxuan.test' });
  const { caseId } = await atSchool(https);
  const sent = await call(https, 'POST', `/api/notices/${await hangNotice(https, caseId)}/objections`, {
    body: { ...objection('署名'), subjectId: caseId },
  });
  expect(sent.headers.getSetCookie()[0]).toMatch(/^__Secure-px_receipt=.*; Secure/);
  await https.close();
});

test('a receipt is shown to the browser that was given its code, and no other receipt with it', async () => {
  const [one, two] = [await filed('第一件'), await filed('第二件')];
  const show = async (receipt: string, cookie: string) =>
    (await fetch(`${site.url}/objections/receipt?no=${receipt}`, { headers: { cookie, accept: 'text/html' } })).text();
  expect(await show(one.receipt, one.answer.cookie)).toContain(one.code);
  for (const code of [one.code, two.code]) expect(await show(two.receipt, one.answer.cookie)).not.toContain(code);
});

test('who guesses codes is stopped after twenty tries; who knows it is not counted (V2)', async () => {
  const [one, two] = [await filed('第三件'), await filed('第四件')];
  const guess = (receipt: string, code: string) =>
    call(site, 'POST', '/api/objection-receipts', { body: { receipt, code } });
  for (let n = 0; n < 25; n += 1) expect((await guess(one.receipt, one.code)).status).toBe(200);
  const answers: number[] = [];
  for (let n = 0; n < 21; n += 1) answers.push((await guess(two.receipt, `AAAAAAAAAA${n}`)).status);
  expect(answers).toEqual([...Array.from({ length: 20 }, () => 404), 429]);
  expect((await guess(two.receipt, two.code)).status).toBe(429);
  expect((await guess(one.receipt, one.code)).status).toBe(200);
});

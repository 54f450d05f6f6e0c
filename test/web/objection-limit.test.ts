import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { links, mails, objections } from '../../db/schema/all.js';
import { linkSecret } from '../../desk/kit/links.js';
import { call } from '../api/server.js';
import { atSchool, formOn, hangNotice, serveSite, type TestSite, Visitor } from './site.js';

// T23, T36, ASVS 2.4.1: anybody may object, nobody may flood the notice or somebody else's mailbox.
let site: TestSite;
let noticeId: string;
let subjectId: string;
beforeAll(async () => {
  site = await serveSite({ tries: { objectionPerAddress: 6, objectionPerEmail: 2 } });
  const { caseId } = await atSchool(site);
  subjectId = caseId;
  noticeId = await hangNotice(site, caseId);
}, 60_000);
afterAll(() => site.close());
/** Every test comes from an address of its own. */
let address = 0;
beforeEach(() => {
  address += 1;
});

const object = (contact: string, more: { text?: string; key?: string } = {}) =>
  call(site, 'POST', `/api/notices/${noticeId}/objections`, {
    headers: { 'x-forwarded-for': `192.0.2.${address}` },
    key: more.key ?? randomUUID(),
    body: { kind: 'named', subjectId, fromName: '王某', contact, text: more.text ?? '论文署名有误' },
  });
const letters = async (to: string) => (await site.deps.db.select().from(mails)).filter((mail) => mail.address === to);

test('one mailbox gets a few letters of confirmation a day, however it is written and from wherever', async () => {
  const answers = [await object('victim@home.example'), await object('Victim@Home.example')];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  address += 1;
  const third = await object('VICTIM@home.example');
  expect([third.status, third.body.code]).toEqual([429, 'tooManyRequests']);
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(third.body.detail).toContain('同一邮箱提出的异议过多');
  expect((await object('other@home.example')).status).toBe(201);
  const sent = [await letters('victim@home.example'), await letters('Victim@Home.example')].flat();
  expect(sent).toHaveLength(2);
});

test('one address files so many in a while, and what was mistyped does not count', async () => {
  for (let n = 0; n < 8; n += 1) expect((await object('no mailbox')).status).toBe(400);
  for (let n = 0; n < 6; n += 1) expect((await object(`p${n}@home.example`)).status).toBe(201);
  const before = (await site.deps.db.select().from(objections)).length;
  expect((await object('p7@home.example')).status).toBe(429);
  expect((await site.deps.db.select().from(objections)).length).toBe(before);
  address += 1;
  expect((await object('p7@home.example')).status).toBe(201);
});

test('whoever asks again by the same key is told of the receipt they have, also past the limit', async () => {
  const [key, text] = [randomUUID(), '这一件要问两次'];
  const first = await object('twice@home.example', { key, text });
  await object('twice@home.example');
  expect((await object('twice@home.example')).status).toBe(429);
  const again = await object('twice@home.example', { key, text });
  expect([again.status, again.body]).toEqual([201, first.body]);
});

test('on the page all that was typed is kept, beside a sentence that says when to send it again', async () => {
  const typed = { kind: 'named', subjectId, fromName: '王某', contact: 'kept@home.example', text: '很长的一段话。' };
  const visitor = new Visitor(site);
  for (const n of [1, 2]) {
    const page = await visitor.open(`/notices/${noticeId}`);
    expect((await visitor.send(page, 'fileObjection', { ...typed, text: `第${n}件` })).status).toBe(200);
  }
  const page = await visitor.open(`/notices/${noticeId}`);
  const refused = await visitor.send(page, 'fileObjection', typed);
  expect(refused.status).toBe(429);
  expect(refused.html).toContain('所填内容仍在本页');
  expect(formOn(refused.html, 'fileObjection').fields).toMatchObject({
    fromName: typed.fromName,
    contact: typed.contact,
    text: typed.text,
  });
});

test('the code of a letter of confirmation is guessed a few times only', async () => {
  await object('guess@home.example');
  const [link] = (await site.deps.db.select().from(links)).filter(({ objectionId }) => objectionId).slice(-1);
  const confirm = (secret: string) =>
    call(site, 'POST', `/api/objection-links/${link?.id}/confirmation`, { body: { secret } });
  for (let n = 0; n < 20; n += 1) expect((await confirm('AAAAAAAAAAAA')).status).toBe(404);
  expect((await confirm('AAAAAAAAAAAA')).status).toBe(429);
  expect((await confirm(linkSecret(site.deps.linkKey, link?.id ?? ''))).status).toBe(429);
});

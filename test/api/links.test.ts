import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { publicRoute, respondentRoute, route } from '../../api/routes/route.js';
import * as schema from '../../db/schema/all.js';
import { act, performSystem } from '../../desk/kit/act.js';
import type { PersonActor, PublicActor, RespondentActor } from '../../desk/kit/actor.js';
import { record } from '../../desk/kit/audit.js';
import { createLink, linkSecret, printedCode } from '../../desk/kit/links.js';
import { takeTask } from '../../desk/kit/take-task.js';
import { accepted } from '../../domain/refusal.js';
import { call, serve, type TestServer } from './server.js';

const said = z.object({ by: z.string() });
const summary = { zh: '试', en: 'Probe' };

const finish = act<PersonActor, { taskId: string; remark: string }, { by: string }>({
  name: 'finish',
  input: z.strictObject({ taskId: z.uuid(), remark: z.string() }),
  chain: () => null,
  run: async (desk, actor, i) => {
    const taken = await takeTask(desk, actor, i.taskId, ['schoolRecommendation']);
    if (!taken.ok) return taken;
    const done = { state: 'done', closedBy: actor.personId } as const;
    await desk.tx.update(schema.tasks).set(done).where(eq(schema.tasks.id, i.taskId));
    await record(desk, actor, { chain: i.taskId, act: 'finish' });
    return accepted({ by: actor.channel });
  },
});

const answer = act<RespondentActor, { text: string }, { by: string }>({
  name: 'answer',
  input: z.strictObject({ text: z.string() }),
  chain: () => null,
  run: async (desk, actor) => {
    await record(desk, actor, { chain: actor.invitationId, act: 'answer' });
    return accepted({ by: actor.kind });
  },
});

const confirm = act<PublicActor, { objectionId: string }, { by: string }>({
  name: 'confirm',
  input: z.strictObject({ objectionId: z.uuid() }),
  chain: () => null,
  run: async (desk, actor, i) => {
    await record(desk, actor, { chain: i.objectionId, act: 'confirm' });
    return accepted({ by: i.objectionId });
  },
});

const base = { method: 'post', tag: 'link', summary, response: said } as const;
const rows = [
  route({ ...base, path: '/api/finish', act: finish, link: 'also' }),
  respondentRoute({ ...base, path: '/api/answer', act: answer }),
  publicRoute({ ...base, path: '/api/confirm', act: confirm, link: 'only' }),
];

let server: TestServer;
beforeAll(async () => {
  server = await serve(rows);
});
afterAll(() => server.close());

async function newTask(more: Partial<typeof schema.tasks.$inferInsert> = {}) {
  const { city, deps } = server;
  const [run, task] = [randomUUID(), randomUUID()];
  await deps.db.insert(schema.stageRuns).values({
    id: run,
    subjectKind: 'case',
    subjectId: randomUUID(),
    stage: 'schoolRecommendation',
    number: 1,
    roundId: city.roundId,
    state: 'open',
    openedAt: '2026-03-02T01:00:00.000Z',
    calendarVersion: '1',
  });
  await deps.db.insert(schema.tasks).values({
    id: task,
    stageRunId: run,
    kind: 'schoolRecommendation',
    roundId: city.roundId,
    subjectId: randomUUID(),
    orgId: city.org('schoolA1'),
    role: 'schoolLeader',
    state: 'open',
    openedAt: '2026-03-02T01:00:00.000Z',
    ...more,
  });
  return task;
}

const linkTo = (target: Parameters<typeof createLink>[1]) =>
  performSystem(server.deps, (desk) => createLink(desk, target));
const secretOf = (id: string) => linkSecret(server.deps.linkKey, id);

async function taskLink(more: Partial<typeof schema.tasks.$inferInsert> = {}) {
  const taskId = await newTask(more);
  return { taskId, id: await linkTo({ taskId, personId: server.city.personId('leaderA1') }) };
}

async function opened(id: string) {
  const answered = await call(server, 'POST', `/t/${id}/open`, { body: { secret: secretOf(id) } });
  return { cookie: answered.cookie, headers: { 'x-link-nonce': String(answered.body.nonce) }, answered };
}

async function everything(): Promise<string> {
  const tables = Object.values(schema).filter((table) => 'getSQL' in table);
  const rowsOf = await Promise.all(tables.map((table) => server.deps.db.select().from(table)));
  return JSON.stringify(rowsOf);
}

describe('looking at a link', () => {
  test('GET and HEAD, with and without a session, change nothing and set no cookie', async () => {
    const { id } = await taskLink();
    const { cookie } = await opened(id);
    const before = await everything();
    for (const method of ['GET', 'HEAD'])
      for (const path of [`/t/${id}`, `/t/${id}/open`, `/t/${id}/resend`, `/t/${id}/api/finish`])
        for (const more of [{}, { cookie }]) {
          const seen = await call(server, method, path, more);
          expect(seen.headers.get('set-cookie')).toBeNull();
        }
    expect(await everything()).toBe(before);
  });

  test('says in words what has become of it', async () => {
    const done = await taskLink({ state: 'done', outcome: 'recommended' });
    const mine = await taskLink({ state: 'done', closedBy: server.city.personId('leaderA1') });
    const elsewhere = await taskLink({ orgId: server.city.org('schoolB1') });
    const codes = [];
    for (const id of [done.id, mine.id, elsewhere.id, 'unknown'])
      codes.push(await call(server, 'GET', `/t/${id}`).then(({ status, body }) => [status, body.code]));
    expect(codes).toEqual([
      [409, 'taskClosed'],
      [409, 'linkUsed'],
      [410, 'linkSuperseded'],
      [404, 'notFound'],
    ]);
  });

  test('a dated link dies with its date', async () => {
    const id = await linkTo({ objectionId: await newObjection(), expiresAt: '2026-03-02T02:00:00.000Z' });
    expect((await call(server, 'GET', `/t/${id}`)).body.kind).toBe('locked');
    server.setClock('2026-03-02T02:00:00.001Z');
    expect((await call(server, 'GET', `/t/${id}`)).body.code).toBe('confirmationOver');
    server.setClock('2026-03-02T01:00:00.000Z');
  });
});

describe('opening a link', () => {
  test('the secret or the printed code buys a cookie for this link’s path only', async () => {
    const { id, taskId } = await taskLink();
    const { answered, cookie } = await opened(id);
    expect(answered.headers.get('set-cookie')).toContain(`Path=/t/${id}; HttpOnly; SameSite=Lax`);
    const code = printedCode(server.deps.linkKey, id).replace(/(.{4})/g, '$1 ');
    expect((await call(server, 'POST', `/t/${id}/open`, { body: { code: code.toLowerCase() } })).status).toBe(200);
    expect((await call(server, 'GET', `/t/${id}`, { cookie })).body).toMatchObject({ kind: 'open', taskId });
    const wrong = await call(server, 'POST', `/t/${id}/open`, { body: { secret: 'no' } });
    expect([wrong.status, wrong.cookie]).toEqual([401, '']);
  });

  test('guessing is stopped', async () => {
    const { id } = await taskLink();
    for (let i = 0; i < 20; i++) await call(server, 'POST', `/t/${id}/open`, { body: { code: `A${i}` } });
    expect((await call(server, 'POST', `/t/${id}/open`, { body: { secret: secretOf(id) } })).status).toBe(429);
  });

  test('the link of a strong task gives no session: it leads to sign-in', async () => {
    const { id, taskId } = await taskLink({ strong: true });
    expect((await call(server, 'GET', `/t/${id}`)).body).toMatchObject({ kind: 'signIn', taskId });
    const { answered, cookie } = await opened(id);
    expect([answered.body.code, cookie]).toEqual(['secondFactorRequired', '']);
  });
});

describe('acting behind a link', () => {
  test('does the one task, needs the page’s nonce, and a retry of the deciding click hears the same', async () => {
    const { id } = await taskLink();
    const { cookie, headers } = await opened(id);
    const path = `/t/${id}/api/finish`;
    const body = { remark: '同意' };
    expect((await call(server, 'POST', path, { cookie, body })).body.errors).toMatchObject([{ field: 'linkNonce' }]);
    const key = randomUUID();
    const first = await call(server, 'POST', path, { cookie, headers, body, key });
    expect([first.status, first.body]).toEqual([200, { by: 'link' }]);
    expect((await call(server, 'POST', path, { cookie, headers, body, key })).body).toEqual({ by: 'link' });
    expect((await call(server, 'POST', path, { cookie, headers, body })).body.code).toBe('linkUsed');
  });

  test('another task, another link and the open API stay closed', async () => {
    const [mine, other] = [await taskLink(), await taskLink()];
    const { cookie, headers } = await opened(mine.id);
    const body = { remark: '', taskId: other.taskId };
    expect((await call(server, 'POST', `/t/${mine.id}/api/finish`, { cookie, headers, body })).status).toBe(404);
    expect((await call(server, 'POST', `/t/${other.id}/api/finish`, { cookie, headers, body })).status).toBe(401);
    expect((await call(server, 'POST', '/api/finish', { cookie, headers, body })).status).toBe(401);
    expect((await call(server, 'POST', '/api/answer', { cookie, headers, body: { text: '' } })).status).toBe(404);
    const wrongKind = await call(server, 'POST', `/t/${mine.id}/api/answer`, { cookie, headers, body: { text: '' } });
    expect(wrongKind.status).toBe(404);
  });

  test('HOST-18: a respondent answers without a key, and none is kept', async () => {
    const invitationId = randomUUID();
    const invitation = { id: invitationId, caseId: randomUUID(), stageRound: 1, group: 'parents' } as const;
    await server.deps.db.insert(schema.hearingInvitations).values({ ...invitation, address: 'p@test.example' });
    const id = await linkTo({ invitationId });
    const { cookie, headers } = await opened(id);
    const answered = await call(server, 'POST', `/t/${id}/api/answer`, { cookie, headers, body: { text: '好' } });
    expect(answered.body).toEqual({ by: 'respondent' });
    const kept = await server.deps.db.select().from(schema.idempotency);
    expect(kept.filter((row) => row.actor === invitationId)).toEqual([]);
  });

  test('confirming an objection names it by the link itself', async () => {
    const objectionId = await newObjection();
    const id = await linkTo({ objectionId });
    const { cookie, headers } = await opened(id);
    const path = `/t/${id}/api/confirm`;
    expect((await call(server, 'POST', path, { cookie, headers, body: {} })).body).toEqual({ by: objectionId });
    const foreign = { objectionId: randomUUID() };
    expect((await call(server, 'POST', path, { cookie, headers, body: foreign })).status).toBe(404);
  });
});

test('asking for the mail again always gets the same answer and only ever writes to the stored address', async () => {
  const { id } = await taskLink();
  await server.deps.db.insert(schema.mails).values({
    id: randomUUID(),
    eventId: 'task:1',
    recipient: 'r',
    template: 'taskOpened',
    personId: server.city.personId('leaderA1'),
    address: 'old@test.example',
    language: 'zh',
    data: {},
    linkId: id,
    state: 'sent',
    messageId: 'm1',
    notBefore: '2026-03-02T01:00:00.000Z',
    createdAt: '2026-03-02T01:00:00.000Z',
  });
  const answers = [];
  for (const target of [id, id, id, id, 'unknown']) answers.push(await call(server, 'POST', `/t/${target}/resend`));
  expect(new Set(answers.map((a) => `${a.status} ${JSON.stringify(a.body)}`)).size).toBe(1);
  const sent = await server.deps.db
    .select({ address: schema.mails.address })
    .from(schema.mails)
    .where(sql`${schema.mails.linkId} = ${id} and ${schema.mails.state} = 'queued'`);
  expect(sent).toEqual(Array(3).fill({ address: 'leadera1@test.example' }));
});

async function newObjection(): Promise<string> {
  const id = randomUUID();
  await server.deps.db.insert(schema.objections).values({
    id,
    receipt: id,
    noticeId: randomUUID(),
    subjectId: randomUUID(),
    lane: 'named',
    text: '',
    state: 'unconfirmed',
    receivedAt: '2026-03-02T01:00:00.000Z',
  });
  return id;
}

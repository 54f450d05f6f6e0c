import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { links, nominees, objectionFiles, objections, sessions, tasks } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { openStage } from '../../../desk/kit/stage.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { hung } from '../../desk/studio/honour-steps.js';
import { nominated } from '../../desk/studio/objection-steps.js';
import { call, serve, type TestServer } from '../server.js';
import { type Browser, browserOf, memoryBlobs, openedLink, smallPdf } from './steps.js';

let server: TestServer;
let called: Awaited<ReturnType<typeof nominated>>;
let hanging: Awaited<ReturnType<typeof hung>>;
let handling: { readonly objectionId: string; readonly fileId: string; readonly taskId: string };
const browsers = new Map<string, Browser>();
const as = (who: string): Browser => browsers.get(who) ?? expect.fail(`nobody signed in as ${who}`);
const bureau = ['cityOfficer', 'cityLeader'];
const others = [
  ...['sectionOfficer', 'instituteOfficer', 'countyOfficerA', 'countyLeaderA', 'countyOfficerB', 'leaderA1'],
  ...['teacherA1a', 'teacherB1a'],
];

/** NOTICE-O02: somebody objects by name, with a file, and confirms the address; the bureau is asked. */
async function objects(): Promise<typeof handling> {
  const form = new FormData();
  const said = { kind: 'named', subjectId: hanging.nomineeIds[0] ?? '', fromName: '李', contact: 'l@x.example' };
  for (const [name, value] of Object.entries({ ...said, text: '成果有误' })) form.set(name, value);
  form.append('files', new Blob([new Uint8Array(smallPdf)]), '证明.pdf');
  const filed = await fetch(`${server.url}/api/notices/${hanging.noticeId}/objections`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
    body: form,
  });
  expect(filed.status).toBe(201);
  const { db } = server.deps;
  const [objection] = await db.select().from(objections);
  const objectionId = objection?.id ?? expect.fail('nothing was filed');
  const [link] = await db.select().from(links).where(eq(links.objectionId, objectionId));
  const linkId = link?.id ?? expect.fail('nobody is asked to confirm');
  const body = { secret: linkSecret(server.deps.linkKey, linkId) };
  const confirmed = await call(server, 'POST', `/api/objection-links/${linkId}/confirmation`, { body });
  expect(confirmed).toMatchObject({ status: 200, body: { state: 'registered' } });
  const subject = { kind: 'objection', id: objectionId } as const;
  const key = { subject, stage: 'objectionHandling', number: 1, callId: called.callId } as const;
  await performSystem(server.desk, (at) => openStage(at, stagePlans.objectionHandling, key));
  const [task] = await db.select().from(tasks).where(eq(tasks.subjectId, objectionId));
  const [file] = await db.select().from(objectionFiles).where(eq(objectionFiles.objectionId, objectionId));
  return { objectionId, fileId: file?.id ?? 'none', taskId: task?.id ?? 'none' };
}

beforeAll(async () => {
  server = await serve([], {}, { blobs: memoryBlobs() });
  called = await nominated(server.desk, server.city);
  hanging = await hung(server.desk, called);
  handling = await objects();
  for (const who of [...bureau, ...others]) browsers.set(who, await browserOf(server, who));
  await server.deps.db.update(sessions).set({ secondFactorAt: new Date(server.wall.at).toISOString() });
}, 60_000);
afterAll(() => server.close());

const statusOf = async (who: string, path: string) => (await as(who).download(path)).status;

test('I23, NOTICE-O02: objections to a list of commendations, and what came with them, are read by the bureau that published it and by nobody else', async () => {
  const paths = [`/api/notices/${hanging.noticeId}/objections`, `/api/objection-files/${handling.fileId}`];
  for (const path of paths) {
    for (const who of bureau) expect([path, who, await statusOf(who, path)]).toEqual([path, who, 200]);
    for (const who of others) expect([path, who, await statusOf(who, path)]).toEqual([path, who, 404]);
    expect((await fetch(`${server.url}${path}`)).status).toBe(401);
  }
  const { body } = await as('cityOfficer').get(paths[0] ?? '');
  expect(body).toMatchObject({ items: [{ subjectId: hanging.nomineeIds[0], text: '成果有误', fromName: '李' }] });
});

test('NOTICE-O03: behind the mailed link its officer reads the file and answers the objection; nobody else’s task is', async () => {
  const finding = { outcome: 'upheld', reason: '经核查属实', evidenceIds: ['档-3'] };
  const disposition = `/api/tasks/${handling.taskId}/disposition`;
  for (const who of others) {
    const answer = await as(who).send('POST', disposition, finding);
    expect([who, answer.status]).toEqual([who, 404]);
  }
  const own = (await server.deps.db.select().from(links).where(eq(links.taskId, handling.taskId))).find(
    ({ personId }) => personId === called.city.personId('cityOfficer'),
  );
  const { cookie, headers } = await openedLink(server, own?.id ?? 'none');
  const behind = `/t/${own?.id}/api`;
  const file = await fetch(`${server.url}${behind}/objection-files/${handling.fileId}`, { headers: { cookie } });
  expect([file.status, (await file.arrayBuffer()).byteLength]).toEqual([200, smallPdf.length]);
  const answered = await call(server, 'POST', `${behind}/tasks/${handling.taskId}/disposition`, {
    ...{ cookie, headers, body: finding },
  });
  expect(answered).toMatchObject({ status: 201, body: { subject: 'upheld' } });
  const rows = await server.deps.db.select().from(nominees).orderBy(nominees.number);
  expect(rows.map(({ recipient, state }) => `${recipient} ${state}`)).toEqual(['host struck', 'unit listed']);
});

test('NOTICE: what proves that the list hung is the bureau’s, once it has come down', async () => {
  const path = `/api/notices/${hanging.noticeId}/proof`;
  for (const who of bureau) expect([who, await statusOf(who, path)]).toEqual([who, 409]);
  await hanging.ends();
  for (const who of bureau) expect([who, await statusOf(who, path)]).toEqual([who, 200]);
  for (const who of others) expect([who, await statusOf(who, path)]).toEqual([who, 404]);
});

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hearingInvitations, idempotency, links, rounds } from '../../../db/schema/all.js';
import { closePdf } from '../../../documents/pdf.js';
import { soundForm } from '../../domain/host-selection/sample.js';
import { call, serve, type TestServer } from '../server.js';
import { askSchool, type Browser, browserOf, memoryBlobs, openedLink, smallPdf } from './steps.js';

let server: TestServer;
let teacher: Browser;
let leader: Browser;
beforeAll(async () => {
  server = await serve();
  Object.assign(server.deps, { blobs: memoryBlobs() });
  const one = { teachers: 1, parents: 1, students: 1 };
  const parameters = { ...server.city.parameters, hearingMinimum: one };
  await server.deps.db.update(rounds).set({ parameters, version: 2 }).where(eq(rounds.id, server.city.roundId));
  teacher = await browserOf(server, 'teacherA1a');
  leader = await browserOf(server, 'leaderA1');
});
afterAll(async () => {
  await server.close();
  closePdf();
});

let caseId = '';
let attachmentId = '';
let formHash = '';
let taskId = '';

test('a teacher begins an application and saves half a form', async () => {
  const begun = await teacher.send('POST', `/api/rounds/${server.city.roundId}/applications`, {});
  expect(begun).toMatchObject({ status: 201, body: { route: 'county', version: 1 } });
  caseId = String(begun.body.caseId);
  const saved = await teacher.send(
    'PUT',
    `/api/cases/${caseId}/draft`,
    { form: { name: '林晓' } },
    { 'if-match': '"1"' },
  );
  expect(saved).toMatchObject({ status: 200, body: { version: 2 } });
  const stale = await teacher.send('PUT', `/api/cases/${caseId}/draft`, { version: 1, form: {} });
  expect(stale).toMatchObject({ status: 409, body: { code: 'caseChanged' } });
});

test('half a form is refused with every reason, in Chinese and in English (HOST-09)', async () => {
  const path = `/api/cases/${caseId}/submission`;
  const zh = await teacher.send('POST', path, { version: 2 });
  const en = await teacher.send('POST', path, { version: 2 }, { cookie: `${teacher.cookie}; lang=en` });
  for (const answer of [zh, en]) {
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ code: 'notEligible', type: 'urn:pingxuan:refusal:notEligible' });
    expect((answer.body.errors as unknown[]).length).toBeGreaterThan(10);
  }
  const service = (body: Record<string, unknown>) =>
    (body.errors as { ruleId?: string; detail: string; clause?: string }[]).find((one) => one.ruleId === 'HOST-09');
  expect(service(zh.body)?.detail).toBe('不符合申报条件：任班主任已满 0 个月，需 72 个月。');
  expect(service(zh.body)?.clause).toContain('四');
  expect(service(en.body)?.detail).toBe('The conditions for applying are not met: 0 months served, 72 needed.');
});

test('a file that is what it says is kept, another is not', async () => {
  const path = `/api/cases/${caseId}/attachments`;
  const kept = await teacher.upload(path, smallPdf, '荣誉证书.pdf');
  expect(kept.status).toBe(201);
  attachmentId = (kept.body as { attachmentId: string }).attachmentId;
  const script = await teacher.upload(path, Buffer.from('<svg onload="x()"/>'), '图.pdf');
  expect(script).toMatchObject({ status: 415, body: { code: 'wrongFileType' } });
});

test('the whole form passes every condition and is frozen under its hash', async () => {
  const [honour] = soundForm.honours;
  const form = { ...soundForm, honours: [{ ...honour, files: [attachmentId] }] };
  const saved = await teacher.send('PUT', `/api/cases/${caseId}/draft`, { version: 2, form });
  expect(saved.body).toEqual({ version: 3 });
  const looked = await teacher.get(`/api/cases/${caseId}/eligibility`);
  expect(looked.body).toMatchObject({ eligible: true });
  const sent = await teacher.send('POST', `/api/cases/${caseId}/submission`, { version: 3 });
  expect(sent).toMatchObject({ status: 201, body: { formVersion: 1 } });
  formHash = String(sent.body.formHash);
});

test('the school finds the task, the case and the file; nobody elsewhere does', async () => {
  await askSchool(server, caseId);
  const mine = await leader.get('/api/tasks');
  const [task] = mine.body.items as { taskId: string; kind: string; caseId: string }[];
  expect(task).toMatchObject({ kind: 'schoolRecommendation', caseId });
  taskId = task?.taskId ?? '';
  const seen = await leader.get(`/api/cases/${caseId}`);
  expect(seen.body).toMatchObject({
    reader: 'school',
    state: 'schoolReview',
    formHash,
    applicantName: '人员teacherA1a',
  });
  expect(seen.body.draft).toBeUndefined();
  const file = await leader.download(`/api/cases/${caseId}/attachments/${attachmentId}`);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename/);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(smallPdf);
  const dates = await leader.download('/api/tasks.ics');
  expect(await dates.text()).toMatch(/^BEGIN:VCALENDAR[\s\S]*UID:task-[\s\S]*END:VCALENDAR\s*$/);
});

test('a recommendation before everything else is refused by the rule that asks first (HOST-17)', async () => {
  const refusedOne = await leader.send('POST', `/api/cases/${caseId}/hearing-invitations`, {
    formHash,
    invitations: [{ group: 'teachers', address: 'a@example.cn' }],
  });
  expect(refusedOne).toMatchObject({ status: 422, body: { code: 'ruleForbids', ruleId: 'HOST-17' } });
});

test('ethics, hearing by link without a key, the original compared, the collective decision', async () => {
  const ethics = await leader.send('POST', `/api/cases/${caseId}/ethics-conclusion`, { formHash, conclusion: 'clear' });
  expect(ethics).toMatchObject({ status: 201, body: { conclusion: 'clear', next: null } });
  const invitations = ['teachers', 'parents', 'students'].map((group) => ({ group, address: `${group}@example.cn` }));
  const asked = await leader.send('POST', `/api/cases/${caseId}/hearing-invitations`, { formHash, invitations });
  expect(asked).toMatchObject({ status: 201, body: { invited: { teachers: 1, parents: 1, students: 1 } } });
  await everybodyAnswers();
  const heard = await leader.get(`/api/cases/${caseId}/hearing`);
  expect(heard.body.groups).toHaveLength(3);
  expect((await teacher.get(`/api/cases/${caseId}/hearing`)).status).toBe(403);
  const verdict = await leader.send(
    'PUT',
    `/api/cases/${caseId}/attachments/${attachmentId}/verdict`,
    { verdict: 'genuine' },
    { 'if-match': `"${formHash}"` },
  );
  expect(verdict.body).toEqual({ verdict: 'genuine', next: null });
  const decided = await leader.send('POST', `/api/cases/${caseId}/recommendation`, {
    taskId,
    formHash,
    decision: 'recommend',
    stayConsent: true,
    meeting: {
      date: '2026-03-02',
      attendees: ['李校长', '陈书记', '何副校长'],
      entitled: 5,
      present: 3,
      votesFor: 3,
      votesAgainst: 0,
      abstain: 0,
      minutes: '会议研究同意推荐。',
    },
  });
  expect(decided).toMatchObject({ status: 201, body: { outcome: 'recommended', state: 'countyReview' } });
});

/** Each respondent trades a link and answers; no key of theirs is kept beside the words. */
async function everybodyAnswers(): Promise<void> {
  const { db } = server.deps;
  const rows = await db
    .select({ linkId: links.id })
    .from(hearingInvitations)
    .innerJoin(links, eq(links.invitationId, hearingInvitations.id));
  const keysBefore = (await db.select().from(idempotency)).length;
  for (const { linkId } of rows) {
    const { cookie, headers } = await openedLink(server, linkId);
    const said = await fetch(`${server.url}/t/${linkId}/hearing-answer`, {
      method: 'POST',
      headers: { cookie, ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ view: 'support', text: '' }),
    });
    expect(said.status).toBe(201);
  }
  expect((await db.select().from(idempotency)).length).toBe(keysBefore);
}

test('the county reads the form and prints it; the applicant has a copy without the offices’ words', async () => {
  const officer = await browserOf(server, 'countyOfficerA');
  const seen = await officer.get(`/api/cases/${caseId}`);
  expect(seen.body).toMatchObject({ reader: 'county', state: 'countyReview', holdsPlace: false });
  for (const browser of [officer, teacher]) {
    const form = await browser.download(`/api/cases/${caseId}/forms/1`);
    expect([form.status, form.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await form.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  }
  const bench = await officer.get(`/api/rounds/${server.city.roundId}/counties/${server.city.org('countyA')}/bench`);
  expect(bench.body.candidates).toMatchObject([{ caseId, formHash, verification: null }]);
  const verified = await officer.send('POST', `/api/cases/${caseId}/county-verification`, {
    formHash,
    decision: 'agree',
    opinion: '材料属实，同意推荐。',
  });
  expect(verified).toMatchObject({ status: 201, body: { state: 'countyReview' } });
  const summary = await officer.download(`/api/nominations/${server.city.nominationId('countyA')}/summary`);
  expect(
    Buffer.from(await summary.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  expect((await teacher.get(`/api/nominations/${server.city.nominationId('countyA')}/summary`)).status).toBe(404);
});

test('the applicant’s story says what was decided, not who was asked', async () => {
  const story = await teacher.get(`/api/cases/${caseId}/timeline`);
  const acts = (story.body.items as { act: string }[]).map(({ act }) => act);
  expect(acts).toContain('decideRecommendation');
  for (const hidden of ['inviteHearing', 'answerHearing', 'concludeEthics']) expect(acts).not.toContain(hidden);
  const atSchool = await leader.get(`/api/cases/${caseId}/timeline`);
  expect((atSchool.body.items as { act: string }[]).map(({ act }) => act)).not.toContain('answerHearing');
  expect((await call(server, 'GET', `/api/cases/${caseId}`)).status).toBe(401);
});

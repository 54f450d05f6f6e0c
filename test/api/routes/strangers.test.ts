import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../../api/routes/all.js';
import {
  attachments,
  cases,
  decisions,
  formVersions,
  noticeSubjects,
  notices,
  objectionFiles,
  objections,
} from '../../../db/schema/all.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { soundForm } from '../../domain/host-selection/sample.js';
import { sealedWords } from '../../support/words.js';
import { call, serve, type TestServer } from '../server.js';
import { askSchool, type Browser, browserOf, memoryBlobs } from './steps.js';

let server: TestServer;
const at = '2026-03-02T01:00:00.000Z';
const [caseId, attachmentId, noticeId] = [randomUUID(), randomUUID(), randomUUID()];
const [objectionId, fileId] = [randomUUID(), randomUUID()];
const browsers = new Map<string, Browser>();
/** Who has nothing to do with the case of teacher A1a: of the same school, of another, of another county, an expert. */
const strangers = ['teacherA1b', 'leaderA2', 'countyOfficerB', 'countyLeaderB', 'leaderD1', 'expert1'];

beforeAll(async () => {
  server = await serve();
  const { city, deps } = server;
  const blobs = memoryBlobs();
  Object.assign(deps, { blobs });
  await deps.db.insert(cases).values({
    id: caseId,
    number: 'T2026-001',
    roundId: city.roundId,
    applicantId: city.personId('teacherA1a'),
    schoolId: city.org('schoolA1'),
    countyId: city.org('countyA'),
    route: 'county',
    state: 'schoolReview',
    draft: await sealedWords(deps, caseId, soundForm),
    formVersion: 1,
    formHash: 'h1',
    submittedAt: at,
    createdAt: at,
  });
  const version = {
    id: randomUUID(),
    caseId,
    number: 1,
    content: await sealedWords(deps, caseId, soundForm),
    hash: 'h1',
    submittedAt: at,
  };
  await deps.db.insert(formVersions).values(version);
  const paper = {
    sha256: await sealedWords(deps, caseId, sha256('%PDF')),
    blob: await blobs.put(deps.vault.sealFile(Buffer.from('%PDF'))),
    name: await sealedWords(deps, caseId, '证书.pdf'),
    mediaType: 'application/pdf',
    size: 4,
  };
  await deps.db.insert(attachments).values({ id: attachmentId, caseId, addedAt: at, ...paper });
  await deps.db.insert(notices).values({
    id: noticeId,
    number: 'GS2026-0001',
    roundId: city.roundId,
    orgId: city.org('countyA'),
    level: 'county',
    nominationId: city.nominationId('countyA'),
    state: 'open',
    publishedAt: at,
    closesAt: '2026-03-09T15:59:59.999Z',
    title: '公示',
    contentHash: 'c'.repeat(64),
    calendarVersion: '1',
  });
  const shown = { name: '林晓', school: '一中', county: '甲县', item: '评选', phone: '13800000000' };
  await deps.db.insert(noticeSubjects).values({ noticeId, subjectId: caseId, shown, state: 'listed' });
  await deps.db.insert(objections).values({
    id: objectionId,
    receipt: 'YY2026-0001-0001-25',
    noticeId,
    subjectId: caseId,
    lane: 'anonymous',
    text: await sealedWords(deps, objectionId, '署名有误'),
    state: 'lead',
    receivedAt: at,
  });
  const handedIn = {
    ...paper,
    sha256: await sealedWords(deps, objectionId, sha256('%PDF')),
    name: await sealedWords(deps, objectionId, '截图.pdf'),
  };
  await deps.db.insert(objectionFiles).values({ id: fileId, objectionId, number: 1, ...handedIn });
  await askSchool(server, caseId);
  for (const code of [...strangers, 'teacherA1a', 'leaderA1', 'countyOfficerA', 'cityOfficer'])
    browsers.set(code, await browserOf(server, code));
});
afterAll(() => server.close());

const browser = (code: string): Browser => browsers.get(code) ?? expect.fail(code);

/** Every address of a read or download that belongs to some organisation or person. */
function scopedPaths(): string[] {
  const { city } = server;
  const ids: Record<string, string> = {
    caseId,
    attachmentId,
    fileId,
    noticeId,
    taskId: randomUUID(),
    studioId: randomUUID(),
    assessmentId: randomUUID(),
    roundId: city.roundId,
    countyId: city.org('countyA'),
    nominationId: city.nominationId('countyA'),
    number: '1',
    version: '1',
    termNumber: '1',
    picture: '1',
    voucherId: randomUUID(),
    evidenceId: randomUUID(),
    year: '2026',
    callId: randomUUID(),
    honourId: randomUUID(),
    sha256: '0'.repeat(64),
  };
  return (
    rows
      .filter((row) => (row.kind === 'read' || row.kind === 'file') && row.by === 'person' && row.path.includes('{'))
      // Example sheets hold nobody's data; who may take one stands in the access table.
      .filter((row) => !row.path.startsWith('/api/imports/'))
      // A year's list is everybody's, and holds the reader's own studios.
      .filter((row) => !row.path.startsWith('/api/assessment-results/'))
      .map((row) => row.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? expect.fail(name)))
      .filter((path) => path !== `/api/rounds/${city.roundId}`)
  );
}

describe('what belongs to an organisation does not exist for others (I22)', () => {
  test.each(strangers)('%s finds nothing', async (code) => {
    const paths = scopedPaths();
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) expect([path, (await browser(code).get(path)).status]).toEqual([path, 404]);
    expect((await browser(code).get('/api/cases')).body.items).toEqual([]);
    expect((await browser(code).get('/api/assessment-results')).body.items).toEqual([]);
  });

  test('nobody without a session finds anything at all', async () => {
    for (const path of scopedPaths()) expect([path, (await call(server, 'GET', path)).status]).toEqual([path, 401]);
  });

  test('an id that is none is not there, and troubles nobody', async () => {
    for (const path of ['/api/cases/x', '/api/tasks/1%27--', '/api/rounds/x', '/api/notices/x'])
      expect((await browser('cityOfficer').get(path)).status).toBe(404);
    for (const code of [...strangers, 'leaderA1', 'cityOfficer'])
      expect((await browser(code).get('/api/rounds/0/declarations')).status).toBe(404);
    expect((await browser('cityOfficer').get('/api/cases?search=%05%00')).status).toBe(400);
    const odd = Buffer.from(JSON.stringify(['never', 'x'])).toString('base64url');
    expect((await browser('cityOfficer').get(`/api/cases?after=${odd}`)).status).toBe(200);
  });
});

describe('what each reader of a case is shown', () => {
  const seenBy = async (code: string) => (await browser(code).get(`/api/cases/${caseId}`)).body;

  test('the applicant the own draft, the school no draft, the city everything decided', async () => {
    expect(await seenBy('teacherA1a')).toMatchObject({ reader: 'applicant', draft: { name: '林晓' } });
    const school = await seenBy('leaderA1');
    expect(school).toMatchObject({ reader: 'school', form: { phone: soundForm.phone } });
    expect(school.draft).toBeUndefined();
    expect(await seenBy('cityOfficer')).toMatchObject({ reader: 'city', rank: null });
  });

  test('the county learns what the form says only from the school’s yes on', async () => {
    expect(await seenBy('countyOfficerA')).toMatchObject({ reader: 'county', form: null, attachments: [] });
    expect((await browser('countyOfficerA').get(`/api/cases/${caseId}/forms/1`)).status).toBe(404);
    await server.deps.db.insert(decisions).values({
      id: randomUUID(),
      caseId,
      stage: 'schoolRecommendation',
      kind: 'collectiveDecision',
      seat: caseId,
      ruleIds: ['HOST-19'],
      deciderId: server.city.personId('leaderA1'),
      deciderRole: 'schoolLeader',
      orgId: server.city.org('schoolA1'),
      decision: 'recommend',
      decidedAt: at,
    });
    const seen = await seenBy('countyOfficerA');
    expect(seen).toMatchObject({
      form: { name: '林晓' },
      decisions: [{ decision: 'recommend', role: 'schoolLeader' }],
    });
    expect(JSON.stringify(seen)).not.toContain(server.city.personId('leaderA1'));
  });

  test('an unsubmitted form is its writer’s alone, withdrawn or not', async () => {
    await server.deps.db.update(cases).set({ formVersion: 0, state: 'withdrawn' }).where(eq(cases.id, caseId));
    for (const code of ['leaderA1', 'countyOfficerA', 'cityOfficer'])
      expect((await browser(code).get(`/api/cases/${caseId}/timeline`)).status).toBe(404);
    await server.deps.db.update(cases).set({ formVersion: 1, state: 'schoolReview' }).where(eq(cases.id, caseId));
  });

  test('a notice shows its allowed fields and nothing that slipped in', async () => {
    const board = await call(server, 'GET', '/api/notices');
    expect(board.status).toBe(200);
    expect(JSON.stringify(board.body)).toContain('林晓');
    expect(JSON.stringify(board.body)).not.toContain('13800000000');
    const seal = await call(server, 'GET', '/api/notice-seals/GS2026-0001');
    expect(Object.keys(seal.body).sort()).toEqual(['contentHash', 'from', 'number', 'to']);
  });
});

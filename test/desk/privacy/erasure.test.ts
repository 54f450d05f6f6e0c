import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { opened } from '../../../db/read/data-keys.js';
import { verification } from '../../../db/read/verification.js';
import {
  accounts,
  attachments,
  audit,
  cases,
  certificates,
  dataKeys,
  formVersions,
  fundRequests,
  mails,
  objections,
  people,
  sessions,
  studios,
  terms,
} from '../../../db/schema/all.js';
import { diskBlobs } from '../../../desk/blobs/blobs.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { decideErasure } from '../../../desk/privacy/decide-erasure.js';
import { eraseAgain } from '../../../desk/privacy/erase-again.js';
import { defaultRetention } from '../../../desk/privacy/parameters.js';
import { proposeErasure } from '../../../desk/privacy/propose-erasure.js';
import { retainOnce } from '../../../desk/privacy/retain.js';
import { closeRound } from '../../../desk/round/close-round.js';
import { decideRenewal } from '../../../desk/studio/decide-renewal.js';
import { lapseRequest } from '../../../desk/studio/fund/lapse-request.js';
import { settleFunds } from '../../../desk/studio/fund/settle-funds.js';
import { verify } from '../../../desk/verify/verify.js';
import { twoCities } from '../../access/people.js';
import { moments } from '../../access/walk/moments.js';
import { walker } from '../../access/walk.js';
import { runOnBoth, type TestDesk } from '../../support/desk.js';
import { markedPerson, markedWords, marksIn, objectorMarks, ownMarks, wholeDatabase } from '../../support/marked.js';
import { done } from '../city/panel-desk.js';
import { accountNow } from '../studio/fund-steps.js';
import { climbs, opens, openTask } from '../studio/steps.js';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const proposal = { code: 'teacherA1a', ground: 'request', reference: '信访〔2030〕12号' };

/** Every byte below a folder as one text. */
async function wholeFolder(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'latin1'));
  return (await Promise.all(files)).join('\n');
}

/** Somebody about to be selected, with a mark in every field. */
async function selected(desk: TestDesk) {
  const folder = await mkdtemp(join(tmpdir(), 'pingxuan-erasure-'));
  folders.push(folder);
  const blobs = diskBlobs(folder);
  const city = await twoCities(desk);
  const personId = city.personId('teacherA1a');
  await desk.db
    .update(people)
    .set({ ...markedPerson, nominatedByOrgId: city.org('schoolA1') })
    .where(eq(people.id, personId));
  const accountId = randomUUID();
  await desk.db.insert(accounts).values({ id: accountId, personId, login: 'teachera1a', passwordHash: 'x' });
  const at = await desk.clock.now();
  const session = { hash: 's', accountId, createdAt: at, lastSeenAt: at, expiresAt: at };
  await desk.db.insert(sessions).values(session);
  let file = 0;
  const walk = walker(desk, city, markedWords, async () => {
    file += 1;
    const bytes = Buffer.from(`%PDF yin-file-${file}`);
    return { sha256: sha256(bytes), blob: await blobs.put(desk.vault.sealFile(bytes)) };
  });
  for (const moment of moments.slice(0, moments.indexOf('approved'))) await walk.to(moment);
  return {
    // With the decision the round is over; by then every letter has left.
    decides: async () => {
      await walk.to('approved');
      await performSystem(desk, (at) => closeRound(at, city.roundId));
      await desk.db.update(mails).set({ state: 'sent', sentAt: await desk.clock.now() });
    },
    city,
    walk,
    blobs,
    folder,
    personId,
    caseId: walk.own(),
  };
}

/** STUDIO-O03: the term of their studio is over, and the bureau's leader has closed it. */
async function closesStudio(desk: TestDesk, city: Awaited<ReturnType<typeof twoCities>>, hostId: string) {
  const [row] = await desk.db
    .select({ termId: terms.id })
    .from(terms)
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(eq(studios.hostId, hostId));
  const { termId } = row ?? expect.fail('no studio');
  for (const year of [1, 2, 3]) {
    await opens(desk, termId, 'studioYear', year);
    expect((await climbs(desk, termId, 'studioYear', year)).settled).toBe('ended');
  }
  await opens(desk, termId, 'renewalDecision');
  const { id: taskId } = await openTask(desk, 'renewalDecision');
  await done(desk, decideRenewal, city.person('cityLeader'), { taskId, decision: 'close', reason: '聘期届满' });
}

/** FUND-O01: what the host handed in is settled by the fund's keeper, also after the studio is over; what nobody accounts for lapses. */
async function settles(desk: TestDesk, city: Awaited<ReturnType<typeof twoCities>>) {
  const [left] = await desk.db.select().from(fundRequests).where(eq(fundRequests.state, 'approved'));
  const unaccounted = { termId: left?.termId, requestId: left?.id, reason: '期限内未报账' };
  await done(desk, lapseRequest, city.person('cityOfficer'), unaccounted);
  const [request] = await desk.db.select().from(fundRequests).where(eq(fundRequests.state, 'handedIn'));
  const { id: requestId, termId } = request ?? expect.fail('nothing is handed in');
  const contentHash = await accountNow(desk, requestId);
  await done(desk, settleFunds, city.person('cityOfficer'), { termId, requestId, outcome: 'settled', contentHash });
}

const codes = (result: { ok: boolean; refusals?: readonly { code: string; facts?: object }[] }) =>
  result.ok ? [] : (result.refusals ?? []).map(({ code, facts }) => [code, facts]);

const breaches = async (desk: TestDesk) => {
  const found = await verify({ tx: desk.db, now: await desk.clock.now(), calendar: desk.calendar });
  return found
    .flatMap(({ name, breaches: list }) => list.map(({ invariant, at }) => `${name} ${invariant} ${at}`))
    .toSorted();
};

runOnBoth('erasing a person', (desk) => {
  test('nothing of them is left or can be read again, and register, verification page and audit chain still answer', {
    timeout: 120_000,
  }, async () => {
    const { city, walk, blobs, folder, personId, caseId, decides } = await selected(desk());
    const { db, vault, clock } = desk();
    const propose = (who: string, more = {}) =>
      perform(desk(), proposeErasure, city.person(who), { ...proposal, ...more });
    const decide = (who: string, erasureId: string, decision = 'done') =>
      perform(desk(), decideErasure, city.person(who), { erasureId, decision });

    // Sealed already: what was said in confidence stands nowhere in clear.
    const before = marksIn(await wholeDatabase(db), ownMarks);
    expect(before).toContain(`people ${markedPerson.email}`);
    expect(before.filter((one) => /^(cases|form_versions|attachments|hearing_answers) /.test(one))).toEqual([]);
    const [version] = await db.select().from(formVersions).where(eq(formVersions.caseId, caseId));
    const [paperBefore] = await db.select().from(attachments).where(eq(attachments.caseId, caseId));
    const sealedBefore = version?.content ?? expect.fail('no form');
    expect(await opened(db, vault, caseId, sealedBefore)).toMatchObject({ name: markedPerson.name });
    expect(await wholeFolder(folder)).not.toContain('yin-file');

    // Not while something needs it.
    expect(codes(await propose('cityOfficer'))).toEqual([['erasureTooEarly', { because: 'procedureOpen' }]]);
    await decides();
    const [paper] = await db.select().from(certificates).where(eq(certificates.caseId, caseId));
    const until = paper?.printed.termTo;
    expect(codes(await propose('cityOfficer'))).toEqual([['erasureTooEarly', { because: 'termRuns', until }]]);
    expect(codes(await propose('cityOfficer', { code: 'countyOfficerA' }))).toEqual([['notFound', undefined]]);
    clock.set('2031-03-03T01:00:00.000Z');
    await db
      .update(people)
      .set({ nominatedByOrgId: city.org('countyA') })
      .where(eq(people.code, 'countyOfficerA'));
    const inOffice = await propose('cityOfficer', { code: 'countyOfficerA' });
    expect(codes(inOffice)).toEqual([['erasureTooEarly', { because: 'inOffice' }]]);

    // Two officers of the bureau, each with a second factor.
    const weak = city.person('cityOfficer', { secondFactor: false });
    expect(codes(await perform(desk(), proposeErasure, weak, proposal))).toEqual([['secondFactorRequired', undefined]]);
    expect(codes(await propose('countyOfficerB'))).toEqual([['notFound', undefined]]);
    // The certificate's days are over; what becomes of the studio is not decided yet.
    expect(codes(await propose('cityOfficer'))).toEqual([['erasureTooEarly', { because: 'termRuns', until }]]);
    await closesStudio(desk(), city, personId);
    // FUND-O01: nor while money of theirs is not accounted for
    expect(codes(await propose('cityOfficer'))).toEqual([['erasureTooEarly', { because: 'procedureOpen' }]]);
    await settles(desk(), city);
    const proposed = await propose('cityOfficer');
    if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusals));
    const { erasureId } = proposed.value;
    expect(codes(await propose('cityOfficer2'))).toEqual([['caseChanged', undefined]]);
    expect(codes(await decide('cityOfficer', erasureId))).toEqual([['secondPersonRequired', undefined]]);
    const known = await breaches(desk());
    const chain = await db.select().from(audit);
    expect((await decide('cityOfficer2', erasureId)).ok).toBe(true);
    expect(codes(await decide('cityOfficer2', erasureId))).toEqual([['taskClosed', { outcome: 'done' }]]);

    const left = await wholeDatabase(db);
    expect(marksIn(left, [...ownMarks, 'teacherA1a', 'teachera1a'])).toEqual([]);
    expect(await db.select().from(accounts).where(eq(accounts.personId, personId))).toEqual([]);
    // A copy of before has the sealed words; no key of now opens them.
    const keys = await db.select().from(dataKeys);
    expect(keys.find(({ subjectId }) => subjectId === caseId)).toMatchObject({ wrapped: null });
    for (const { wrapped } of keys) if (wrapped) expect(() => vault.open(wrapped, sealedBefore)).toThrow();
    expect(await opened(db, vault, caseId, sealedBefore)).toBeNull();

    // What is not theirs alone stays: the register, the record, the seal of the notice.
    const [file] = await db.select().from(cases).where(eq(cases.id, caseId));
    expect(file).toMatchObject({ state: 'approved', formHash: sha256(String(sealedBefore)) });
    const answer = await verification(db, paper?.verificationCode ?? '');
    expect(answer).toMatchObject({
      status: 'valid',
      printed: { certificateNumber: paper?.certificateNumber, holderName: '—', studioName: '—' },
    });
    expect((await db.select().from(audit)).slice(0, chain.length)).toHaveLength(chain.length);
    expect(await breaches(desk())).toEqual(known);
    expect(
      known.filter((one) => /auditChain|noticeProof|noticeFields|rankingRecomputed|Papers|Registers/.test(one)),
    ).toEqual([]);

    // A backup of before brings the rest back, and the restore erases it again by the newer keys.
    await db.update(people).set(markedPerson).where(eq(people.id, personId));
    await db.update(cases).set({ draft: sealedBefore }).where(eq(cases.id, caseId));
    await db.update(attachments).set({ name: paperBefore?.name }).where(eq(attachments.caseId, caseId));
    expect(marksIn(await wholeDatabase(db), ownMarks)).not.toEqual([]);
    // the person, the case, the term with its plans and its work
    expect(await performSystem(desk(), eraseAgain)).toBe(3);
    expect(marksIn(await wholeDatabase(db), ownMarks)).toEqual([]);

    // The bytes of the files go with the next pass.
    const held = () =>
      readdir(folder, { recursive: true, withFileTypes: true }).then((all) => all.filter((one) => one.isFile()).length);
    const files = await held();
    const retaining = {
      ...desk(),
      blobs,
      retention: { ...defaultRetention, applications: 36_500, objections: 36_500 },
    };
    expect(await retainOnce(retaining)).toMatchObject({ applications: 0, objections: 0, files: 5 });
    // the form's attachment, a picture of the page, a file that shows work, two vouchers
    expect(await held()).toBe(files - 5);
    expect((await retainOnce(retaining)).files).toBe(0);
    expect(
      await db
        .select()
        .from(attachments)
        .where(eq(attachments.caseId, walk.others()[0] ?? '')),
    ).not.toMatchObject([{ blob: '' }]);
  });

  test('what nobody needs any more goes by itself when its time is over, and not before', {
    timeout: 120_000,
  }, async () => {
    const { walk, blobs, caseId, decides } = await selected(desk());
    const { db, clock } = desk();
    await decides();
    const retaining = { ...desk(), blobs, retention: defaultRetention };
    const state = async () => (await db.select().from(objections))[0];
    clock.set('2026-08-03T01:00:00.000Z');
    expect(await retainOnce(retaining)).toMatchObject({ applications: 0, objections: 0, files: 0 });

    clock.set('2027-08-02T01:00:00.000Z');
    expect(await retainOnce(retaining)).toMatchObject({ applications: 0, objections: 1, files: 1 });
    expect(marksIn(await wholeDatabase(db), objectorMarks)).toEqual([]);
    expect(await state()).toMatchObject({ state: 'dismissed', text: '', contact: null, fromName: null });

    // Whoever ended with the round is forgotten three years after it. A host's term ends on one day in summer 2029 or later; their
    // form is kept as long again after it.
    const [paper] = await db.select().from(certificates).where(eq(certificates.caseId, caseId));
    const over = new Date(Date.parse(`${paper?.printed.termTo}T00:00:00.000Z`) + 1_094 * 86_400_000);
    clock.set(over.toISOString());
    expect(await retainOnce(retaining)).toMatchObject({ applications: 1, files: 1 });
    expect(await retainOnce(retaining)).toMatchObject({ applications: 0, files: 0 });
    clock.set(new Date(over.getTime() + 4 * 86_400_000).toISOString());
    expect(await retainOnce(retaining)).toMatchObject({ applications: 3, files: 3 });
    const keys = await db.select().from(dataKeys);
    const gone = [caseId, ...walk.others()];
    expect(keys.filter(({ wrapped, subjectId }) => wrapped === null && gone.includes(subjectId))).toHaveLength(3);
    expect(
      marksIn(
        await wholeDatabase(db),
        ownMarks.filter((mark) => mark.startsWith('印') && mark !== markedPerson.name),
      ),
    ).toEqual([]);
    expect(await retainOnce(retaining)).toEqual({
      applications: 0,
      objections: 0,
      hearingAddresses: 0,
      letters: 0,
      files: 0,
    });
  });
});

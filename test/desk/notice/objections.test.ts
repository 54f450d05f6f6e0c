import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticeBoard, noticeSeal, objectionsFor, openNotice } from '../../../db/read/notice-board.js';
import { audit, cases, links, mails, noticeSubjects, notices, objections } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { confirmObjection } from '../../../desk/notice/confirm-objection.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { endNoticeWindow } from '../../../desk/notice/end-notice-window.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import { leaveNotice } from '../../../desk/notice/leave-notice.js';
import type { PublishedNotice } from '../../../desk/notice/publish-notice.js';
import { parseReceipt } from '../../../domain/notice/receipt.js';
import { expectOk, reader, type SmallCounty, saying, smallCounty } from '../county/small-county.js';

const within = '2026-04-21T02:00:00.000Z';
const last = '2026-04-27T15:59:59.999Z';
const after = '2026-04-27T16:00:00.000Z';
let county: SmallCounty;
let notice: PublishedNotice;

beforeEach(async () => {
  county = await smallCounty();
  notice = await county.hang([1, 2]);
  county.set(within);
});
afterEach(() => county.close());

const object = (n: number, kind: 'named' | 'anonymous' = 'named') =>
  perform(county.deps, fileObjection, reader, {
    noticeId: notice.noticeId,
    objection: {
      kind,
      subjectId: county.id(`case${n}`),
      text: '论文署名有误',
      ...(kind === 'named' ? { fromName: '王某', contact: 'wang@objector.example' } : {}),
    },
  });
const confirm = async (secret?: string) => {
  const [link] = (await county.db.select().from(links)).filter((one) => one.objectionId !== null);
  const linkId = link?.id ?? '';
  return perform(county.deps, confirmObjection, reader, { linkId, secret: secret ?? linkSecret('test', linkId) });
};
/** A named, confirmed objection with its task open; its id. */
const register = async (n: number): Promise<string> => {
  expectOk(await object(n));
  expectOk(await confirm());
  const [row] = await county.db.select().from(objections);
  await county.open({ kind: 'objection', id: row?.id ?? '' }, 'objectionHandling');
  return row?.id ?? '';
};
const dispose = async (id: string, finding: object, actor: PersonActor = county.person('officer')) =>
  perform(county.deps, disposeObjection, actor, { taskId: await county.task('objectionHandling', id), finding });
const dismissed = { outcome: 'dismissed', reason: '经核实不成立', evidenceIds: [] };
const upheld = { outcome: 'upheld', reason: '经核实成立', evidenceIds: ['核查报告1'] };
const state = async (n: number) =>
  (
    await county.db
      .select()
      .from(noticeSubjects)
      .where(eq(noticeSubjects.subjectId, county.id(`case${n}`)))
  )[0]?.state;
const end = (at: string) => {
  county.set(at);
  return county.look({ kind: 'notice', id: notice.noticeId }, 'noticeWindow');
};

describe('the window', () => {
  it('NOTICE-O01: never ends early, not even in its last millisecond', async () => {
    expect(await end(last)).toEqual({ wakeAt: after, settled: null });
    await performSystem(county.deps, (desk) => endNoticeWindow(desk, notice.noticeId));
    expect((await county.db.select().from(notices))[0]?.state).toBe('open');
    expect((await end(after)).settled).toBe('ended');
    expect((await county.db.select().from(notices))[0]).toMatchObject({ state: 'confirmed', takenDownAt: after });
    expect(await county.toldTo(`nomination-${county.id('nomination')}`)).toMatchObject([
      {},
      { news: { stage: 'notice', outcome: 'confirmed' } },
    ]);
  });

  it('I20: shows the allowed fields alone, and after it only its seal', async () => {
    const shown = await openNotice(county.db, notice.noticeId, within);
    expect(shown?.subjects.map((subject) => Object.keys(subject).sort())).toEqual(
      [1, 2].map(() => ['county', 'item', 'name', 'school', 'subjectId']),
    );
    expect(JSON.stringify(shown)).not.toMatch(/138|test\.example/);
    // also when no worker has taken it down yet
    expect(await noticeBoard(county.db, after)).toEqual([]);
    await end(after);
    expect(await openNotice(county.db, notice.noticeId, after)).toBeNull();
    const seal = await noticeSeal(county.db, notice.number);
    expect(seal).toMatchObject({ from: '2026-04-20T02:00:00.000Z', to: last });
    expect(seal?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(seal)).not.toContain('教师');
  });
});

describe('filing an objection', () => {
  it('NOTICE-O02: named counts only once the address is confirmed', async () => {
    const { receipt, reception } = expectOk(await object(1));
    expect(reception).toBe('unconfirmed');
    expect(parseReceipt(receipt)).toEqual({ year: 2026, notice: 1, serial: 1 });
    expect(await state(1)).toBe('listed');
    expect(saying(await confirm('wrong'))).toBe('notFound');
    expect(expectOk(await confirm()).state).toBe('registered');
    expect(saying(await confirm())).toBe('linkUsed NOTICE-O02');
    expect([await state(1), await state(2)]).toEqual(['underInvestigation', 'listed']);
    expect((await county.db.select().from(objections))[0]?.due).toBe('2026-05-08T15:59:59.999Z');
  });

  it('NOTICE-O02: anonymous is a lead and holds nobody back', async () => {
    expect(expectOk(await object(1, 'anonymous')).reception).toBe('lead');
    expect(await state(1)).toBe('listed');
  });

  it('NOTICE-O04: after the window it is a report and reopens nothing', async () => {
    await end(after);
    expect(expectOk(await object(1, 'anonymous')).reception).toBe('report');
    expectOk(await object(2));
    expect(expectOk(await confirm()).state).toBe('report');
    expect([await state(1), await state(2)]).toEqual(['cleared', 'cleared']);
  });

  it('NOTICE-O03: handed in on the last evening and confirmed the next day it holds back', async () => {
    county.set(last);
    expectOk(await object(1));
    await end(after);
    expect(expectOk(await confirm()).state).toBe('registered');
    expect([await state(1), await state(2)]).toEqual(['underInvestigation', 'cleared']);
  });

  it('refuses a person the notice does not list, and a text beyond the limit', async () => {
    expect(saying(await object(3))).toBe('notFound');
    const long = { kind: 'anonymous', subjectId: county.id('case1'), text: '长'.repeat(5001) };
    const answer = await perform(county.deps, fileObjection, reader, { noticeId: notice.noticeId, objection: long });
    expect(saying(answer)).toBe('badInput');
  });

  it("I23: the objector's name and address reach the publishing level and nobody else", async () => {
    await register(1);
    expect(await objectionsFor(county.db, county.deps.vault, county.id('county'), notice.noticeId)).toMatchObject([
      { fromName: '王某' },
    ]);
    expect(await objectionsFor(county.db, county.deps.vault, county.id('school'), notice.noticeId)).toEqual([]);
    const rows = [await county.db.select().from(audit), await county.toldTo(`notice-${notice.noticeId}`)];
    expect(JSON.stringify(rows)).not.toMatch(/王某|objector|署名/);
  });
});

describe('the finding', () => {
  it('NOTICE-O03: upheld removes its subject alone, frees the place and tells clause and appeal', async () => {
    const id = await register(1);
    expect(expectOk(await dispose(id, upheld)).subject).toBe('upheld');
    expect([(await county.file(1)).state, (await county.file(2)).state]).toEqual(['notForwarded', 'countyNotice']);
    expect(await county.quota()).toMatchObject({ used: 1 });
    expect((await openNotice(county.db, notice.noticeId, within))?.subjects).toHaveLength(1);
    const letters = await county.db.select().from(mails);
    expect(letters.find((one) => one.template === 'objectionDisposed')?.address).toBe('wang@objector.example');
    expect(letters.filter((one) => one.template === 'caseMoved').at(-1)?.data).toMatchObject({
      clause: 'NOTICE-O03',
      appealUntil: '2026-04-28T15:59:59.999Z',
    });
    expect((await county.toldTo(`case-${county.id('case1')}`)).at(-1)).toMatchObject({
      news: { stage: 'countyNotice', outcome: 'removed' },
    });
  });

  it('NOTICE-O03: the others are confirmed while one is looked into, who follows alone', async () => {
    const id = await register(1);
    await end(after);
    expect([await state(1), await state(2)]).toEqual(['underInvestigation', 'cleared']);
    expect((await county.db.select().from(notices))[0]?.state).toBe('confirmed');
    expect(expectOk(await dispose(id, dismissed)).subject).toBe('cleared');
    expect((await county.file(1)).state).toBe('countyNotice');
  });

  it('dismissed within the window goes on with the others', async () => {
    const id = await register(1);
    expect(expectOk(await dispose(id, dismissed)).subject).toBe('dismissed');
    await end(after);
    expect([await state(1), await state(2)]).toEqual(['cleared', 'cleared']);
  });

  it.each([
    ['without evidence', { ...upheld, evidenceIds: [] }, 'officer', 'badInput NOTICE-O03'],
    ['without a disposition', { ...dismissed, reason: ' ' }, 'officer', 'badInput'],
    ['with a personal number in it', { ...dismissed, reason: '电话 13800138000' }, 'officer', 'ruleForbids NOTICE'],
    ['of another county', dismissed, 'stranger', 'notFound'],
    ['of the school', dismissed, 'principal', 'notFound'],
  ])('NOTICE-O03: a finding %s is refused', async (_, finding, who, said) => {
    const id = await register(1);
    expect(saying(await dispose(id, finding, county.person(who)))).toBe(said);
    expect(await state(1)).toBe('underInvestigation');
  });

  it('NOTICE-O03: the subject does not decide about themselves', async () => {
    const id = await register(1);
    await county.db
      .update(cases)
      .set({ applicantId: county.id('officer') })
      .where(eq(cases.id, county.id('case1')));
    expect(saying(await dispose(id, dismissed))).toBe('conflictOfInterest NOTICE-O03');
  });
});

it('whoever leaves is taken off; a notice with nobody left under investigation is confirmed', async () => {
  await register(1);
  await performSystem(county.deps, (desk) => leaveNotice(desk, county.id('case2')));
  await end(after);
  expect((await county.db.select().from(notices))[0]?.state).toBe('closed');
  await performSystem(county.deps, (desk) => leaveNotice(desk, county.id('case1')));
  expect((await county.db.select().from(notices))[0]?.state).toBe('confirmed');
});

import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { objectionsFor } from '../../../db/read/notice-board.js';
import { links, noticeSubjects, notices, objections } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { confirmObjection } from '../../../desk/notice/confirm-objection.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { endConfirmation } from '../../../desk/notice/end-confirmation.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import type { PublishedNotice } from '../../../desk/notice/publish-notice.js';
import { expectOk, reader, type SmallCounty, saying, smallCounty } from '../county/small-county.js';

const lastEvening = '2026-04-27T15:59:59.999Z';
const windowOver = '2026-04-27T16:00:00.000Z';
/** Three working days from 27 April; the holiday begins on 1 May. */
const until = '2026-04-30T15:59:59.999Z';
const untilOver = '2026-04-30T16:00:00.000Z';
let county: SmallCounty;
let notice: PublishedNotice;

beforeEach(async () => {
  county = await smallCounty();
  notice = await county.hang([1, 2]);
});
afterEach(() => county.close());

const object = (n: number) =>
  perform(county.deps, fileObjection, reader, {
    noticeId: notice.noticeId,
    objection: {
      kind: 'named',
      subjectId: county.id(`case${n}`),
      text: '论文署名有误',
      fromName: '王某',
      contact: 'wang@objector.example',
    },
  });
/** Follows the mail of the objection that was filed as number `n`. */
const confirm = async (n = 1) => {
  const rows = await county.db.select().from(objections).orderBy(asc(objections.receipt));
  const [link] = await county.db
    .select()
    .from(links)
    .where(eq(links.objectionId, rows[n - 1]?.id ?? ''));
  const linkId = link?.id ?? '';
  return perform(county.deps, confirmObjection, reader, { linkId, secret: linkSecret('test', linkId) });
};
const subject = () => ({ kind: 'notice', id: notice.noticeId }) as const;
const windowEnds = () => {
  county.set(windowOver);
  return county.look(subject(), 'noticeWindow');
};
const confirmationEnds = async () => {
  county.set(untilOver);
  return county.look(subject(), 'objectionConfirmation');
};
const states = async () => {
  const rows = await county.db.select().from(noticeSubjects);
  return [1, 2].map((n) => rows.find((row) => row.subjectId === county.id(`case${n}`))?.state);
};
const stateOf = async () => (await county.db.select().from(objections)).map((row) => row.state);
const read = () => objectionsFor(county.db, county.deps.vault, county.id('county'), notice.noticeId);
const dismiss = async () => {
  const [row] = await county.db.select().from(objections).orderBy(asc(objections.receipt));
  await county.open({ kind: 'objection', id: row?.id ?? '' }, 'objectionHandling');
  const taskId = await county.task('objectionHandling', row?.id);
  const finding = { outcome: 'dismissed', reason: '经核实不成立', evidenceIds: [] };
  return perform(county.deps, disposeObjection, county.person('officer'), { taskId, finding });
};

describe('an objection that came in time and is not confirmed yet', () => {
  beforeEach(async () => {
    county.set(lastEvening);
    expectOk(await object(1));
  });

  it('I22, NOTICE-O02: holds its subject at the end of the window, and nobody else; the body reads nothing of it', async () => {
    await windowEnds();
    expect(await states()).toEqual(['listed', 'cleared']);
    expect((await county.db.select().from(notices))[0]?.state).toBe('confirmed');
    expect(await read()).toEqual([]);
    await county.open(subject(), 'objectionConfirmation');
    expect(await county.look(subject(), 'objectionConfirmation')).toEqual({ wakeAt: untilOver, settled: null });
  });

  it('I22, NOTICE-O03: confirmed in its last moment it is registered, and is answered before its subject goes on', async () => {
    await windowEnds();
    await county.open(subject(), 'objectionConfirmation');
    county.set(until);
    expect(expectOk(await confirm()).state).toBe('registered');
    expect(await read()).toMatchObject([{ fromName: '王某', state: 'registered' }]);
    expect((await confirmationEnds()).settled).toBe('ended');
    expect(await states()).toEqual(['underInvestigation', 'cleared']);
    expectOk(await dismiss());
    expect(await states()).toEqual(['cleared', 'cleared']);
  });

  it('NOTICE-O02: unconfirmed it becomes a lead without a name, and the subject is cleared; the link says which way is left', async () => {
    await windowEnds();
    await county.open(subject(), 'objectionConfirmation');
    county.set(until);
    expect((await county.look(subject(), 'objectionConfirmation')).settled).toBeNull();
    expect(await states()).toEqual(['listed', 'cleared']);
    expect((await confirmationEnds()).settled).toBe('ended');
    expect([await states(), await stateOf()]).toEqual([['cleared', 'cleared'], ['lead']]);
    expect(await read()).toMatchObject([{ text: '论文署名有误', fromName: null, contact: null }]);
    expect(saying(await confirm())).toBe('confirmationOver NOTICE-O02');
    expect((await county.open(subject(), 'objectionConfirmation', 2)).id).toBeTruthy();
    expect((await county.look(subject(), 'objectionConfirmation', 2)).settled).toBe('none');
    // once more changes nothing
    await performSystem(county.deps, (desk) => endConfirmation(desk, notice.noticeId));
    expect(await states()).toEqual(['cleared', 'cleared']);
  });

  it('NOTICE-O03: somebody alone on a notice: it is confirmed only once that is settled', async () => {
    await county.db.delete(noticeSubjects).where(eq(noticeSubjects.subjectId, county.id('case2')));
    await windowEnds();
    expect((await county.db.select().from(notices))[0]?.state).toBe('closed');
    await county.open(subject(), 'objectionConfirmation');
    await confirmationEnds();
    expect((await county.db.select().from(notices))[0]?.state).toBe('confirmed');
  });

  it('NOTICE-O03: a second one unconfirmed keeps back a subject whose first one is dismissed', async () => {
    expectOk(await object(1));
    await windowEnds();
    await county.open(subject(), 'objectionConfirmation');
    expectOk(await confirm(1));
    expect(expectOk(await dismiss()).subject).toBe('dismissed');
    expect(await states()).toEqual(['dismissed', 'cleared']);
    await confirmationEnds();
    expect([await states(), await stateOf()]).toEqual([
      ['cleared', 'cleared'],
      ['dismissed', 'lead'],
    ]);
  });
});

it('NOTICE-O02: one whose time was over before the end of the window is a lead by then', async () => {
  county.set('2026-04-21T02:00:00.000Z');
  expectOk(await object(1));
  expect((await county.db.select().from(links)).at(-1)?.expiresAt).toBe('2026-04-24T15:59:59.999Z');
  await windowEnds();
  expect([await states(), await stateOf()]).toEqual([['cleared', 'cleared'], ['lead']]);
});

it('NOTICE-O04: handed in after the window nothing waits for it', async () => {
  await windowEnds();
  expectOk(await object(1));
  await county.open(subject(), 'objectionConfirmation');
  expect((await county.look(subject(), 'objectionConfirmation')).settled).toBe('none');
  expect(await states()).toEqual(['cleared', 'cleared']);
  expect(expectOk(await confirm()).state).toBe('report');
});

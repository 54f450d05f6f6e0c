import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cases, nominations, notices, stageRuns } from '../../../db/schema/all.js';
import { closeNomination } from '../../../desk/county/close-nomination.js';
import { refillNominee } from '../../../desk/county/refill-nominee.js';
import { reopenBundle } from '../../../desk/county/reopen-bundle.js';
import { submitBundle } from '../../../desk/county/submit-bundle.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import { freePlace } from '../../../desk/kit/quota.js';
import { expectOk, hashOfForm, type SmallCounty, saying, smallCounty } from './small-county.js';

const afterNotice = '2026-04-28T01:00:00.000Z';
let county: SmallCounty;
let officer: PersonActor;
beforeEach(async () => {
  county = await smallCounty();
  officer = county.person('officer');
});
afterEach(() => county.close());

const send = (list: readonly number[], actor = officer, nominationId = county.id('nomination')) =>
  perform(county.deps, submitBundle, actor, { nominationId, caseIds: list.map((n) => county.id(`case${n}`)) });
const close = (list: readonly number[]) =>
  perform(county.deps, closeNomination, officer, {
    nominationId: county.id('nomination'),
    notChosen: list.map((n) => ({ caseId: county.id(`case${n}`), formHash: hashOfForm(n), reason: '名额有限' })),
  });
const takeDown = async (noticeId: string, at = afterNotice) => {
  county.set(at);
  await county.look({ kind: 'notice', id: noticeId }, 'noticeWindow');
};

describe('the bundle', () => {
  it('HOST-22: all cleared forms go together, once the notice is over', async () => {
    const { noticeId } = await county.hang([1, 2]);
    expect(saying(await send([1, 2]))).toBe('caseChanged HOST-22');
    await takeDown(noticeId);
    const subject = { kind: 'nomination', id: county.id('nomination') } as const;
    await county.open(subject, 'bundle');
    expect(saying(await send([1]))).toBe('caseChanged HOST-22');
    expect(saying(await send([1, 2], county.person('stranger')))).toBe('notFound');
    expect(expectOk(await send([1, 2]))).toEqual({ bundleNumber: '2026-1-SB001', part: 1 });
    expect([(await county.file(1)).state, (await county.file(2)).state]).toEqual([
      'submittedToCity',
      'submittedToCity',
    ]);
    expect((await county.toldTo(`case-${county.id('case1')}`)).at(-1)).toMatchObject({
      news: { stage: 'countyNotice', outcome: 'cleared' },
    });
    expect((await county.toldTo(`nomination-${subject.id}`)).at(-1)).toMatchObject({
      news: { stage: 'bundle', outcome: 'submitted' },
    });
  });

  it('HOST-O14: on the last day it goes, a millisecond later only after the city reopened with a reason', async () => {
    const { noticeId } = await county.hang([1]);
    await takeDown(noticeId, '2026-05-29T16:00:00.000Z');
    expect(saying(await send([1]))).toBe('windowClosed HOST-O14');
    const order = { nominationId: county.id('nomination'), untilDay: '2026-06-02', reason: '系统故障' };
    expect(saying(await perform(county.deps, reopenBundle, officer, order))).toBe('notYourPost HOST-O14');
    expect(saying(await perform(county.deps, reopenBundle, county.person('stranger'), order))).toBe('notFound');
    expectOk(await perform(county.deps, reopenBundle, county.person('city'), order));
    expect(saying(await send([1]))).toBe('ok');
  });

  it('HOST-O14: the last millisecond of the city date is still in time', async () => {
    const { noticeId } = await county.hang([1]);
    await takeDown(noticeId, '2026-05-29T15:59:59.999Z');
    expect(saying(await send([1]))).toBe('ok');
  });

  it('HOST-25: nothing is taken once the panel is drawn', async () => {
    const { noticeId } = await county.hang([1]);
    await takeDown(noticeId);
    await county.db.insert(stageRuns).values({
      id: randomUUID(),
      subjectKind: 'round',
      subjectId: county.id('round'),
      roundId: county.id('round'),
      stage: 'panelFormation',
      number: 1,
      state: 'settled',
      openedAt: afterNotice,
      calendarVersion: 'x',
    });
    expect(saying(await send([1]))).toBe('stageNotOpen HOST-25');
  });
});

describe('a freed place', () => {
  it('NOTICE-O05, HOST-O14, HOST-22: the replacement gets a full-length notice alone, and joins the same bundle', async () => {
    const { noticeId } = await county.hang([1, 2]);
    expect(saying(await refill())).toBe('quotaExhausted HOST-21');
    const leaving = await county.file(2);
    await performSystem(county.deps, (desk) => freePlace(desk, leaving));
    await county.db
      .update(cases)
      .set({ state: 'withdrawn' })
      .where(eq(cases.id, county.id('case2')));
    await takeDown(noticeId);
    expectOk(await send([1]));
    const { nominationId } = expectOk(await refill());
    expect(saying(await refill())).toBe('stageNotOpen HOST-O14');
    await county.open({ kind: 'nomination', id: nominationId }, 'nomination');
    expectOk(await county.verify(3));
    expectOk(await county.select([3], officer, nominationId));
    const second = expectOk(await county.publish([3], county.person('leader'), {}, nominationId));
    // Tuesday 28 April; the May holiday (1–5 May) does not count, nor does it end on one
    expect(second.closesAt).toBe('2026-05-08T15:59:59.999Z');
    await county.open({ kind: 'notice', id: second.noticeId }, 'noticeWindow');
    await takeDown(second.noticeId, '2026-05-11T01:00:00.000Z');
    expect(expectOk(await send([3], officer, nominationId))).toEqual({ bundleNumber: '2026-1-SB001', part: 2 });
    expect(await county.db.select().from(notices)).toHaveLength(2);
  });

  it('HOST-O14: not after the city date', async () => {
    await county.hang([1]);
    county.set('2026-05-29T16:00:00.000Z');
    expect(saying(await refill())).toBe('windowClosed HOST-O14');
  });
});

const refill = () => perform(county.deps, refillNominee, officer, { nominationId: county.id('nomination') });

describe('the end of the reserve list', () => {
  it('HOST-21: whoever was not chosen is told with reason and clause', async () => {
    await county.verify(3);
    await county.hang([1, 2]);
    expect(saying(await close([1]))).toBe('ruleForbids HOST-21');
    expect(expectOk(await close([3])).ended).toBe(false);
    expect((await county.file(3)).state).toBe('notForwarded');
  });

  it('HOST-20: whoever was not examined cannot be passed over', async () => {
    expect(saying(await close([1]))).toBe('ruleForbids HOST-20');
  });

  it('HOST-14: places may stay empty; with nobody left the nomination ends', async () => {
    for (const n of [1, 2, 3]) await county.verify(n);
    expect(expectOk(await close([1, 2])).ended).toBe(false);
    expect(expectOk(await close([3])).ended).toBe(true);
    expect((await county.toldTo(`nomination-${county.id('nomination')}`)).at(-1)).toMatchObject({
      news: { stage: 'nomination', outcome: 'nobody' },
    });
    expect(await county.db.select().from(nominations)).toHaveLength(1);
  });
});

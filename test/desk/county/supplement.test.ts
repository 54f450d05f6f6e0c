import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cases, mails, nominations, objections, stageRuns, tasks } from '../../../db/schema/all.js';
import { undoWithdrawal } from '../../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../../desk/application/withdraw-application.js';
import { bundleList } from '../../../desk/county/bundle-list.js';
import { submitBundle } from '../../../desk/county/submit-bundle.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import { closeRound } from '../../../desk/round/close-round.js';
import { expectOk, reader, type SmallCounty, saying, smallCounty } from './small-county.js';

const windowOver = '2026-04-27T16:00:00.000Z';
let county: SmallCounty;
let noticeId: string;
beforeEach(async () => {
  county = await smallCounty({ change: { objectionEmailConfirmed: false } });
  ({ noticeId } = await county.hang([1, 2]));
});
afterEach(() => county.close());

const subject = () => ({ kind: 'nomination', id: county.id('nomination') }) as const;
const send = (list: readonly number[]) =>
  perform(county.deps, submitBundle, county.person('officer'), {
    nominationId: county.id('nomination'),
    caseIds: list.map((n) => county.id(`case${n}`)),
  });
const objectTo1 = async (): Promise<string> => {
  const words = { kind: 'named', fromName: '王某', contact: 'wang@objector.example', text: '论文署名有误' };
  expectOk(
    await perform(county.deps, fileObjection, reader, {
      noticeId,
      objection: { ...words, subjectId: county.id('case1') },
    }),
  );
  const [row] = await county.db.select().from(objections);
  await county.open({ kind: 'objection', id: row?.id ?? '' }, 'objectionHandling');
  return county.task('objectionHandling', row?.id);
};
const dispose = (taskId: string, outcome: 'dismissed' | 'upheld') =>
  perform(county.deps, disposeObjection, county.person('officer'), {
    taskId,
    finding: { outcome, reason: '经核实', evidenceIds: ['核查报告1'] },
  });
/** The window ends, candidate 2 goes to the city, and the nomination's process asks again for whoever is left. */
const bundleWithout1 = async () => {
  county.set(windowOver);
  await county.look({ kind: 'notice', id: noticeId }, 'noticeWindow');
  await county.open(subject(), 'bundle');
  expect(expectOk(await send([2])).part).toBe(1);
  expect(await lastNews()).toMatchObject({ stage: 'bundle', number: 1, outcome: 'partly' });
  await county.open(subject(), 'bundle', 2);
};
const lastNews = async () => (await county.toldTo(`nomination-${county.id('nomination')}`)).at(-1)?.news;
const asked = async () => {
  const open = and(eq(tasks.kind, 'bundle'), eq(tasks.state, 'open'));
  return (await county.db.select().from(tasks).where(open)).map(({ orgId, role, due }) => [orgId, role, due]);
};
const officers = () => [[county.id('county'), 'countyOfficer', '2026-05-29T15:59:59.999Z']];

describe('a candidate held back when the county sent its bundle', () => {
  it('NOTICE-O03, HOST-22: dismissed late, the officer is asked for a supplementary part, and it ends the nomination', async () => {
    const taskId = await objectTo1();
    await bundleWithout1();
    expect(await asked()).toEqual([]);
    expectOk(await dispose(taskId, 'dismissed'));
    expect(await asked()).toEqual(officers());
    expect(await lastNews()).toMatchObject({ kind: 'datesMoved' });
    expect(expectOk(await send([1]))).toMatchObject({ part: 2 });
    expect((await county.file(1)).state).toBe('submittedToCity');
    expect(await asked()).toEqual([]);
    expect(await lastNews()).toMatchObject({ stage: 'bundle', number: 2, outcome: 'submitted' });
    expect((await county.db.select().from(nominations))[0]).toMatchObject({ state: 'submitted', bundleParts: 2 });
  });

  it('HOST-22: the summary sheet lists who was sent and who is to be sent, whatever becomes of them', async () => {
    const taskId = await objectTo1();
    const listed = async () => {
      const [nomination] = await county.db.select().from(nominations);
      if (!nomination) throw new Error('no nomination');
      return (await bundleList({ tx: county.db }, nomination)).toSorted();
    };
    const ids = (...list: readonly number[]) => list.map((n) => county.id(`case${n}`)).toSorted();
    expect(await listed()).toEqual(ids(1, 2));
    await bundleWithout1();
    expect(await listed()).toEqual(ids(1, 2));
    expectOk(await dispose(taskId, 'upheld'));
    expect(await listed()).toEqual(ids(2));
    // vetoed later, on the city's notice: the sheet that went to the city does not change
    await county.db
      .update(cases)
      .set({ state: 'vetoed' })
      .where(eq(cases.id, county.id('case2')));
    // another nomination's candidate is on another sheet
    await county.db
      .update(cases)
      .set({ state: 'submittedToCity' })
      .where(eq(cases.id, county.id('case3')));
    expect(await listed()).toEqual(ids(2));
  });

  it('NOTICE-O03: upheld, nobody is left to wait for', async () => {
    const taskId = await objectTo1();
    await bundleWithout1();
    expectOk(await dispose(taskId, 'upheld'));
    expect(await asked()).toEqual([]);
    expect(await lastNews()).toMatchObject({ stage: 'bundle', number: 2, outcome: 'nobody' });
  });

  it('NOTICE-O03, HOST-25: what was held back is not late: after the city date and the draw it still comes', async () => {
    const taskId = await objectTo1();
    await bundleWithout1();
    county.set('2026-06-01T01:00:00.000Z');
    await county.db.insert(stageRuns).values({
      id: randomUUID(),
      subjectKind: 'round',
      subjectId: county.id('round'),
      roundId: county.id('round'),
      stage: 'panelFormation',
      number: 1,
      state: 'settled',
      openedAt: windowOver,
      calendarVersion: 'x',
    });
    expectOk(await dispose(taskId, 'dismissed'));
    const [[, , due] = []] = await asked();
    expect(due && due > '2026-06-01').toBe(true);
    expect(saying(await send([1]))).toBe('ok');
  });

  it('HOST-26: the end of the round ends the wait; the objector is answered all the same, and the candidate reads why', async () => {
    const taskId = await objectTo1();
    await bundleWithout1();
    await performSystem(county.deps, (desk) => closeRound(desk, county.id('round')));
    expect(await county.file(1)).toMatchObject({ state: 'endedWithRound', priorState: 'countyNotice', holdsPlace: 0 });
    expect(await asked()).toEqual([]);
    expect(await lastNews()).toMatchObject({ kind: 'interrupted', outcome: 'roundOver' });
    const letters = await county.db.select().from(mails).where(eq(mails.template, 'caseMoved'));
    expect(letters.at(-1)?.data).toMatchObject({ state: 'endedWithRound', reason: 'roundOver', clause: 'HOST-26' });
    expectOk(await dispose(taskId, 'dismissed'));
    expect((await county.file(1)).state).toBe('endedWithRound');
    expect(await asked()).toEqual([]);
  });

  it.each([
    ['a supplementary part', 'settled', async () => expectOk(await send([1]))],
    ['the round’s end', 'void', () => performSystem(county.deps, (desk) => closeRound(desk, county.id('round')))],
  ] as const)('I33: %s that came a moment before the wait was opened ends it when it opened', async (_, state, end) => {
    const taskId = await objectTo1();
    await bundleWithout1();
    expectOk(await dispose(taskId, 'dismissed'));
    county.set(new Date(Date.parse(windowOver) - 2_000).toISOString());
    await end();
    const [run] = await county.db.select().from(stageRuns).where(eq(stageRuns.number, 2));
    expect(run).toMatchObject({ state, openedAt: windowOver, settledAt: windowOver });
    const [task] = await county.db
      .select()
      .from(tasks)
      .where(eq(tasks.stageRunId, run?.id ?? ''));
    expect(task).toMatchObject({ openedAt: windowOver, closedAt: windowOver });
  });

  it('HOST-22: a withdrawal undone after the bundle asks for a supplementary part, too', async () => {
    county.set('2026-04-27T10:00:00.000Z');
    const teacher = county.person('teacher1');
    expectOk(await perform(county.deps, withdrawApplication, teacher, { caseId: county.id('case1') }));
    await bundleWithout1();
    expectOk(await perform(county.deps, undoWithdrawal, teacher, { caseId: county.id('case1') }));
    expect(await asked()).toEqual(officers());
  });
});

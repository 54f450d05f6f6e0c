import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, countyQuotas, mails, nominations, outbox, rounds, stageRuns, tasks } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { openStage, type StagePlan } from '../../../desk/kit/stage.js';
import { closeRound } from '../../../desk/round/close-round.js';
import { decideOrderWith } from '../../../desk/round/decide-order-with.js';
import type { StagePlans } from '../../../desk/round/move-stages.js';
import { proposeOrder } from '../../../desk/round/propose-order.js';
import { schoolRecommendation } from '../../../desk/stages/school-recommendation.js';
import { applicationWindow, nominationWindow } from '../../../desk/stages/windows.js';
import { openAddressTask } from '../../../desk/tasks/open-address-task.js';
import { type StageName, stageOutcomes } from '../../../domain/process.js';
import { dialectsAsked, openDesk, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';

const undated: StagePlan = { ruleIds: [], tasks: async () => [], dates: () => null };
const names = Object.keys(stageOutcomes) as StageName[];
const plans = {
  ...(Object.fromEntries(names.map((name) => [name, undated])) as Record<StageName, StagePlan>),
  applicationWindow,
  nominationWindow,
  schoolRecommendation,
} satisfies StagePlans;
const decideOrder = decideOrderWith(() => plans);

describe.each(dialectsAsked)('orders on an open round (%s)', (dialect) => {
  let desk: TestDesk;
  let city: TinyCity;
  let caseId: string;
  let number = 0;
  const version = async () => {
    const [row] = await desk.db.select().from(rounds).where(eq(rounds.id, city.roundId));
    return row?.version ?? 0;
  };
  const propose = async (...changes: object[]) => {
    number += 1;
    return perform(desk, proposeOrder, city.person('cityOfficer'), {
      roundId: city.roundId,
      version: await version(),
      number: `评选〔2026〕${number}号`,
      reason: '因汛期停课,整体顺延。',
      changes,
    });
  };
  const order = async (...changes: object[]) => {
    const proposed = await propose(...changes);
    if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusals));
    const input = { roundId: city.roundId, orderId: proposed.value.orderId, decision: 'inForce' };
    return { input, result: await perform(desk, decideOrder, city.person('cityOfficer2'), input) };
  };
  const refusals = (result: { ok: boolean; refusals?: readonly { code: string; ruleId?: string }[] }) =>
    (result.refusals ?? []).map(({ code, ruleId }) => `${code} ${ruleId ?? ''}`.trim());

  beforeAll(async () => {
    desk = await openDesk(dialect);
    city = await tinyCity(desk, { countyQuotas: { countyA: 2, countyB: 1 } });
    caseId = randomUUID();
    await desk.db.insert(cases).values({
      id: caseId,
      number: 'T2026-001',
      roundId: city.roundId,
      applicantId: city.personId('teacherA1a'),
      schoolId: city.org('schoolA1'),
      countyId: city.org('countyA'),
      route: 'county',
      state: 'schoolReview',
      createdAt: '2026-03-03T01:00:00.000Z',
    });
    const subject = { kind: 'round' as const, id: city.roundId };
    await performSystem(desk, async (d) => {
      await openStage(d, applicationWindow, { subject, stage: 'applicationWindow', number: 1, roundId: city.roundId });
      const one = { kind: 'case' as const, id: caseId };
      await openStage(d, schoolRecommendation, {
        subject: one,
        stage: 'schoolRecommendation',
        number: 1,
        roundId: city.roundId,
      });
    });
  });
  afterAll(() => desk.close());

  test('an order needs a second person, a second factor, and a version that still stands', async () => {
    const proposed = await propose({ kind: 'capacity', capacity: 9 });
    if (!proposed.ok) throw new Error('not proposed');
    const input = { roundId: city.roundId, orderId: proposed.value.orderId, decision: 'inForce' };
    expect(refusals(await perform(desk, decideOrder, city.person('cityOfficer'), input))).toEqual([
      'secondPersonRequired CONV-11',
    ]);
    const weak = city.person('cityOfficer2', { secondFactor: false });
    expect(refusals(await perform(desk, decideOrder, weak, input))).toEqual(['secondFactorRequired']);
    expect(refusals(await perform(desk, decideOrder, city.person('leaderA1'), input))).toEqual(['notFound']);
    const stale = {
      roundId: city.roundId,
      version: 99,
      number: 'x',
      reason: '理由充分',
      changes: [{ kind: 'capacity', capacity: 9 }],
    };
    expect(
      refusals(await perform(desk, proposeOrder, city.person('cityOfficer'), { ...stale, reason: '理由很充分' })),
    ).toEqual(['caseChanged']);
    const rejected = await perform(desk, decideOrder, city.person('cityOfficer2'), { ...input, decision: 'rejected' });
    expect(rejected).toMatchObject({ ok: true, value: { version: 1 } });
    expect(refusals(await perform(desk, decideOrder, city.person('cityOfficer2'), input))).toEqual(['taskClosed']);
  });

  test('CONV-11: every other officer is written to when an order waits, and its proposer when it is rejected', async () => {
    await desk.db.delete(mails);
    const proposed = await propose({ kind: 'capacity', capacity: 9 });
    if (!proposed.ok) throw new Error('not proposed');
    const letters = async () => (await desk.db.select().from(mails)).map((mail) => [mail.personId, mail.template]);
    expect(await letters()).toEqual([[city.personId('cityOfficer2'), 'orderProposed']]);
    await desk.db.delete(mails);
    const { orderId } = proposed.value;
    await perform(desk, decideOrder, city.person('cityOfficer2'), {
      roundId: city.roundId,
      orderId,
      decision: 'rejected',
    });
    expect(await letters()).toEqual([[city.personId('cityOfficer'), 'orderRejected']]);
  });

  test('CONV-11: an order that moves dates moves every timer, tells every open process and writes to all concerned', async () => {
    desk.clock.set('2026-03-20T02:00:00.000Z');
    await desk.db.delete(outbox);
    const { result } = await order({ kind: 'moveDates', days: { applicationWindow: '2026-04-03' } });
    expect(result).toMatchObject({ ok: true, value: { version: 2 } });
    const [round] = await desk.db.select().from(rounds).where(eq(rounds.id, city.roundId));
    expect(round?.dates).toMatchObject({
      applicationWindow: '2026-04-03T15:59:59.999Z',
      schoolRecommendation: '2026-04-27T15:59:59.999Z',
    });
    expect(round?.plannedApprovalDay).toBe('2026-07-24');
    const runs = await desk.db.select().from(stageRuns).where(eq(stageRuns.roundId, city.roundId));
    const due = Object.fromEntries(runs.map((run) => [run.stage, run.due]));
    expect(due).toEqual({
      applicationWindow: '2026-04-03T15:59:59.999Z',
      schoolRecommendation: '2026-04-27T15:59:59.999Z',
    });
    const [task] = await desk.db.select().from(tasks).where(eq(tasks.caseId, caseId));
    expect(task?.due).toBe('2026-04-27T15:59:59.999Z');
    const news = (await desk.db.select().from(outbox)).map(({ workflowId, message }) => [
      workflowId,
      (message as { news: { kind: string } }).news.kind,
    ]);
    expect(news.toSorted()).toEqual(
      [
        [`round-${city.roundId}`, 'datesMoved'],
        [`case-${caseId}`, 'datesMoved'],
      ].toSorted(),
    );
    const written = (await desk.db.select().from(mails)).filter(({ template }) => template === 'roundChanged');
    const to = written.map(({ personId }) => personId);
    for (const code of ['teacherA1a', 'leaderA1', 'countyOfficerB', 'sectionOfficer'])
      expect(to).toContain(city.personId(code));
    expect(written[0]?.data.changes).toContain('applicationWindow=2026-04-03');
  });

  test('rungs that would lie before the move are not carried out again', async () => {
    desk.clock.set('2026-03-31T02:00:00.000Z');
    await order({ kind: 'moveDates', days: { applicationWindow: '2026-04-01', schoolRecommendation: '2026-04-02' } });
    const [run] = await desk.db.select().from(stageRuns).where(eq(stageRuns.subjectId, caseId));
    expect(run?.due).toBe('2026-04-02T15:59:59.999Z');
    expect(run?.rungsDone).toEqual(['fiveDaysBefore', 'twoDaysBefore']);
  });

  test.each([
    [
      'a day in the past',
      { kind: 'moveDates', days: { countyReview: '2026-03-01' } },
      ['badInput', 'ruleForbids HOST-15'],
    ],
    [
      'a date before the one it follows',
      { kind: 'moveDates', days: { scoring: '2026-04-10' } },
      ['ruleForbids HOST-15'],
    ],
    ['a capacity above the target', { kind: 'capacity', capacity: 31 }, ['ruleForbids CONV-11']],
    ['grace before due', { kind: 'terms', set: { countyReviewDays: 19 } }, ['ruleForbids CONV-11']],
    ['an unknown county', { kind: 'quota', countyId: randomUUID(), cap: 3 }, ['badInput HOST-21']],
    ['the eligibility rules', { kind: 'terms', set: { minYears: 5 } }, ['badInput', 'badInput']],
  ])('an order is refused: %s', async (_, change, expected) => {
    expect(refusals(await propose(change))).toEqual(expected);
  });

  test('HOST-21, I13: a quota goes below its use only with the cases that lose their place', async () => {
    await desk.db
      .update(countyQuotas)
      .set({ used: 1 })
      .where(eq(countyQuotas.orgId, city.org('countyA')));
    await desk.db.update(cases).set({ state: 'countyReview', holdsPlace: 1 }).where(eq(cases.id, caseId));
    const countyId = city.org('countyA');
    expect(refusals(await propose({ kind: 'quota', countyId, cap: 0 }))).toEqual(['ruleForbids HOST-21']);
    const { result } = await order({ kind: 'quota', countyId, cap: 0, affected: [caseId] });
    expect(result.ok).toBe(true);
    const [quota] = await desk.db.select().from(countyQuotas).where(eq(countyQuotas.orgId, countyId));
    const [file] = await desk.db.select().from(cases).where(eq(cases.id, caseId));
    expect(quota).toMatchObject({ cap: 0, used: 0 });
    expect(file).toMatchObject({ holdsPlace: 0, state: 'countyReview' });
  });

  test("HOST-O14: the city takes a county's papers again until a later day", async () => {
    const countyId = city.org('countyB');
    expect(refusals(await propose({ kind: 'reopenWindow', countyId, until: '2026-04-10' }))).toEqual([
      'badInput HOST-O14',
    ]);
    await order({ kind: 'reopenWindow', countyId, until: '2026-06-30' });
    const [row] = await desk.db.select().from(nominations).where(eq(nominations.orgId, countyId));
    expect(row?.reopenedUntil).toBe('2026-06-30T15:59:59.999Z');
  });

  test('an address waiting to be corrected stands in no order’s way', async () => {
    await performSystem(desk, (d) => openAddressTask(d, city.personId('leaderA1')));
    const { result } = await order({ kind: 'capacity', capacity: 9 });
    expect(result.ok).toBe(true);
  });

  test('what an order wrote and then rolled back is nobody’s version of the round', async () => {
    const failing = decideOrderWith(() => ({
      ...plans,
      applicationWindow: {
        ...applicationWindow,
        dates: () => {
          throw new Error('the calendar is away');
        },
      },
    }));
    const proposed = await propose({ kind: 'capacity', capacity: 7 });
    if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusals));
    const input = { roundId: city.roundId, orderId: proposed.value.orderId, decision: 'inForce' };
    await expect(perform(desk, failing, city.person('cityOfficer2'), input)).rejects.toThrow('the calendar is away');
    await perform(desk, decideOrder, city.person('cityOfficer2'), { ...input, decision: 'rejected' });
    expect((await order({ kind: 'capacity', capacity: 12 })).result.ok).toBe(true);
    const known = await performSystem(desk, (d) => roundOf(d, city.roundId));
    expect(known.parameters.capacity).toBe(12);
  });

  test('a closed round takes no more orders, and closing twice changes nothing', async () => {
    await performSystem(desk, (d) => closeRound(d, city.roundId));
    await performSystem(desk, (d) => closeRound(d, city.roundId));
    expect(refusals(await propose({ kind: 'capacity', capacity: 8 }))).toEqual(['stageNotOpen']);
  });
});

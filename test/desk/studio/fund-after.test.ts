import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { outbox, stageRuns, tasks, terms } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { applyRenewal } from '../../../desk/studio/apply-renewal.js';
import { decideRenewal } from '../../../desk/studio/decide-renewal.js';
import { closeFundYear } from '../../../desk/studio/fund/close-fund-year.js';
import { grantFunds } from '../../../desk/studio/fund/grant-funds.js';
import { finishInterruption } from '../../../desk/system/finish-interruption.js';
import type { Message } from '../../../domain/news.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { finished, lastYear, over as termOver } from './cycle-steps.js';
import { vetoed } from './finding-steps.js';
import { askedToClose, broken, type Fund, funded, fundTask, over } from './fund-steps.js';
import { lost } from './loss-steps.js';
import { climbs, opens, openTask } from './steps.js';

const grant = { amounts: { training: '10000' }, reference: '教财〔2028〕3号' };
const decides = async (
  desk: TestDesk,
  { city, termId }: Pick<Fund, 'city' | 'termId'>,
  decision: 'renew' | 'close',
) => {
  await opens(desk, termId, 'renewalDecision');
  const { id: taskId } = await openTask(desk, 'renewalDecision');
  return done(desk, decideRenewal, city.person('cityLeader'), { taskId, decision, reason: '聘期届满' });
};
/** Nothing can turn it any more: what the process does then. */
const made = (desk: TestDesk, termId: string, outcome: 'revoked' | 'hostLost') =>
  performSystem(desk, (at) => finishInterruption(at, { kind: 'term', id: termId }, outcome));
/** What a process was told, in order: kind, stage, number. */
const toldTo = async (desk: TestDesk, termId: string) =>
  (
    await desk.db
      .select()
      .from(outbox)
      .where(eq(outbox.workflowId, `term-${termId}`))
      .orderBy(asc(outbox.id))
  )
    .map((row) => row.message as Message)
    .flatMap((one) => (one.type === 'news' && 'stage' in one.news ? [one.news] : []))
    .map(({ kind, stage, number }) => `${kind} ${stage} ${number}`);

runOnDesk('the years of a fund whose studio is over', (desk) => {
  it('FUND-O01, STUDIO-06: closed by the city, its keeper is asked to close every year that is open at once, by link, also one that still runs', async () => {
    const one = await funded(desk());
    const { keeper, termId } = one;
    await done(desk(), grantFunds, keeper, { ...grant, termId, year: 2029 });
    await over(desk(), termId);
    expect(await askedToClose(desk(), termId)).toEqual([2026]);
    await decides(desk(), one, 'close');
    expect(await askedToClose(desk(), termId)).toEqual([2026, 2029]);
    // its process must know of the year before it hears that the studio is over
    const told = await toldTo(desk(), termId);
    expect(told.indexOf('opened fundClosing 2029')).toBeLessThan(told.indexOf('settled renewalDecision 1'));
    expect(told.filter((one) => one === 'opened fundClosing 2026')).toHaveLength(1);
    const { id: taskId, role, due } = await fundTask(desk(), 'fundClosing', 2029);
    expect([role, due === null]).toEqual(['cityOfficer', false]);
    const behind = { ...keeper, channel: 'link' as const, taskId };
    expect(await done(desk(), closeFundYear, behind, { termId, year: 2029 })).toEqual({ leftFen: 10_000_00 });
    expect(await askedToClose(desk(), termId)).toEqual([2026]);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01, STUDIO-O03: a year that ends while nobody has decided what follows the term is asked for on its last day', async () => {
    const one = await funded(desk());
    const { keeper, termId } = one;
    await done(desk(), closeFundYear, keeper, await pastYear(desk(), one));
    await over(desk(), termId);
    await opens(desk(), termId, 'renewalDecision');
    desk().clock.set('2029-12-30T02:00:00.000Z');
    await climbs(desk(), termId, 'renewalDecision');
    expect(await askedToClose(desk(), termId)).toEqual([]);
    desk().clock.set('2029-12-31T02:00:00.000Z');
    await climbs(desk(), termId, 'renewalDecision');
    expect(await askedToClose(desk(), termId)).toEqual([2029]);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01, STUDIO-O04: a studio that has lost its host leaves its years to the keeper', async () => {
    const one = await funded(desk());
    await lost(desk(), one, dayOf(await desk().clock.now()));
    expect(await askedToClose(desk(), one.termId)).toEqual([2026]);
    expect(await made(desk(), one.termId, 'hostLost')).toBeNull();
    expect(await askedToClose(desk(), one.termId)).toEqual([2026]);
    expect(await broken(desk())).toEqual([]);
    await done(desk(), closeFundYear, one.keeper, { termId: one.termId, year: 2026 });
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01, VETO-O05: nobody closes a year while a revocation may be turned; then its keeper is asked, with the whole time', async () => {
    const one = await funded(desk());
    const { keeper, termId } = one;
    desk().clock.set('2026-12-31T02:00:00.000Z');
    await climbs(desk(), termId, 'studioYear');
    const before = await fundTask(desk(), 'fundClosing', 2026);
    await vetoed(desk(), one);
    const closes = () => perform(desk(), closeFundYear, keeper, { termId, year: 2026 });
    expect(refusalOf(await closes())).toBe('taskClosed');
    desk().clock.set('2027-03-01T02:00:00.000Z');
    for (const _twice of [1, 2]) expect(await made(desk(), termId, 'revoked')).toBeNull();
    expect(await askedToClose(desk(), termId)).toEqual([2026]);
    const after = await fundTask(desk(), 'fundClosing', 2026);
    expect([after.id, (after.due ?? '') > (before.due ?? '')]).toEqual([before.id, true]);
    expect(await broken(desk())).toEqual([]);
    expect((await closes()).ok).toBe(true);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01, VETO-O05: a revoked studio that was asked for nothing yet is asked for its years once nothing can turn it', async () => {
    const one = await funded(desk());
    await vetoed(desk(), one);
    expect(await askedToClose(desk(), one.termId)).toEqual([]);
    desk().clock.set('2026-12-01T02:00:00.000Z');
    expect(await made(desk(), one.termId, 'revoked')).toBeNull();
    expect(await askedToClose(desk(), one.termId)).toEqual([2026]);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01, STUDIO-06: renewed, the years that are over are asked for in the next term and no more in the last', async () => {
    const all = await lastYear(desk(), [
      ['80/1', 'final'],
      ['85/1', 'final'],
    ]);
    const { city, termId } = all;
    const keeper = city.person('cityOfficer');
    for (const year of [2028, 2029]) await done(desk(), grantFunds, keeper, { ...grant, termId, year });
    const statement = { statement: '愿意', servesAsHeadTeacher: true, expectedEndDate: '2040-07-01' };
    await done(desk(), applyRenewal, city.person('teacherA1a'), { termId, ...statement });
    await finished(desk(), all, 'annual', 90);
    await finished(desk(), all, 'cycle', 90);
    await termOver(desk(), all);
    expect(await askedToClose(desk(), termId)).toEqual([2028]);
    await decides(desk(), all, 'renew');
    expect(await askedToClose(desk(), termId)).toEqual([]);
    const [, next] = await desk().db.select().from(terms).orderBy(asc(terms.number));
    await opens(desk(), next?.id ?? '', 'studioYear');
    expect(await askedToClose(desk(), next?.id ?? '')).toEqual([2028]);
    const { id: taskId } = await fundTask(desk(), 'fundClosing', 2028);
    await done(desk(), closeFundYear, { ...keeper, channel: 'link', taskId }, { termId: next?.id, year: 2028 });
    expect(await desk().db.select().from(tasks).where(eq(tasks.state, 'suspended'))).toEqual([]);
    const runs = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'fundClosing'));
    expect(runs.map(({ state }) => state).toSorted()).toEqual(['settled', 'void']);
    expect(await broken(desk())).toEqual([]);
  });
});

/** The first year's money is closed on its last day, and the last year's is granted; what to close. */
async function pastYear(desk: TestDesk, { keeper, termId }: Fund) {
  await done(desk, grantFunds, keeper, { ...grant, termId, year: 2029 });
  desk.clock.set('2026-12-31T02:00:00.000Z');
  return { termId, year: 2026 };
}

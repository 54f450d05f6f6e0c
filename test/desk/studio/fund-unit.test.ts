import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { fundView } from '../../../api/reads/funds.js';
import { decisions, fundRequests, outbox, tasks, terms } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { addVoucher } from '../../../desk/studio/fund/add-voucher.js';
import { closeFundYear } from '../../../desk/studio/fund/close-fund-year.js';
import { handInVouchers } from '../../../desk/studio/fund/hand-in-vouchers.js';
import { lapseRequest } from '../../../desk/studio/fund/lapse-request.js';
import { removeVoucher } from '../../../desk/studio/fund/remove-voucher.js';
import { settleFunds } from '../../../desk/studio/fund/settle-funds.js';
import { withdrawFunds } from '../../../desk/studio/fund/withdraw-funds.js';
import { finishInterruption } from '../../../desk/system/finish-interruption.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { vetoed } from './finding-steps.js';
import {
  accountNow,
  approved,
  askedToClose,
  broken,
  type Fund,
  file,
  funded,
  fundTask,
  handedIn,
  lettersOf,
  lineOf,
  stateOf,
} from './fund-steps.js';
import { lost } from './loss-steps.js';

const loses = async (desk: TestDesk, one: Fund, ground?: 'leftPost' | 'died') =>
  lost(desk, one, dayOf(await desk.clock.now()), ground);
/** Nothing can turn the revocation any more. */
const final = (desk: TestDesk, termId: string) =>
  performSystem(desk, (at) => finishInterruption(at, { kind: 'term', id: termId }, 'revoked'));
const toldOf = async (desk: TestDesk, outcome: string) =>
  (await lettersOf(desk, 'fundDecided')).filter((one) => one.outcome === outcome).length;
/** Past the time in which vouchers are waited for. */
const tooLate = async (desk: TestDesk) => {
  const { due } = await fundTask(desk, 'fundAccount');
  desk.clock.set(new Date(Date.parse(due ?? '') + 1000).toISOString());
};

runOnDesk('approved money of a studio that has lost its host', (desk) => {
  it('FUND-O01, STUDIO-15, STUDIO-O04: the unit’s leader accounts for it by link, with the whole time; the host no more, who is told where the papers go', async () => {
    const one = await funded(desk());
    const { city, host, keeper } = one;
    const { requestId, key } = await approved(desk(), one);
    const before = await fundTask(desk(), 'fundAccount');
    await done(desk(), addVoucher, host, { ...key, amount: '200', ...file });
    desk().clock.set('2026-03-20T02:00:00.000Z');
    await loses(desk(), one);
    const task = await fundTask(desk(), 'fundAccount');
    expect([task.role, task.orgId, task.personId]).toEqual(['schoolLeader', city.org('schoolA1'), null]);
    expect((task.due ?? '') > (before.due ?? '')).toBe(true);
    expect(await toldOf(desk(), 'handedOver')).toBe(1);
    expect(await broken(desk())).toEqual([]);
    const puts = (who: string) => perform(desk(), addVoucher, city.person(who), { ...key, amount: '300', ...file });
    for (const who of ['teacherA1a', 'teacherA1b', 'clerkA1', 'countyOfficerA', 'sectionOfficer', 'cityOfficer'])
      expect([who, refusalOf(await puts(who))]).toEqual([who, 'notFound']);
    expect(refusalOf(await perform(desk(), withdrawFunds, host, key))).toBe('notFound');
    const leader = { ...city.person('leaderA1'), channel: 'link' as const, taskId: task.id };
    const { voucherId } = await done(desk(), addVoucher, leader, { ...key, amount: '300', ...file });
    await done(desk(), removeVoucher, leader, { ...key, voucherId });
    await done(desk(), addVoucher, leader, { ...key, amount: '400', ...file });
    await done(desk(), handInVouchers, leader, key);
    const settles = async (outcome: 'settled' | 'returned', reason = '') =>
      done(desk(), settleFunds, keeper, { ...key, outcome, reason, contentHash: await accountNow(desk(), requestId) });
    await settles('returned', '缺一张发票');
    expect((await fundTask(desk(), 'fundAccount')).role).toBe('schoolLeader');
    await done(desk(), handInVouchers, city.person('leaderA1'), key);
    await settles('settled');
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 0, 600_00]);
    expect([await toldOf(desk(), 'returned'), await toldOf(desk(), 'settled')]).toEqual([1, 1]);
    expect(await broken(desk())).toEqual([]);
    await done(desk(), closeFundYear, keeper, { termId: one.termId, year: 2026 });
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: what the host handed in stays with the keeper; returned, it goes to the unit', async () => {
    const one = await funded(desk());
    const { requestId, key } = await handedIn(desk(), one);
    const { id } = await fundTask(desk(), 'fundSettlement');
    await loses(desk(), one);
    expect((await fundTask(desk(), 'fundSettlement')).id).toBe(id);
    expect(await broken(desk())).toEqual([]);
    const contentHash = await accountNow(desk(), requestId);
    await done(desk(), settleFunds, one.keeper, { ...key, outcome: 'returned', reason: '缺印章', contentHash });
    expect((await fundTask(desk(), 'fundAccount')).role).toBe('schoolLeader');
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O04: nobody writes to a host who has died', async () => {
    const one = await funded(desk());
    await approved(desk(), one);
    await loses(desk(), one, 'died');
    expect(await toldOf(desk(), 'handedOver')).toBe(0);
    expect((await fundTask(desk(), 'fundAccount')).role).toBe('schoolLeader');
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01, VETO-O05: it rests while an appeal may turn the revocation; then the unit is asked, and once', async () => {
    const one = await funded(desk());
    const { city, keeper, termId } = one;
    const { key } = await approved(desk(), one);
    await vetoed(desk(), one);
    desk().clock.set('2026-12-01T02:00:00.000Z');
    const lapses = () => perform(desk(), lapseRequest, keeper, { ...key, reason: '无人报账' });
    expect(refusalOf(await lapses())).toBe('taskClosed');
    for (const _twice of [1, 2]) expect(await final(desk(), termId)).toBeNull();
    expect((await fundTask(desk(), 'fundAccount')).role).toBe('schoolLeader');
    const asked = and(eq(tasks.kind, 'fundAccount'), eq(tasks.state, 'open'));
    expect(await desk().db.select().from(tasks).where(asked)).toHaveLength(1);
    expect(await toldOf(desk(), 'handedOver')).toBe(1);
    expect(refusalOf(await lapses())).toBe('ruleForbids FUND-O01');
    await done(desk(), withdrawFunds, city.person('leaderA1'), key);
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 0, 0]);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01, VETO-O05: a year whose keeper was not asked yet is not closed while an appeal may turn the revocation; then it is asked', async () => {
    const one = await funded(desk());
    await vetoed(desk(), one);
    const closes = (termId = one.termId) => perform(desk(), closeFundYear, one.keeper, { termId, year: 2026 });
    const offered = async () => {
      const { db: tx, vault, clock } = desk();
      const { personId } = one.keeper;
      return (await fundView({ tx, vault, now: await clock.now(), personId }, await termOf({ tx }, one.termId)))
        .closable;
    };
    expect(refusalOf(await closes())).toBe('taskClosed');
    expect(await offered()).toEqual([]);
    const [term] = await desk().db.select().from(terms).where(eq(terms.id, one.termId));
    if (!term) throw new Error('no term');
    const earlier = randomUUID();
    await desk()
      .db.insert(terms)
      .values({ ...term, id: earlier, number: 99, state: 'renewed' });
    expect(refusalOf(await closes(earlier))).toBe('taskClosed');
    await desk().db.delete(terms).where(eq(terms.id, earlier));
    desk().clock.set('2026-12-01T02:00:00.000Z');
    expect(await final(desk(), one.termId)).toBeNull();
    expect(await offered()).toEqual([{ termId: one.termId, year: 2026 }]);
    expect(refusalOf(await closes())).toBe('ok');
    expect(await offered()).toEqual([]);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-08, FUND-O01: unaccounted for in time the keeper lets it lapse behind the link of the year, with a reason; the year can be closed then', async () => {
    const one = await funded(desk());
    const { city, keeper, termId } = one;
    const { requestId, key } = await approved(desk(), one);
    const lapses = (who = keeper, reason = '单位未报账') => perform(desk(), lapseRequest, who, { ...key, reason });
    expect(refusalOf(await lapses())).toBe('stageNotOpen FUND-O01');
    await loses(desk(), one);
    expect(refusalOf(await lapses())).toBe('ruleForbids FUND-O01');
    await tooLate(desk());
    for (const who of ['teacherA1a', 'leaderA1', 'clerkA1', 'countyOfficerA', 'sectionOfficer'])
      expect([who, refusalOf(await lapses(city.person(who)))]).toEqual([who, 'notFound']);
    expect(refusalOf(await lapses(keeper, ' '))).toBe('badInput FUND-O01');
    const { id: taskId } = await fundTask(desk(), 'fundClosing', 2026);
    const behind = { ...keeper, channel: 'link' as const, taskId };
    const closes = () => perform(desk(), closeFundYear, behind, { termId, year: 2026 });
    expect(refusalOf(await closes())).toBe('ruleForbids FUND-O01');
    expect((await lapses(behind)).ok).toBe(true);
    expect(await stateOf(desk(), requestId)).toBe('lapsed');
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 0, 0]);
    expect(await toldOf(desk(), 'lapsed')).toBe(1);
    expect(refusalOf(await lapses())).toBe('stageNotOpen FUND-O01');
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.decision, 'lapsed'));
    expect([said?.reason, said?.kind, said?.content]).toMatchObject(['单位未报账', 'fundSettlement', { spentFen: 0 }]);
    const news = (await desk().db.select().from(outbox)).map(({ message }) => message);
    const settled = { kind: 'settled', stage: 'fundSettlement', number: 1, outcome: 'lapsed' };
    expect(news).toContainEqual(expect.objectContaining({ news: expect.objectContaining(settled) }));
    expect(await broken(desk())).toEqual([]);
    expect((await closes()).ok).toBe(true);
    expect(await askedToClose(desk(), termId)).toEqual([]);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: nobody can vouch for what went with its host’s words: it may lapse at once', async () => {
    const one = await funded(desk());
    const { key } = await approved(desk(), one);
    await loses(desk(), one);
    await performSystem(desk(), (at) => erasePerson(at, one.city.personId('teacherA1a')));
    const puts = await perform(desk(), addVoucher, one.city.person('leaderA1'), { ...key, amount: '5', ...file });
    expect(refusalOf(puts)).toBe('stageNotOpen FUND-O01');
    await done(desk(), lapseRequest, one.keeper, { ...key, reason: '申请人信息已删除' });
    const [row] = await desk().db.select().from(fundRequests);
    expect([row?.state, row?.accountBy]).toEqual(['lapsed', 'unit']);
    expect(await broken(desk())).toEqual([]);
  });
});

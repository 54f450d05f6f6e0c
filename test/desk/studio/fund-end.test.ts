import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { fundRequestsOf } from '../../../db/read/funds.js';
import { decisions, fundLines, fundRequests, outbox, studios, tasks, terms, vouchers } from '../../../db/schema/all.js';
import { isHeld } from '../../../desk/blobs/held.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { refuseErasure } from '../../../desk/privacy/still-needed.js';
import { decideRenewal } from '../../../desk/studio/decide-renewal.js';
import { addVoucher } from '../../../desk/studio/fund/add-voucher.js';
import { approveFunds } from '../../../desk/studio/fund/approve-funds.js';
import { closeFundYear } from '../../../desk/studio/fund/close-fund-year.js';
import { grantFunds } from '../../../desk/studio/fund/grant-funds.js';
import { handInVouchers } from '../../../desk/studio/fund/hand-in-vouchers.js';
import { requestFunds } from '../../../desk/studio/fund/request-funds.js';
import { settleFunds } from '../../../desk/studio/fund/settle-funds.js';
import { closeProcess } from '../../../desk/system/close-process.js';
import { finishInterruption } from '../../../desk/system/finish-interruption.js';
import { runOnDesk, tinyCounty } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { vetoed } from './finding-steps.js';
import {
  accountNow,
  approved,
  broken,
  file,
  funded,
  fundTask,
  handedIn,
  lineOf,
  outsiders,
  over,
  requested,
  stateOf,
} from './fund-steps.js';
import { climbs, opens, openTask } from './steps.js';

runOnDesk('the end of a fund’s year, of its studio and of its host', (desk) => {
  it('FUND-O01, FUND-08: a year is closed with nothing open, from its last day on; what is left stays with its purpose', async () => {
    const one = await funded(desk());
    const { city, host, keeper, termId, grant, ask } = one;
    const { key, contentHash } = await handedIn(desk(), one);
    const closes = (who = keeper) => perform(desk(), closeFundYear, who, { termId, year: 2026 });
    for (const who of ['teacherA1a', ...outsiders])
      expect([who, refusalOf(await closes(city.person(who)))]).toEqual([who, 'notFound']);
    expect(refusalOf(await closes())).toBe('stageNotOpen FUND-O01');
    desk().clock.set('2026-12-31T02:00:00.000Z');
    expect(refusalOf(await closes())).toBe('ruleForbids FUND-O01');
    await done(desk(), settleFunds, keeper, { ...key, outcome: 'settled', contentHash });
    expect(refusalOf(await perform(desk(), closeFundYear, keeper, { termId, year: 2027 }))).toBe('notFound');
    expect(await done(desk(), closeFundYear, keeper, { termId, year: 2026 })).toEqual({ leftFen: 9_500_00 });
    expect(refusalOf(await closes())).toBe('stageNotOpen FUND-O01');
    expect(refusalOf(await perform(desk(), grantFunds, keeper, grant))).toBe('stageNotOpen FUND-O01');
    expect(refusalOf(await perform(desk(), requestFunds, host, ask))).toBe('stageNotOpen FUND-O01');
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'fundYear'));
    expect(said?.content).toEqual({
      left: { equipment: 0, office: 500_00, website: 0, training: 9_000_00, research: 0, other: 0 },
    });
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: on the last day of a year its keeper is asked to close it, with a link and by the ladder, once for each year', async () => {
    const one = await funded(desk());
    const { keeper, termId } = one;
    const open = async () =>
      (
        await desk()
          .db.select()
          .from(tasks)
          .where(and(eq(tasks.kind, 'fundClosing'), eq(tasks.state, 'open')))
      ).length;
    desk().clock.set('2026-12-30T10:00:00.000Z');
    await climbs(desk(), termId, 'studioYear');
    expect(await open()).toBe(0);
    desk().clock.set('2026-12-31T02:00:00.000Z');
    await climbs(desk(), termId, 'studioYear');
    await climbs(desk(), termId, 'studioYear');
    expect(await open()).toBe(1);
    const { id: taskId, role } = await fundTask(desk(), 'fundClosing', 2026);
    expect(role).toBe('cityOfficer');
    expect(await broken(desk())).toEqual([]);
    const behind = { ...keeper, channel: 'link' as const, taskId };
    expect(refusalOf(await perform(desk(), closeFundYear, behind, { termId, year: 2027 }))).toBe('notFound');
    expect(await done(desk(), closeFundYear, behind, { termId, year: 2026 })).toEqual({ leftFen: 10_500_00 });
    expect(await open()).toBe(0);
    const news = (await desk().db.select().from(outbox)).map(({ message }) => message);
    const settled = { kind: 'settled', stage: 'fundClosing', number: 2026, outcome: 'closed' };
    expect(news).toContainEqual(expect.objectContaining({ news: expect.objectContaining(settled) }));
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: when the term is over undecided requests lapse; what was approved is still settled, also after the process has ended', async () => {
    const one = await funded(desk());
    const { host, keeper, termId } = one;
    const undecided = await requested(desk(), one);
    const { requestId, key } = await approved(desk(), one);
    await over(desk(), termId);
    expect([await stateOf(desk(), undecided.requestId), await stateOf(desk(), requestId)]).toEqual([
      'lapsed',
      'approved',
    ]);
    expect(refusalOf(await perform(desk(), requestFunds, host, one.ask))).toBe('stageNotOpen STUDIO-05');
    await opens(desk(), termId, 'renewalDecision');
    const { id: taskId } = await openTask(desk(), 'renewalDecision');
    await done(desk(), decideRenewal, one.city.person('cityLeader'), { taskId, decision: 'close', reason: '聘期届满' });
    await performSystem(desk(), (at) => closeProcess(at, { kind: 'term', id: termId }, 'closed'));
    await done(desk(), addVoucher, host, { ...key, amount: '1200.50', ...file });
    await done(desk(), handInVouchers, host, key);
    const settles = { ...key, outcome: 'settled', contentHash: await accountNow(desk(), requestId) };
    await done(desk(), settleFunds, keeper, settles);
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 0, 1_200_50]);
    await done(desk(), closeFundYear, keeper, { termId, year: 2026 });
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01, VETO-O05: a revoked studio’s requests rest while an appeal may turn it; then they lapse, and the unit accounts for what was approved', async () => {
    const one = await funded(desk());
    const { host, keeper, termId } = one;
    const undecided = await requested(desk(), one);
    const { requestId, key } = await approved(desk(), one);
    const { id: waiting } = await fundTask(desk(), 'fundApproval');
    await vetoed(desk(), one);
    const yes = { taskId: waiting, outcome: 'approved' };
    expect(refusalOf(await perform(desk(), approveFunds, one.city.person('cityOfficer2'), yes))).toBe('taskClosed');
    expect(refusalOf(await perform(desk(), addVoucher, host, { ...key, amount: '5', ...file }))).toBe('taskClosed');
    expect(await broken(desk())).toEqual([]);
    desk().clock.set('2026-12-01T02:00:00.000Z');
    expect(
      await performSystem(desk(), (at) => finishInterruption(at, { kind: 'term', id: termId }, 'revoked')),
    ).toBeNull();
    expect(await stateOf(desk(), undecided.requestId)).toBe('lapsed');
    expect(refusalOf(await perform(desk(), addVoucher, host, { ...key, amount: '5', ...file }))).toBe('notFound');
    const leader = one.city.person('leaderA1');
    await done(desk(), addVoucher, leader, { ...key, amount: '5', ...file });
    await done(desk(), handInVouchers, leader, key);
    await done(desk(), settleFunds, keeper, {
      ...key,
      outcome: 'settled',
      contentHash: await accountNow(desk(), requestId),
    });
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 0, 5_00]);
    expect(await broken(desk())).toEqual([]);
  });

  it('what a host wrote and handed in is sealed and goes with the host; the figures stay', async () => {
    const one = await funded(desk());
    const { key, contentHash } = await handedIn(desk(), one);
    await done(desk(), settleFunds, one.keeper, { ...key, outcome: 'settled', contentHash });
    const [asked] = await desk().db.select().from(fundRequests);
    const [paper] = await desk().db.select().from(vouchers);
    for (const kept of [asked?.words, paper?.name, paper?.sha256]) expect(String(kept)).toMatch(/^p1\./);
    await performSystem(desk(), (at) => erasePerson(at, one.city.personId('teacherA1a')));
    const read = await fundRequestsOf(desk().db, desk().vault, one.studioId);
    expect(read).toMatchObject([
      {
        purpose: '',
        state: 'settled',
        settledFen: 1_000_00,
        vouchers: [{ name: '', sha256: '', amountFen: 1_000_00 }],
      },
    ]);
    expect(await isHeld(desk().db, file.blob)).toBe(false);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: a host of whose approved money nobody has accounted yet is not erased before it is settled', async () => {
    const one = await funded(desk());
    const because = async () => {
      const no = await performSystem(desk(), (at) => refuseErasure(at, one.city.personId('teacherA1a')));
      return no?.facts?.because;
    };
    const { key } = await approved(desk(), one);
    // the term is over and decided on
    await desk().db.update(terms).set({ state: 'closed', endedAt: '2026-03-02T01:00:00.000Z' });
    expect(await because()).toBe('procedureOpen');
    await done(desk(), addVoucher, one.host, { ...key, amount: '1000', ...file });
    const { contentHash } = await done(desk(), handInVouchers, one.host, key);
    expect(await because()).toBe('procedureOpen');
    await done(desk(), settleFunds, one.keeper, { ...key, outcome: 'settled', contentHash });
    expect(await because()).not.toBe('procedureOpen');
  });

  it('FUND-03, LOCAL-02: a county’s own studio has a fund of the county: its officer grants, approves and settles, nobody of the city does', async () => {
    const county = await tinyCounty(desk());
    const one = await funded(desk(), {}, county);
    const [studio] = await desk().db.select().from(studios);
    expect([studio?.level, one.keeper.personId]).toEqual(['county', county.city.personId('countyOfficerA')]);
    const strange = county.city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), grantFunds, strange, one.grant))).toBe('notFound');
    await requested(desk(), one);
    const { id: taskId, role, orgId } = await fundTask(desk(), 'fundApproval');
    expect([role, orgId]).toEqual(['countyOfficer', county.city.org('countyA')]);
    const yes = { taskId, outcome: 'approved' };
    expect(refusalOf(await perform(desk(), approveFunds, strange, yes))).toBe('notFound');
    await done(desk(), approveFunds, one.keeper, yes);
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 1_200_50, 0]);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-04: a year that nobody was granted money for has no line, and a revoked studio is granted none', async () => {
    const one = await funded(desk());
    await desk().db.update(terms).set({ state: 'revoked' }).where(eq(terms.id, one.termId));
    expect(refusalOf(await perform(desk(), grantFunds, one.keeper, { ...one.grant, year: 2027 }))).toBe(
      'stageNotOpen STUDIO-05',
    );
    expect((await desk().db.select().from(fundLines)).map(({ year }) => year)).toEqual([2026, 2026]);
  });
});

import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { fundRequestsOf, fundYears } from '../../../db/read/funds.js';
import {
  decisions,
  fundRequests,
  mails,
  outbox,
  postHoldings,
  posts,
  tasks,
  vouchers,
} from '../../../db/schema/all.js';
import { isHeld } from '../../../desk/blobs/held.js';
import { RefusedFile } from '../../../desk/blobs/refused-file.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { addVoucher } from '../../../desk/studio/fund/add-voucher.js';
import { approveFunds } from '../../../desk/studio/fund/approve-funds.js';
import { grantFunds } from '../../../desk/studio/fund/grant-funds.js';
import { handInVouchers } from '../../../desk/studio/fund/hand-in-vouchers.js';
import { removeVoucher } from '../../../desk/studio/fund/remove-voucher.js';
import { requestFunds } from '../../../desk/studio/fund/request-funds.js';
import { settleFunds } from '../../../desk/studio/fund/settle-funds.js';
import { withdrawFunds } from '../../../desk/studio/fund/withdraw-funds.js';
import { refuse } from '../../../domain/refusal.js';
import { runOnDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import {
  accountNow,
  approved,
  broken,
  file,
  funded,
  fundTask,
  handedIn,
  lettersOf,
  lineOf,
  outsiders,
  requested,
  stateOf,
} from './fund-steps.js';

const figuresOf = (result: Awaited<ReturnType<typeof perform>>) =>
  result.ok
    ? null
    : [result.refusals[0]?.ruleId, result.refusals[0]?.facts?.wantedFen, result.refusals[0]?.facts?.haveFen];

runOnDesk('the fund of a studio', (desk) => {
  it('FUND-03, FUND-04: the keeper alone grants a year by purpose, again as a supplement, and the host is told', async () => {
    const { city, keeper, grant, studioId } = await funded(desk());
    for (const who of ['teacherA1a', ...outsiders])
      expect([who, refusalOf(await perform(desk(), grantFunds, city.person(who), grant))]).toEqual([who, 'notFound']);
    const asTask = { ...keeper, channel: 'link' as const, taskId: grant.termId };
    expect(refusalOf(await perform(desk(), grantFunds, asTask, grant))).toBe('notFound');
    const said = async (more: object) => refusalOf(await perform(desk(), grantFunds, keeper, { ...grant, ...more }));
    expect(await said({ amounts: { training: '1.005' } })).toBe('badInput');
    expect(await said({ amounts: { training: '-5' } })).toBe('badInput');
    expect(await said({ amounts: { banquet: '5' } })).toBe('badInput');
    expect(await said({ amounts: { other: '5' } })).toBe('badInput FUND-04');
    expect(await said({ year: 2035 })).toBe('badInput STUDIO-05');
    const more = { ...grant, amounts: { training: '0.01', other: '5' }, otherReason: '场地租金' };
    expect(await done(desk(), grantFunds, keeper, more)).toEqual({ number: 2, amountFen: 5_01 });
    const [year] = await fundYears(desk().db, studioId);
    expect(year?.lines).toEqual([
      { category: 'office', budgetFen: 500_00, committedFen: 0, spentFen: 0 },
      { category: 'training', budgetFen: 10_000_01, committedFen: 0, spentFen: 0 },
      { category: 'other', budgetFen: 5_00, committedFen: 0, spentFen: 0 },
    ]);
    expect((await lettersOf(desk(), 'fundGranted')).map((one) => one.amount).toSorted()).toEqual(['10,500.00', '5.01']);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-04, FUND-08: the host asks for one purpose; over what it has both figures are named, and other money is no help', async () => {
    const one = await funded(desk());
    const { city, host, ask } = one;
    for (const who of [...outsiders, 'cityOfficer'])
      expect([who, refusalOf(await perform(desk(), requestFunds, city.person(who), ask))]).toEqual([who, 'notFound']);
    const asks = (more: object) => perform(desk(), requestFunds, host, { ...ask, ...more });
    expect(figuresOf(await asks({ category: 'office', amount: '500.01' }))).toEqual(['FUND-08', 500_01, 500_00]);
    expect(figuresOf(await asks({ amount: '10000.01' }))).toEqual(['FUND-04', 10_000_01, 10_000_00]);
    expect(figuresOf(await asks({ category: 'website', amount: '1' }))).toEqual(['FUND-08', 1_00, 0]);
    expect(refusalOf(await asks({ amount: '0' }))).toBe('badInput FUND-04');
    expect(refusalOf(await asks({ category: 'other' }))).toBe('badInput FUND-04');
    expect(refusalOf(await asks({ category: 'banquet' }))).toBe('badInput');
    expect(await desk().db.select().from(fundRequests)).toEqual([]);
    const { requestId, number } = await requested(desk(), one);
    expect([number, await stateOf(desk(), requestId)]).toEqual([1, 'requested']);
    // nothing is set aside before it is approved
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 0, 0]);
    const { role, orgId } = await fundTask(desk(), 'fundApproval');
    expect([role, orgId]).toEqual(['cityOfficer', one.studio.bureauId]);
    const news = (await desk().db.select().from(outbox)).map(({ message }) => message);
    const opened = { kind: 'opened', stage: 'fundApproval', number: 1 };
    expect(news).toContainEqual(expect.objectContaining({ news: expect.objectContaining(opened) }));
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-01, FUND-O01: who approves goes by the amount; a no has a reason, and the host reads it', async () => {
    const steps = [
      { upToFen: 1_000_00, role: 'sectionOfficer' as const },
      { upToFen: 5_000_00, role: 'cityLeader' as const },
    ];
    const one = await funded(desk(), { approvalSteps: steps });
    const { city, host, ask } = one;
    expect(figuresOf(await perform(desk(), requestFunds, host, { ...ask, amount: '5000.01' }))).toEqual([
      'FUND-O01',
      5_000_01,
      5_000_00,
    ]);
    const small = await requested(desk(), one, { amount: '1000' });
    await requested(desk(), one, { amount: '1000.01' });
    const [first, second] = [await fundTask(desk(), 'fundApproval', 1), await fundTask(desk(), 'fundApproval', 2)];
    expect([first.role, second.role]).toEqual(['sectionOfficer', 'cityLeader']);
    const yes = { taskId: first.id, outcome: 'approved' };
    for (const who of ['teacherA1a', 'teacherA1b', 'leaderA1', 'cityOfficer', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), approveFunds, city.person(who), yes))]).toEqual([who, 'notFound']);
    const section = city.person('sectionOfficer');
    expect(refusalOf(await perform(desk(), approveFunds, section, { ...yes, outcome: 'refused' }))).toBe(
      'badInput FUND-O01',
    );
    await done(
      desk(),
      approveFunds,
      { ...section, channel: 'link', taskId: first.id },
      { ...yes, outcome: 'refused', reason: '超出计划' },
    );
    expect(await stateOf(desk(), small.requestId)).toBe('refused');
    await done(desk(), approveFunds, city.person('cityLeader'), { taskId: second.id, outcome: 'approved' });
    expect(
      refusalOf(await perform(desk(), approveFunds, city.person('cityLeader'), { ...yes, taskId: second.id })),
    ).toBe('taskClosed');
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 1_000_01, 0]);
    expect(
      (await lettersOf(desk(), 'fundDecided'))
        .map(({ request, outcome, reason }) => [request, outcome, reason])
        .toSorted(),
    ).toEqual([
      ['1', 'refused', '超出计划'],
      ['2', 'approved', ''],
    ]);
    const [said] = await desk()
      .db.select()
      .from(decisions)
      .where(and(eq(decisions.kind, 'fundApproval'), eq(decisions.decision, 'approved')));
    expect(said?.content).toMatchObject({ amountFen: 1_000_01, category: 'training', year: 2026 });
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: whoever asked never approves, whatever post they hold', async () => {
    const one = await funded(desk());
    await requested(desk(), one);
    const { id: taskId } = await fundTask(desk(), 'fundApproval');
    // the host is an officer of the bureau as well
    const [post] = await desk().db.select().from(posts).where(eq(posts.role, 'cityOfficer'));
    const seated = { id: randomUUID(), postId: post?.id ?? '', personId: one.host.personId, fromDay: '2020-01-01' };
    await desk()
      .db.insert(postHoldings)
      .values({ ...seated, toDay: null });
    expect(refusalOf(await perform(desk(), approveFunds, one.host, { taskId, outcome: 'approved' }))).toBe(
      'secondPersonRequired FUND-O01',
    );
  });

  it('FUND-04, FUND-O01: vouchers are files with an amount; over the budget, over the request and hostile ones are refused', async () => {
    const one = await funded(desk());
    const { city, host } = one;
    const { requestId, key } = await approved(desk(), one);
    const paper = { ...key, amount: '800', ...file };
    for (const who of [...outsiders, 'cityOfficer'])
      expect([who, refusalOf(await perform(desk(), addVoucher, city.person(who), paper))]).toEqual([who, 'notFound']);
    const adds = (more: object) => perform(desk(), addVoucher, host, { ...paper, ...more });
    expect(figuresOf(await adds({ amount: '10000.01' }))).toEqual(['FUND-04', 10_000_01, 10_000_00]);
    expect(figuresOf(await adds({ amount: '1200.51' }))).toEqual(['FUND-04', 1_200_51, 1_200_50]);
    expect(refusalOf(await adds({ mediaType: 'image/svg+xml' }))).toBe('wrongFileType');
    const infected = new RefusedFile([refuse('fileInfected', { field: 'file' })]);
    expect(refusalOf(await adds({ refused: infected }))).toBe('fileInfected');
    expect(refusalOf(await perform(desk(), handInVouchers, host, key))).toBe('stageNotOpen FUND-O01');
    expect(await desk().db.select().from(vouchers)).toEqual([]);
    const { id: taskId } = await fundTask(desk(), 'fundAccount');
    const first = await done(desk(), addVoucher, { ...host, channel: 'link', taskId }, paper);
    // 800 are there: 400.51 more would be one fen too much
    expect(figuresOf(await adds({ amount: '400.51' }))).toEqual(['FUND-04', 1_200_51, 1_200_50]);
    await done(desk(), removeVoucher, host, { ...key, voucherId: first.voucherId });
    expect(await isHeld(desk().db, file.blob)).toBe(false);
    expect(refusalOf(await perform(desk(), removeVoucher, host, { ...key, voucherId: first.voucherId }))).toBe(
      'notFound',
    );
    expect(await done(desk(), addVoucher, host, { ...paper, amount: '1200.5' })).toMatchObject({ number: 2 });
    expect(await done(desk(), handInVouchers, host, key)).toMatchObject({ amountFen: 1_200_50 });
    expect(refusalOf(await adds({}))).toBe('stageNotOpen FUND-O01');
    expect(await stateOf(desk(), requestId)).toBe('handedIn');
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: the keeper settles what was shown, or returns it; the rest of what was approved is free again for its purpose', async () => {
    const one = await funded(desk());
    const { city, host, keeper } = one;
    const { requestId, key, contentHash } = await handedIn(desk(), one);
    const yes = { ...key, outcome: 'settled', contentHash };
    for (const who of ['teacherA1a', ...outsiders])
      expect([who, refusalOf(await perform(desk(), settleFunds, city.person(who), yes))]).toEqual([who, 'notFound']);
    const stale = { ...yes, contentHash: 'f'.repeat(64) };
    expect(refusalOf(await perform(desk(), settleFunds, keeper, stale))).toBe('caseChanged FUND-O01');
    const back = { ...yes, outcome: 'returned' };
    expect(refusalOf(await perform(desk(), settleFunds, keeper, back))).toBe('badInput FUND-O01');
    await done(desk(), settleFunds, keeper, { ...back, reason: '缺收据' });
    expect([await stateOf(desk(), requestId), await lineOf(desk(), one)]).toEqual([
      'approved',
      [10_000_00, 1_200_50, 0],
    ]);
    expect((await fundTask(desk(), 'fundAccount')).turn).toBe(2);
    await done(desk(), addVoucher, host, { ...key, amount: '100', ...file });
    await done(desk(), handInVouchers, host, key);
    expect(refusalOf(await perform(desk(), settleFunds, keeper, yes))).toBe('caseChanged FUND-O01');
    const { id: taskId, turn } = await fundTask(desk(), 'fundSettlement');
    expect(turn).toBe(2);
    const now = { ...yes, contentHash: await accountNow(desk(), requestId) };
    await done(desk(), settleFunds, { ...keeper, channel: 'link', taskId }, now);
    expect([await stateOf(desk(), requestId), await lineOf(desk(), one)]).toEqual([
      'settled',
      [10_000_00, 0, 1_100_00],
    ]);
    expect(await lineOf(desk(), one, 'office')).toEqual([500_00, 0, 0]);
    expect((await lettersOf(desk(), 'fundDecided')).map(({ outcome }) => outcome).toSorted()).toEqual([
      'approved',
      'returned',
      'settled',
    ]);
    const read = await fundRequestsOf(desk().db, desk().vault, one.studioId);
    expect(read).toMatchObject([
      { state: 'settled', settledFen: 1_100_00, purpose: '外出学习', vouchers: [{ name: '发票.pdf' }, { number: 2 }] },
    ]);
    expect(
      await desk()
        .db.select()
        .from(tasks)
        .where(and(eq(tasks.termId, one.termId), eq(tasks.state, 'open'), eq(tasks.kind, 'fundSettlement'))),
    ).toEqual([]);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: where the edition wants two persons, whoever approved does not settle', async () => {
    const one = await funded(desk(), { settledBySecondPerson: true });
    const { key, contentHash } = await handedIn(desk(), one);
    const yes = { ...key, outcome: 'settled', contentHash };
    expect(refusalOf(await perform(desk(), settleFunds, one.city.person('cityOfficer2'), yes))).toBe(
      'secondPersonRequired FUND-O01',
    );
    await done(desk(), settleFunds, one.keeper, yes);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: a request that is given up frees what was committed, and asks nobody any more', async () => {
    const one = await funded(desk());
    const undecided = await requested(desk(), one);
    const { key } = await approved(desk(), one);
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 1_200_50, 0]);
    for (const requestId of [undecided.requestId, key.requestId]) {
      const it = { termId: one.termId, requestId };
      expect(refusalOf(await perform(desk(), withdrawFunds, one.keeper, it))).toBe('notFound');
      await done(desk(), withdrawFunds, one.host, it);
      expect(refusalOf(await perform(desk(), withdrawFunds, one.host, it))).toBe('stageNotOpen FUND-O01');
    }
    expect(await lineOf(desk(), one)).toEqual([10_000_00, 0, 0]);
    const asked = await desk().db.select().from(tasks).where(eq(tasks.termId, one.termId));
    expect(asked.filter(({ kind, state }) => kind.startsWith('fund') && state === 'open')).toEqual([]);
    expect(await broken(desk())).toEqual([]);
  });

  it('FUND-O01: whoever is asked is reminded by the ladder, the host for vouchers as the officer for a decision', async () => {
    const one = await funded(desk());
    await approved(desk(), one);
    await requested(desk(), one);
    const looks = async (stage: 'fundApproval' | 'fundSettlement', number: number) => {
      const key = { subject: { kind: 'term', id: one.termId } as const, stage, number };
      await performSystem(desk(), (at) => climb(at, stagePlans[stage], key));
    };
    const due = (await fundTask(desk(), 'fundApproval', 2)).due ?? '';
    desk().clock.set(new Date(Date.parse(due) + 40 * 86_400_000).toISOString());
    await looks('fundApproval', 2);
    await looks('fundSettlement', 1);
    const reminded = await desk().db.select().from(mails).where(eq(mails.template, 'reminder'));
    expect(new Set(reminded.map(({ personId }) => personId))).toEqual(
      new Set([one.host.personId, one.keeper.personId, one.city.personId('cityOfficer2')]),
    );
    expect((await fundTask(desk(), 'fundAccount')).coOwnerRole).not.toBeNull();
  });
});

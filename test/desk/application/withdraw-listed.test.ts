import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mails, objections, tasks, vetoes } from '../../../db/schema/all.js';
import { reopen } from '../../../desk/appeal/reopen.js';
import { finishWithdrawal } from '../../../desk/application/finish-withdrawal.js';
import { undoWithdrawal } from '../../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../../desk/application/withdraw-application.js';
import { refillNominee } from '../../../desk/county/refill-nominee.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import { carryOutVeto } from '../../../desk/veto/carry-out-veto.js';
import { inWords } from '../../../domain/ending.js';
import { expectOk, reader, type SmallCounty, saying, smallCounty } from '../county/small-county.js';

let c: SmallCounty;
beforeEach(async () => {
  c = await smallCounty({ change: { objectionEmailConfirmed: false } });
});
afterEach(() => c.close());

const withdraw = (n: number) =>
  perform(c.deps, withdrawApplication, c.person(`teacher${n}`), { caseId: c.id(`case${n}`) });
const undo = (n: number) => perform(c.deps, undoWithdrawal, c.person(`teacher${n}`), { caseId: c.id(`case${n}`) });
const place = async (n: number) => {
  const { state, holdsPlace, rank } = await c.file(n);
  return [state, holdsPlace, rank];
};

/** Whoever overturns it: the next level's leader. */
const decider = () => ({
  actor: c.person('city'),
  seat: { role: 'cityLeader' as const, orgId: c.id('bureau') },
});

/** An effective veto on the first candidate, as its decision leaves it. */
async function vetoOf1(): Promise<string> {
  const vetoId = randomUUID();
  const at = '2026-04-20T02:00:00.000Z';
  await c.db.insert(vetoes).values({
    id: vetoId,
    personId: c.id('teacher1'),
    roundId: c.id('round'),
    caseId: c.id('case1'),
    orgId: c.id('county'),
    ground: 'ethicsViolation',
    facts: '经查属实',
    evidence: ['档-1'],
    decisionReference: '1号',
    state: 'effective',
    registeredBy: c.id('officer'),
    registeredAt: at,
    hearingUntil: at,
    heldPlace: true,
  });
  return vetoId;
}

const vetoed = async (file: Awaited<ReturnType<SmallCounty['file']>>) => {
  const why = { reason: inWords('经查属实'), ruleId: 'VETO-01', appealUntil: '2026-05-06T15:59:59.999Z' };
  await performSystem(c.deps, async (desk) => carryOutVeto(desk, await roundOf(desk, file.roundId), file, why));
};

describe('a listed candidate who was away when the list went out', () => {
  beforeEach(async () => {
    for (const n of [1, 2, 3]) await c.verify(n);
    expectOk(await c.select([1, 2]));
  });

  test('HOST-O14: comes back without the place and may be chosen for it again', async () => {
    expectOk(await withdraw(1));
    expectOk(await c.publish([2]));
    expectOk(await undo(1));
    expect(await place(1)).toEqual(['countyReview', 0, null]);
    expect((await c.quota())?.used).toBe(1);
    expect(
      saying(await perform(c.deps, refillNominee, c.person('officer'), { nominationId: c.id('nomination') })),
    ).toBe('ok');
  });

  test('HOST-O14: keeps the place while the list still waits for the leader', async () => {
    expectOk(await withdraw(1));
    expectOk(await undo(1));
    expect(await place(1)).toEqual(['countyReview', 1, 1]);
    expectOk(await c.publish([1, 2]));
  });

  test('VETO-O05: an overturned veto gives no place on a list that went out without the candidate', async () => {
    const vetoId = await vetoOf1();
    const file = await c.file(1);
    await vetoed(file);
    expectOk(await c.publish([2]));
    const isOut = await c.file(1);
    await performSystem(c.deps, async (desk) =>
      reopen.ethicsVeto(desk, isOut, await roundOf(desk, isOut.roundId), vetoId, decider()),
    );
    expect(await place(1)).toEqual(['countyReview', 0, null]);
    expect((await c.quota())?.used).toBe(1);
  });
});

describe('an objection to a candidate who withdraws', () => {
  const objected = async () => {
    const notice = await c.hang([1, 2]);
    const objection = {
      subjectId: c.id('case1'),
      kind: 'named',
      fromName: '张三',
      contact: 'o@test.example',
      text: '论文署名有误',
    };
    expectOk(await perform(c.deps, fileObjection, reader, { noticeId: notice.noticeId, objection }));
    const [row] = await c.db.select().from(objections);
    await c.open({ kind: 'objection', id: row?.id ?? '' }, 'objectionHandling');
    return c.task('objectionHandling', row?.id ?? '');
  };
  const dispose = (taskId: string, outcome: 'upheld' | 'dismissed') =>
    perform(c.deps, disposeObjection, c.person('officer'), {
      taskId,
      finding: { outcome, reason: '经核查', evidenceIds: ['证-1'] },
    });
  const letters = async () => (await c.db.select().from(mails).where(eq(mails.template, 'objectionDisposed'))).length;

  test.each(['upheld', 'dismissed'] as const)(
    'NOTICE-O03: is %s after the withdrawal ended, with an answer to the objector; the case stays withdrawn',
    async (outcome) => {
      const taskId = await objected();
      expectOk(await withdraw(1));
      c.set('2026-04-22T02:00:00.000Z');
      await performSystem(c.deps, (desk) => finishWithdrawal(desk, c.id('case1')));
      expect((await c.db.select().from(tasks).where(eq(tasks.id, taskId)))[0]?.state).toBe('open');
      expectOk(await dispose(taskId, outcome));
      expect((await c.file(1)).state).toBe('withdrawn');
      expect((await c.db.select().from(objections))[0]?.state).toBe(outcome);
      expect(await letters()).toBe(1);
    },
  );

  test('NOTICE-O03: upheld while the withdrawal can be undone, it removes the candidate who comes back', async () => {
    const taskId = await objected();
    expectOk(await withdraw(1));
    expectOk(await dispose(taskId, 'upheld'));
    expect((await c.file(1)).state).toBe('withdrawn');
    expectOk(await undo(1));
    expect((await c.file(1)).state).toBe('notForwarded');
  });

  test('NOTICE-O03: an objection to a vetoed candidate is answered, too', async () => {
    const taskId = await objected();
    const file = await c.file(1);
    await vetoed(file);
    expectOk(await dispose(taskId, 'dismissed'));
    expect([(await c.file(1)).state, await letters()]).toEqual(['vetoed', 1]);
  });

  test('NOTICE-O03: upheld while a veto was in force, it removes the candidate when the veto is overturned', async () => {
    const taskId = await objected();
    const vetoId = await vetoOf1();
    const file = await c.file(1);
    await vetoed(file);
    expectOk(await dispose(taskId, 'upheld'));
    const isOut = await c.file(1);
    await performSystem(c.deps, async (desk) =>
      reopen.ethicsVeto(desk, isOut, await roundOf(desk, isOut.roundId), vetoId, decider()),
    );
    expect((await place(1)).slice(0, 2)).toEqual(['notForwarded', 0]);
  });
});

import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countyBench } from '../../../db/read/county-bench.js';
import { audit, mails, nominations, people, vetoes } from '../../../db/schema/all.js';
import { sendBackList } from '../../../desk/county/send-back-list.js';
import { verifyApplication } from '../../../desk/county/verify-application.js';
import { perform } from '../../../desk/kit/act.js';
import { expectOk, hashOfForm, type SmallCounty, saying, smallCounty } from './small-county.js';

let county: SmallCounty;
beforeEach(async () => {
  county = await smallCounty();
});
afterEach(() => county.close());

describe('examining an application', () => {
  it('HOST-20: agreement is recorded on the form that was read, a second finding is refused', async () => {
    expect(saying(await county.verify(1))).toBe('ok');
    expect(saying(await county.verify(1, 'refuse'))).toBe('taskClosed HOST-20');
    const bench = await countyBench(county.db, county.deps.vault, {
      roundId: county.id('round'),
      countyId: county.id('county'),
    });
    expect(bench.candidates.map((one) => one.verification?.decision ?? null)).toEqual(['agree', null, null]);
    expect(bench.places).toEqual({ cap: 2, used: 0 });
  });

  it('HOST-20: a refusal ends the case and tells the applicant the clause and the time for appeal', async () => {
    expectOk(await county.verify(1, 'refuse'));
    expect((await county.file(1)).state).toBe('notForwarded');
    const [letter] = await county.db.select().from(mails).where(eq(mails.template, 'caseMoved'));
    expect(letter?.data).toMatchObject({
      clause: 'HOST-20',
      reason: '情况属实',
      appealUntil: '2026-04-27T15:59:59.999Z',
    });
    expect(await county.toldTo(`case-${county.id('case1')}`)).toMatchObject([{ news: { outcome: 'notForwarded' } }]);
  });

  it('a return leads back to the applicant', async () => {
    expectOk(await county.verify(2, 'return'));
    expect(await county.file(2)).toMatchObject({ state: 'returnedForCorrection', priorState: 'countyReview' });
  });

  it('refuses an officer of another county as if the case did not exist, and leaves no trace in it', async () => {
    expect(saying(await county.verify(1, 'agree', county.person('stranger')))).toBe('notFound');
    expect(
      await county.db
        .select()
        .from(audit)
        .where(eq(audit.chain, county.id('case1'))),
    ).toEqual([]);
  });

  it('refuses other posts that may see the case, and a form that has changed', async () => {
    expect(saying(await county.verify(1, 'agree', county.person('principal')))).toBe('notYourPost HOST-20');
    expect(saying(await county.verify(1, 'agree', county.person('city')))).toBe('notYourPost HOST-20');
    const old = { caseId: county.id('case1'), formHash: 'older', decision: 'agree', opinion: '同意' };
    expect(saying(await perform(county.deps, verifyApplication, county.person('officer'), old))).toBe('caseChanged');
  });
});

describe('drawing up the list', () => {
  it('HOST-21: two of two places are filled, a third is refused', async () => {
    for (const n of [1, 2, 3]) await county.verify(n);
    expect(saying(await county.select([1, 2, 3]))).toBe('quotaExhausted HOST-21');
    expect(await county.quota()).toMatchObject({ used: 0 });
    expect(saying(await county.select([2, 1]))).toBe('ok');
    expect(await county.quota()).toMatchObject({ used: 2, cap: 2 });
    expect([(await county.file(1)).rank, (await county.file(2)).rank, (await county.file(3)).state]).toEqual([
      2,
      1,
      'countyReview',
    ]);
  });

  it('HOST-20: who was not agreed to is not listed', async () => {
    expect(saying(await county.select([1]))).toBe('ruleForbids HOST-20');
  });

  it('VETO-O03: who is under an ethics report is not listed', async () => {
    await county.verify(1);
    await county.db.insert(vetoes).values({
      id: randomUUID(),
      personId: county.id('teacher1'),
      roundId: county.id('round'),
      caseId: county.id('case1'),
      orgId: county.id('county'),
      ground: 'ethicsViolation',
      facts: '书面决定',
      evidence: [],
      state: 'registered',
      registeredBy: county.id('officer'),
      registeredAt: '2026-04-20T02:00:00.000Z',
      hearingUntil: '2026-04-27T02:00:00.000Z',
    });
    expect(saying(await county.select([1]))).toBe('ruleForbids VETO-O03');
  });

  it('refuses strangers, and a list with one person twice', async () => {
    await county.verify(1);
    expect(saying(await county.select([1], county.person('stranger')))).toBe('notFound');
    expect(saying(await county.select([1, 1]))).toBe('badInput');
  });

  it('HOST-O10: a limit per school holds where policy sets one', async () => {
    await county.close();
    county = await smallCounty({ change: { maxPerCountySchool: 1 } });
    for (const n of [1, 2]) await county.verify(n);
    expect(saying(await county.select([1, 2]))).toBe('quotaExhausted HOST-O10');
  });

  it('I12: a list sent back frees its places, and another may be drawn up', async () => {
    for (const n of [1, 2, 3]) await county.verify(n);
    expectOk(await county.select([1, 2]));
    const taskId = await county.task('publishNotice');
    const back = { taskId, reason: '请再比较' };
    expect(saying(await perform(county.deps, sendBackList, county.person('leader'), back))).toBe('ok');
    expect(await county.quota()).toMatchObject({ used: 0 });
    expectOk(await county.select([3]));
    expect(saying(await county.publish([3]))).toBe('ok');
  });
});

describe('publishing the list', () => {
  beforeEach(async () => {
    for (const n of [1, 2]) await county.verify(n);
  });

  it('HOST-20: needs a second person, a second factor, and the list that was shown', async () => {
    expectOk(await county.select([1, 2], county.person('leader')));
    expect(saying(await county.publish([1, 2]))).toBe('secondPersonRequired HOST-20');
  });

  it('refuses without the second factor, and a list that is not the one drawn up', async () => {
    expectOk(await county.select([1, 2]));
    expect(saying(await county.publish([1, 2], county.person('leader', { secondFactor: false })))).toBe(
      'secondFactorRequired',
    );
    expect(saying(await county.publish([2, 1]))).toBe('caseChanged');
    expect(saying(await county.publish([1, 2], county.person('stranger')))).toBe('notFound');
  });

  it.each([
    ['title', '联系 138 0013 8000'],
    ['text', '身份证 11010519491231002X'],
    ['receivingUnit', '张三 13800138000'],
  ])('NOTICE: a personal number in the %s is refused', async (field, text) => {
    expectOk(await county.select([1]));
    expect(saying(await county.publish([1], county.person('leader'), { [field]: text }))).toBe('ruleForbids NOTICE');
  });

  it('NOTICE: a personal number written into a name is refused', async () => {
    await county.db
      .update(people)
      .set({ name: '李明13800138000' })
      .where(eq(people.id, county.id('teacher1')));
    expectOk(await county.select([1]));
    expect(saying(await county.publish([1]))).toBe('ruleForbids NOTICE');
  });

  it('HOST-20: moves the listed to the notice; the others stay on the reserve list', async () => {
    expectOk(await county.select([1]));
    const { number, closesAt } = expectOk(await county.publish([1]));
    expect(number).toBe('GS2026-0001');
    // published on Monday 20 April; five working days from Tuesday to Monday
    expect(closesAt).toBe('2026-04-27T15:59:59.999Z');
    expect([(await county.file(1)).state, (await county.file(2)).state]).toEqual(['countyNotice', 'countyReview']);
    expect((await county.db.select().from(nominations))[0]?.state).toBe('onNotice');
    expect(await county.toldTo(`case-${county.id('case1')}`)).toMatchObject([{ news: { outcome: 'forwarded' } }]);
    expect(await county.toldTo(`nomination-${county.id('nomination')}`)).toMatchObject([
      { news: { stage: 'nomination', outcome: 'listed' } },
    ]);
    expect(hashOfForm(1)).toBe((await county.file(1)).formHash);
  });
});

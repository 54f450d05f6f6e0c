import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { caseNumbers } from '../../../db/read/page-round.js';
import { cases, conflicts, experts, mails, rounds } from '../../../db/schema/all.js';
import { breakTie } from '../../../desk/city/break-tie.js';
import { confirmRanking } from '../../../desk/city/confirm-ranking.js';
import { rankingView } from '../../../desk/city/ranking-view.js';
import { perform } from '../../../desk/kit/act.js';
import { decideOrder } from '../../../desk/round/decide-order.js';
import { proposeOrder } from '../../../desk/round/propose-order.js';
import { rankingRecomputed } from '../../../desk/verify/ranking.js';
import { runOnDesk, type TinyCity, tinyCity } from '../../support/desk.js';
import { candidate, done, ranked, refusalOf } from './panel-desk.js';

runOnDesk('a tie on which nobody of the panel may vote', (desk) => {
  const stateOf = async (id: string) => (await desk().db.select().from(cases).where(eq(cases.id, id)))[0]?.state;
  const chairId = async () =>
    (await desk().db.select().from(experts).where(eq(experts.state, 'drawn')))[0]?.personId ?? '';

  /** Two candidates with equal sheets and one place. */
  async function tied(change: Parameters<typeof tinyCity>[1] = {}) {
    const city = await tinyCity(desk(), { capacity: 1, ...change });
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    const points = new Map([a, b].map((id) => [id, ['20']] as const));
    return { city, a, b, hash: await ranked(desk(), city, points) };
  }

  /** Every member of the panel has a conflict with one of the two. */
  async function allInConflict(city: TinyCity, a: string, b: string) {
    const panel = await desk().db.select().from(experts);
    for (const [at, { personId }] of panel.entries())
      await desk()
        .db.insert(conflicts)
        .values({
          roundId: city.roundId,
          personId,
          caseId: at % 2 ? a : b,
          ground: 'kinship',
          at: '2026-03-02T01:00:00.000Z',
        });
  }

  async function propose(city: TinyCity, order: readonly string[]) {
    const [round] = await desk().db.select().from(rounds).where(eq(rounds.id, city.roundId));
    return perform(desk(), proposeOrder, city.person('cityOfficer'), {
      roundId: city.roundId,
      version: round?.version,
      number: '评选〔2026〕7号',
      reason: '专家组成员均须回避，经局务会研究。',
      changes: [{ kind: 'tieOrder', order }],
    });
  }

  it('HOST-O15: the bureau puts it in order: by an order with number and reason that a second person puts in force', async () => {
    const { city, a, b, hash } = await tied();
    const officer = city.person('cityOfficer');
    await allInConflict(city, a, b);
    const vote = { roundId: city.roundId, rankingHash: hash, order: [b, a], chairId: await chairId() };
    const votes = [{ personId: vote.chairId, caseId: b }];
    expect(refusalOf(await perform(desk(), breakTie, officer, { ...vote, votes }))).toBe('conflictOfInterest HOST-O15');
    const proposed = await propose(city, [b, a]);
    if (!proposed.ok) return expect.fail(JSON.stringify(proposed.refusals));
    const decision = { roundId: city.roundId, orderId: proposed.value.orderId, decision: 'inForce' };
    expect(refusalOf(await perform(desk(), decideOrder, officer, decision))).toBe('secondPersonRequired CONV-11');
    await done(desk(), decideOrder, city.person('cityOfficer2'), decision);

    const view = await rankingView(desk(), officer, city.roundId);
    expect(view?.rows.map(({ caseId, outcome, tieBrokenBy }) => [caseId, outcome, tieBrokenBy])).toEqual([
      [b, 'aboveLine', 'byOrder'],
      [a, 'beyondCapacity', 'byOrder'],
    ]);
    await done(desk(), confirmRanking, officer, { roundId: city.roundId, rankingHash: view?.hash });
    expect([await stateOf(a), await stateOf(b)]).toEqual(['notSelected', 'projectJustification']);
    expect(await rankingRecomputed.run({ tx: desk().db, now: '', calendar: desk().calendar })).toEqual([]);
    const told = (await desk().db.select().from(mails)).filter(({ template }) => template === 'roundChanged');
    const numbers = await caseNumbers(desk().db, [a, b]);
    expect(told[0]?.data.changes).toBe(`tieOrder=${numbers.get(b)}|${numbers.get(a)}`);
    // whoever is ranked reads it with the outcome, not before
    const applicants = ['teacherD1a', 'teacherD2a'].map(city.personId);
    expect(told.filter(({ personId }) => applicants.includes(personId ?? ''))).toEqual([]);
  });

  it('HOST-O15: while a member of the panel may vote, no order stands in for the vote', async () => {
    const { city, a, b } = await tied();
    expect(refusalOf(await propose(city, [b, a]))).toBe('ruleForbids HOST-O15');
  });

  it('CONV-10: an order names the tied group, all of it, and only while the ranking is to be confirmed', async () => {
    const { city, a, b, hash } = await tied({ capacity: 2 });
    await allInConflict(city, a, b);
    expect(refusalOf(await propose(city, [b, a]))).toBe('ruleForbids CONV-10');
    await done(desk(), confirmRanking, city.person('cityOfficer'), { roundId: city.roundId, rankingHash: hash });
    expect(refusalOf(await propose(city, [b, a]))).toBe('stageNotOpen CONV-10');
  });

  it('CONV-10: where the round’s rules know no vote of the panel, a vote is refused and the order decides', async () => {
    const { city, a, b, hash } = await tied({ tieRules: ['moreHonours'] });
    const vote = { roundId: city.roundId, rankingHash: hash, order: [a, b], chairId: await chairId() };
    const votes = [{ personId: vote.chairId, caseId: a }];
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), breakTie, officer, { ...vote, votes }))).toBe('ruleForbids CONV-10');
    expect(refusalOf(await propose(city, [a, b]))).toBe('ok');
  });
});

import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { opinionsOf } from '../../../api/documents/opinions.js';
import { cases, noticeSubjects, notices, people } from '../../../db/schema/all.js';
import { confirmRanking } from '../../../desk/city/confirm-ranking.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { decision } from '../../../desk/stages/decision.js';
import { approval } from '../../desk/city/cleared.js';
import { candidate, done, open, ranked, sixExperts } from '../../desk/city/panel-desk.js';
import { runOnDesk, type TestDesk, tinyCity } from '../../support/desk.js';

const noticeId = '00000000-0000-4000-8000-000000000001';

/** What the notice leaves behind: nobody on it was objected to. */
async function cleared(desk: TestDesk, roundId: string, orgId: string, ids: readonly string[]) {
  await desk.db.insert(notices).values({
    id: noticeId,
    number: 'GS2026-0001',
    roundId,
    orgId,
    level: 'city',
    state: 'confirmed',
    publishedAt: '2026-06-29T01:00:00.000Z',
    closesAt: '2026-07-03T15:59:59.999Z',
    contentHash: '0'.repeat(64),
    calendarVersion: 'test',
  });
  for (const caseId of ids) {
    await desk.db.insert(noticeSubjects).values({ noticeId, subjectId: caseId, shown: {}, state: 'cleared' });
    await desk.db.update(cases).set({ state: 'finalDecision' }).where(eq(cases.id, caseId));
  }
}

runOnDesk('the expert opinion on the printed form', (desk) => {
  it("HOST-25, HOST-O15: the panel's result stands in the box once the city has decided, and names no expert", async () => {
    const city = await tinyCity(desk(), { capacity: 1, capacitySoftPercent: 100 });
    const { roundId } = city;
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    const given = new Map([
      [a, ['25', '24', '24', '24', '25']],
      [b, ['20']],
    ]);
    const rankingHash = await ranked(desk(), city, given);
    desk().clock.set('2026-06-18T02:00:00.000Z');
    const beyond = { roundId, rankingHash, beyond: [b], reason: '全市布点需要' };
    await done(desk(), confirmRanking, city.person('cityOfficer'), beyond);
    await cleared(desk(), roundId, city.org('bureau'), [a, b]);
    await open(desk(), city, 'decision', decision);
    const opinions = async (id: string) => {
      const [file] = await desk().db.select().from(cases).where(eq(cases.id, id));
      if (!file) throw new Error('no such case');
      return opinionsOf(desk().db, file);
    };
    expect((await opinions(a)).expert).toBeUndefined();

    desk().clock.set('2026-07-10T02:00:00.000Z');
    const leader = city.person('cityLeader');
    await done(desk(), decideFinally, leader, approval(city, a));
    expect((await opinions(b)).expert).toBeUndefined();
    await done(desk(), decideFinally, leader, approval(city, b, { decision: 'notApprove', reason: '岗位变动' }));

    const [first, second] = [await opinions(a), await opinions(b)];
    const result = { experts: 5, day: '2026-06-18' };
    expect(first.expert).toEqual({ ...result, mean: '94.40', rank: 1, conclusion: 'withinCapacity' });
    expect(second.expert).toEqual({ ...result, mean: '90.00', rank: 2, conclusion: 'beyondCapacity' });
    const said = JSON.stringify([first, second]);
    const panel = await desk().db.select().from(people);
    for (const code of sixExperts) {
      const expert = panel.find((one) => one.code === code);
      for (const secret of [expert?.id, expert?.name, expert?.email]) expect(said).not.toContain(secret);
    }
    expect(said).not.toContain('带班扎实');
  });
});

import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mails, noticeSubjects, notices, rounds, stageRuns } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { roundOf } from '../../../desk/kit/round.js';
import { openStage } from '../../../desk/kit/stage.js';
import { publicRecordsOf } from '../../../desk/notice/public-records.js';
import { publishNotice } from '../../../desk/notice/publish-notice.js';
import { decideOrder } from '../../../desk/round/decide-order.js';
import { proposeOrder } from '../../../desk/round/propose-order.js';
import { noticeWindow } from '../../../desk/stages/notice-window.js';
import { noticeLength } from '../../../desk/verify/notices.js';
import { proofText } from '../../../domain/notice/proof.js';
import { accepted, type Result } from '../../../domain/refusal.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { ok, said, type World, world } from '../veto/world.js';

/** Published on Monday, 2 March 2026. */
const fiveDays = '2026-03-09T15:59:59.999Z';
const sevenDays = '2026-03-11T15:59:59.999Z';

runOnDesk('an order on how long a notice hangs', (desk) => {
  async function publish(w: World, applicant = 'teacherA1a') {
    const file = await w.file(await w.aCase('countyNotice', { applicant }));
    const leader = w.person('countyLeaderA');
    const done = await performSystem(desk(), async (at): Promise<Result<{ noticeId: string; closesAt: string }>> => {
      const round = await roundOf(at, w.roundId);
      const notice = {
        title: '公示',
        text: '现予公示。',
        receivingUnit: '甲县教育局',
        frame: round,
        level: 'county' as const,
      };
      const orgId = w.org('countyA');
      const subjects = await publicRecordsOf(at, round, [file]);
      const seat = { role: 'countyLeader', orgId } as const;
      const published = await publishNotice(at, leader, seat, { ...notice, orgId, nominationId: null, subjects });
      if (!published.ok) return published;
      const subject = { kind: 'notice', id: published.value.noticeId } as const;
      await openStage(at, noticeWindow, { subject, stage: 'noticeWindow', number: 1, roundId: w.roundId });
      return accepted(published.value);
    });
    return ok(done);
  }

  const propose = async (w: World, noticeWorkingDays: object) => {
    const [round] = await desk().db.select().from(rounds).where(eq(rounds.id, w.roundId));
    return perform(desk(), proposeOrder, w.person('cityOfficer'), {
      roundId: w.roundId,
      version: round?.version,
      number: `评选〔2026〕${round?.version}号`,
      reason: '群众来访集中，延长公示。',
      changes: [{ kind: 'terms', set: { noticeWorkingDays } }],
    });
  };
  const order = async (w: World, days: object) => {
    const { orderId } = ok(await propose(w, days));
    return ok(
      await perform(desk(), decideOrder, w.person('cityOfficer2'), {
        roundId: w.roundId,
        orderId,
        decision: 'inForce',
      }),
    );
  };
  const noticeOf = async (id: string) => {
    const [notice] = await desk().db.select().from(notices).where(eq(notices.id, id));
    return notice ?? expect.fail('no notice');
  };
  const breaches = ({ db, calendar }: TestDesk) => noticeLength.run({ tx: db, now: '', calendar });

  it('NOTICE-O01, CONV-11: longer for every notice to come; the round’s dates follow, and all concerned are told', async () => {
    const w = await world(desk());
    const { dates } = await order(w, { county: 7 });
    const [round] = await desk().db.select().from(rounds).where(eq(rounds.id, w.roundId));
    expect(round?.parameters).toMatchObject({ noticeWorkingDays: { county: 7, city: 5 } });
    expect([dates.countyNotice, dates.nominationWindow]).toEqual([
      '2026-05-25T15:59:59.999Z',
      '2026-05-28T15:59:59.999Z',
    ]);
    expect((await publish(w)).closesAt).toBe(sevenDays);
    const told = (await desk().db.select().from(mails)).filter(({ template }) => template === 'roundChanged');
    for (const code of ['leaderA1', 'countyOfficerB', 'sectionOfficer'])
      expect(told.map(({ personId }) => personId)).toContain(w.personId(code));
    expect(decodeURIComponent(String(told[0]?.data.changes))).toContain('{"noticeWorkingDays.county":"7"}');
  });

  it('NOTICE-O01: a notice that hangs is extended, its proof, its timer and its process with it', async () => {
    const w = await world(desk());
    const { noticeId, closesAt } = await publish(w);
    expect(closesAt).toBe(fiveDays);
    await order(w, { county: 7 });
    const notice = await noticeOf(noticeId);
    expect(notice).toMatchObject({ state: 'open', closesAt: sevenDays });
    const subjects = await desk().db.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, noticeId));
    const proof = proofText({
      ...notice,
      noticeId,
      window: { opensAt: notice.publishedAt, closesAt: sevenDays },
      subjects: subjects.map(({ subjectId, digest }) => ({ subjectId, digest })),
    });
    expect(notice.contentHash).toBe(sha256(proof));
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.subjectId, noticeId));
    expect(run?.due).toBe(sevenDays);
    expect((await w.told({ kind: 'notice', id: noticeId })).at(-1)).toMatchObject({ news: { kind: 'datesMoved' } });
    expect(await breaches(desk())).toEqual([]);
  });

  it('NOTICE-O01: what hangs is never shortened; what is published afterwards has the shorter time', async () => {
    const w = await world(desk());
    await order(w, { county: 7 });
    const { noticeId } = await publish(w);
    await order(w, { county: 5 });
    expect((await noticeOf(noticeId)).closesAt).toBe(sevenDays);
    expect((await publish(w, 'teacherA1b')).closesAt).toBe(fiveDays);
    expect(await breaches(desk())).toEqual([]);
  });

  it('NOTICE-O01: never below what the edition promises the public', async () => {
    const w = await world(desk());
    expect(said(await propose(w, { county: 4 }))).toBe('ruleForbids NOTICE-O01');
    await order(w, { county: 7 });
    expect(said(await propose(w, { county: 4 }))).toBe('ruleForbids NOTICE-O01');
    expect(said(await propose(w, { county: 5 }))).toBe('ok');
  });

  it('I21: a notice that is over stays as it hung', async () => {
    const w = await world(desk());
    const { noticeId } = await publish(w);
    desk().clock.set('2026-03-09T16:00:00.000Z');
    const over = { state: 'closed', takenDownAt: '2026-03-09T16:00:00.000Z' } as const;
    await desk().db.update(notices).set(over).where(eq(notices.id, noticeId));
    await order(w, { county: 7 });
    expect(await noticeOf(noticeId)).toMatchObject({ state: 'closed', closesAt: fiveDays });
    expect(await breaches(desk())).toEqual([]);
  });
});

import { and, eq, inArray, isNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { mails, processes, rounds, tasks } from '../../db/schema/all.js';
import { startApplication } from '../../desk/application/start-application.js';
import { undoWithdrawal } from '../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { decideFinally } from '../../desk/city/decide-finally.js';
import { verify } from '../../desk/verify/verify.js';
import { toCityNotice } from './city-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';

const story = stories();

/** The city's leader decides on the one candidate there is: with that the round is over. */
async function decidesOn(told: Story, caseId: string): Promise<void> {
  const { roundId } = told;
  const { formHash } = await told.shown(caseId);
  const decided = { roundId, caseId, formHash, decision: 'approve', decisionNumber: '教发〔2026〕1号' };
  await told.act('cityLeader', decideFinally, decided);
}

describe('the end of a round', () => {
  test('HOST-25, HOST-26: a late school, a late county, a correction and a reserve list end with it; nothing is left open', async () => {
    const told = await story();
    const { caseId: draft } = await told.act('teacherP1a', startApplication, { roundId: told.roundId });
    const lateSchool = await told.applies('teacherA2a');
    const returned = await told.applies('teacherA2b');
    await told.examines(returned, 'leaderA2');
    await told.schoolDecides(returned, 'leaderA2', 'return', { reason: '请补充附件', fields: ['cases'] });
    const reserve = await told.recommended('teacherA1b');
    const lateCounty = await told.recommended('teacherB1a');
    const withdrawn = await told.applies('teacherD1b');
    const { caseId: chosen } = await toCityNotice(told);
    await told.act('teacherD1b', withdrawApplication, { caseId: withdrawn });
    // nobody is asked by a clock: however late it gets, their tasks stay theirs until the round is over
    expect((await told.tasksOf('schoolRecommendation', lateSchool)).map(({ state }) => state)).toEqual(['open']);
    await decidesOn(told, chosen);

    const behind = { draft, lateSchool, returned, reserve, lateCounty };
    const was = {
      draft: 'draft',
      lateSchool: 'schoolReview',
      returned: 'returnedForCorrection',
      reserve: 'countyReview',
      lateCounty: 'countyReview',
    } as const;
    for (const [who, caseId] of Object.entries(behind)) {
      const { state, priorState, endedAt, holdsPlace } = await told.file(caseId);
      expect([who, state, priorState, endedAt !== null, holdsPlace]).toEqual([
        who,
        'endedWithRound',
        was[who as keyof typeof was],
        true,
        0,
      ]);
      if (who !== 'draft') expect([who, await told.ended(`case-${caseId}`)]).toEqual([who, 'roundOver']);
      const letters = await told.desk.db.select().from(mails).where(eq(mails.caseId, caseId));
      expect(letters.filter(({ data }) => data.state === 'endedWithRound')).toHaveLength(1);
    }
    expect(await told.ended(`nomination-${told.nominationId('countyB')}`)).toBe('nobody');
    expect(await told.ended(`nomination-${told.nominationId('countyA')}`)).toBe('submitted');
    expect(await told.ended(`round-${told.roundId}`)).toBe('decided');
    const [round] = await told.desk.db.select().from(rounds);
    expect(round?.state).toBe('closed');

    // the one who withdrew changes their mind: the record says that the round ended, not that they left it
    expect((await told.file(withdrawn)).state).toBe('withdrawn');
    await told.act('teacherD1b', undoWithdrawal, { caseId: withdrawn });
    expect(await told.file(withdrawn)).toMatchObject({ state: 'endedWithRound', priorState: 'schoolReview' });
    expect(await told.ended(`case-${withdrawn}`)).toBe('roundOver');

    const waiting = await told.desk.db
      .select()
      .from(tasks)
      .where(and(isNull(tasks.termId), inArray(tasks.state, ['open', 'suspended'])));
    expect(waiting.map(({ kind }) => kind)).toEqual([]);
    await told.until(at('2026-12-01'));
    const running = await told.desk.db.select().from(processes).where(isNull(processes.endedAt));
    // the studio of whoever was approved lives on
    expect(running.filter(({ process }) => process !== 'studioTerm')).toEqual([]);
    const now = await told.desk.clock.now();
    await told.desk.db.update(mails).set({ state: 'sent', sentAt: now });
    const results = await verify({ tx: told.desk.db, now, calendar: told.desk.calendar });
    expect(results.flatMap(({ name, breaches }) => breaches.map((breach) => [name, breach]))).toEqual([]);
  });

  test('HOST-26: a withdrawal that nobody takes back stays one', async () => {
    const told = await story();
    const withdrawn = await told.applies('teacherD1b');
    const { caseId: chosen } = await toCityNotice(told);
    await told.act('teacherD1b', withdrawApplication, { caseId: withdrawn });
    await decidesOn(told, chosen);
    await told.until(at('2026-12-01'));
    expect((await told.file(withdrawn)).state).toBe('withdrawn');
    expect(await told.ended(`case-${withdrawn}`)).toBe('withdrawn');
  });
});

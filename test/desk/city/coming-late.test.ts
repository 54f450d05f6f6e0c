import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { candidatesToDeclare } from '../../../db/read/panel.js';
import { cases, conflicts, experts, links, mails, scoreSheets, tasks, vetoes } from '../../../db/schema/all.js';
import { askDeclarations } from '../../../desk/city/ask-declarations.js';
import { catchUp } from '../../../desk/city/catch-up.js';
import { declareConflicts } from '../../../desk/city/declare-conflicts.js';
import { drawPanel } from '../../../desk/city/draw-panel.js';
import { openSheets } from '../../../desk/city/open-sheets.js';
import { sealSheet } from '../../../desk/city/seal-sheet.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { confirmTransfer } from '../../../desk/school/confirm-transfer.js';
import { reportDeparture } from '../../../desk/school/report-departure.js';
import { panelFormation } from '../../../desk/stages/panel-formation.js';
import { scoring } from '../../../desk/stages/scoring.js';
import { runOnDesk, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';
import { registeredFinding } from './finding.js';
import { candidate, done, formHash, open, points, poolReady, refusalOf, sealAll, sixExperts } from './panel-desk.js';

/** An ethics finding that is not decided yet; 'dismissed' ends it. */
async function finding(desk: TestDesk, city: TinyCity, caseId: string): Promise<() => Promise<void>> {
  await registeredFinding(desk, city, caseId);
  return async () => {
    await desk.db.update(vetoes).set({ state: 'dismissed' }).where(eq(vetoes.caseId, caseId));
    await performSystem(desk, async (tx) => {
      const [now] = await tx.tx.select().from(cases).where(eq(cases.id, caseId));
      if (now) await catchUp(tx, await roundOf(tx, city.roundId), now, 'VETO-O03');
    });
  };
}

runOnDesk('candidates who come late to the panel', (desk) => {
  const tasksOf = (city: TinyCity, code: string, kind: 'declareConflicts' | 'score') =>
    desk()
      .db.select()
      .from(tasks)
      .where(and(eq(tasks.personId, city.personId(code)), eq(tasks.kind, kind)))
      .orderBy(tasks.turn);
  const stateOf = async (id: string) => (await desk().db.select().from(cases).where(eq(cases.id, id)))[0]?.state;
  const arrive = async (city: TinyCity) =>
    performSystem(desk(), async (tx) => askDeclarations(tx, await roundOf(tx, city.roundId)));

  it('HOST-O14: experts who had declared get a further task and letter for the new candidates only', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const early = await candidate(desk(), city, 'teacherD1a');
    await poolReady(desk(), city, [early]);
    const kinship = { roundId, declarations: [{ caseId: early, says: 'kinship' }] };
    await done(desk(), declareConflicts, city.person('expert1'), kinship);
    const late = await candidate(desk(), city, 'teacherA1a');
    await arrive(city);
    await arrive(city);

    const asked = await tasksOf(city, 'expert1', 'declareConflicts');
    expect(asked.map((task) => [task.turn, task.state])).toEqual([
      [1, 'done'],
      [2, 'open'],
    ]);
    const again = asked[1]?.id ?? '';
    expect(await desk().db.select().from(links).where(eq(links.taskId, again))).toHaveLength(1);
    const letters = await desk()
      .db.select()
      .from(mails)
      .where(eq(mails.eventId, `task:${again}`));
    expect(letters).toHaveLength(1);
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), drawPanel, officer, { roundId }))).toBe('ruleForbids HOST-O15');

    const link = { ...city.person('expert1'), taskId: again };
    const none = { roundId, declarations: [] };
    expect(refusalOf(await perform(desk(), declareConflicts, link, none))).toBe('ruleForbids HOST-O15');
    const fresh = { roundId, declarations: [{ caseId: late, says: 'none' }] };
    for (const code of sixExperts) await done(desk(), declareConflicts, city.person(code), fresh);
    const mine = await desk()
      .db.select()
      .from(conflicts)
      .where(eq(conflicts.personId, city.personId('expert1')));
    expect(new Map(mine.map((row) => [row.caseId, row.ground]))).toEqual(
      new Map([
        [early, 'kinship'],
        [late, 'none'],
      ]),
    );
    expect((await tasksOf(city, 'expert1', 'declareConflicts')).map((task) => task.state)).toEqual(['done', 'done']);
    await done(desk(), drawPanel, officer, { roundId });
  });

  it('HOST-O14: an expert who has not declared yet finds the late candidate on the list and gets no second letter', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    await candidate(desk(), city, 'teacherD1a');
    await desk()
      .db.insert(experts)
      .values({ roundId, personId: city.personId('expert1'), state: 'pool' });
    await open(desk(), city, 'panelFormation', panelFormation);
    await candidate(desk(), city, 'teacherA1a');
    await arrive(city);
    expect(await tasksOf(city, 'expert1', 'declareConflicts')).toHaveLength(1);
    const at = { roundId, personId: city.personId('expert1'), named: true };
    expect(await candidatesToDeclare(desk().db, at)).toHaveLength(2);
  });

  it('VETO-O03: whoever is held back is not drawn for, and joins the panel once the finding is dismissed', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    await poolReady(desk(), city, [a, b]);
    const dismiss = await finding(desk(), city, b);
    await done(desk(), drawPanel, city.person('cityOfficer'), { roundId });
    await open(desk(), city, 'scoring', scoring);
    expect([await stateOf(a), await stateOf(b)]).toEqual(['expertReview', 'submittedToCity']);
    const sheetsOf = (id: string) => desk().db.select().from(scoreSheets).where(eq(scoreSheets.caseId, id));
    expect(await sheetsOf(b)).toEqual([]);
    await sealAll(desk(), city, new Map([[a, ['20']]]));
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), openSheets, officer, { roundId }))).toBe('quorumMissing HOST-O15');

    await dismiss();
    expect(await stateOf(b)).toBe('expertReview');
    expect((await sheetsOf(b)).length).toBeGreaterThanOrEqual(5);
    const holder = (await sheetsOf(b))[0]?.personId ?? '';
    const code = sixExperts.find((one) => city.personId(one) === holder) ?? 'expert1';
    expect((await tasksOf(city, code, 'score')).map((task) => task.state)).toEqual(['done', 'open']);
    expect(refusalOf(await perform(desk(), openSheets, officer, { roundId }))).toBe('stageNotOpen HOST-25');
    await sealAll(desk(), city, new Map([[b, ['22']]]));
    await done(desk(), openSheets, officer, { roundId });
  });

  it('VETO-O03: nobody scores a candidate while the finding is open, and nobody waits for these sheets', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    await poolReady(desk(), city, [a, b]);
    await done(desk(), drawPanel, city.person('cityOfficer'), { roundId });
    await open(desk(), city, 'scoring', scoring);
    const dismiss = await finding(desk(), city, b);
    const [sheet] = await desk().db.select().from(scoreSheets).where(eq(scoreSheets.caseId, b));
    const expert = { ...city.person('expert1'), personId: sheet?.personId ?? '' };
    const given = { roundId, caseId: b, formHash, points: points('20'), remark: '' };
    expect(refusalOf(await perform(desk(), sealSheet, expert, given))).toBe('ruleForbids VETO-O03');
    await sealAll(desk(), city, new Map([[a, ['20']]]));
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), openSheets, officer, { roundId }))).toBe('quorumMissing HOST-O15');
    await done(desk(), openSheets, officer, { roundId, tooFew: [b], reason: '调查未结,不再等待' });
    await dismiss();
    expect(await stateOf(b)).toBe('expertReview');
  });

  it('VETO-O03: where all candidates are held back nobody is drawn for', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const a = await candidate(desk(), city, 'teacherD1a');
    await poolReady(desk(), city, [a]);
    await finding(desk(), city, a);
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), drawPanel, officer, { roundId }))).toBe('ruleForbids VETO-O03');
  });

  it('HOST-O18: a departure that is not settled keeps a candidate out of the draw; the new school brings them to the panel', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const [a, b] = [await candidate(desk(), city, 'teacherA1a'), await candidate(desk(), city, 'teacherD2a')];
    await poolReady(desk(), city, [a, b]);
    const leaving = { caseId: a, toSchoolId: city.org('schoolA2'), reason: '工作调动' };
    await done(desk(), reportDeparture, city.person('leaderA1'), leaving);
    await done(desk(), drawPanel, city.person('cityOfficer'), { roundId });
    expect([await stateOf(a), await stateOf(b)]).toEqual(['submittedToCity', 'expertReview']);
    await done(desk(), confirmTransfer, city.person('leaderA2'), { caseId: a });
    expect(await stateOf(a)).toBe('expertReview');
    await open(desk(), city, 'scoring', scoring);
    await sealAll(
      desk(),
      city,
      new Map([
        [a, ['20']],
        [b, ['20']],
      ]),
    );
    await done(desk(), openSheets, city.person('cityOfficer'), { roundId });
  });

  it('HOST-15: nobody is drawn while a withdrawal at the city may still be undone', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    await poolReady(desk(), city, [a, b]);
    const until = '2026-03-04T01:00:00.000Z';
    const left = { state: 'withdrawn' as const, priorState: 'submittedToCity' as const, withdrawUndoUntil: until };
    await desk().db.update(cases).set(left).where(eq(cases.id, b));
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), drawPanel, officer, { roundId }))).toBe('stageNotOpen HOST-15');
    desk().clock.set('2026-03-04T01:00:00.001Z');
    await done(desk(), drawPanel, officer, { roundId });
  });
});

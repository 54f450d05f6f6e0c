import { describe, expect, test } from 'vitest';
import { resubmitApplication } from '../../desk/application/resubmit-application.js';
import { stories } from './stories.js';
import { at } from './story.js';

const story = stories();

describe('the school', () => {
  test('a returned form comes back as a new numbered round (design rule 5, HOST-17)', async () => {
    const { applies, examines, schoolDecides, file, act, runs, recommends, ended } = await story();
    const caseId = await applies('teacherA1a');
    await examines(caseId, 'leaderA1');
    await schoolDecides(caseId, 'leaderA1', 'return', { reason: '请补充日期', fields: ['birthDate'] });
    expect((await file(caseId)).state).toBe('returnedForCorrection');

    await act('teacherA1a', resubmitApplication, { caseId, version: (await file(caseId)).version });
    expect(await file(caseId)).toMatchObject({ state: 'schoolReview', stageRound: 2, formVersion: 2 });
    expect((await runs(caseId)).map((run) => [run.stage, run.number, run.outcome])).toEqual([
      ['schoolRecommendation', 1, 'returned'],
      ['correction', 1, 'resubmitted'],
      ['schoolRecommendation', 2, null],
    ]);

    await recommends(caseId, 'leaderA1');
    expect((await file(caseId)).state).toBe('countyReview');
    expect(await ended(`case-${caseId}`)).toBe('open');
  });

  test('a form returned by the county passes the school again (I9)', async () => {
    const { recommended, countyFinds, file, act, runs, recommends } = await story();
    const caseId = await recommended('teacherA1a');
    await countyFinds(caseId, 'return');
    await act('teacherA1a', resubmitApplication, { caseId, version: (await file(caseId)).version });
    await recommends(caseId, 'leaderA1');
    expect(await file(caseId)).toMatchObject({ state: 'countyReview', stageRound: 2 });
    expect((await runs(caseId)).map((run) => [run.stage, run.number])).toEqual([
      ['schoolRecommendation', 1],
      ['correction', 1],
      ['schoolRecommendation', 2],
    ]);
  });

  test('a refusal stands once its appeal time has passed (HOST-O19)', async () => {
    const { applies, examines, schoolDecides, until, ended } = await story();
    const caseId = await applies('teacherA1a');
    await examines(caseId, 'leaderA1');
    await schoolDecides(caseId, 'leaderA1', 'decline', { reason: '名额有限' });
    expect(await ended(`case-${caseId}`)).toBe('open');
    await until(at('2026-03-09', '23:59'));
    expect(await ended(`case-${caseId}`)).toBe('open');
    await until(at('2026-03-10', '00:01'));
    expect(await ended(`case-${caseId}`)).toBe('declined');
  });

  test('an upheld appeal brings the case back to the school (HOST-O19)', async () => {
    const { applies, examines, schoolDecides, appeals, decidesAppeal, file, runs, recommends, ended } = await story();
    const caseId = await applies('teacherA1a');
    await examines(caseId, 'leaderA1');
    await schoolDecides(caseId, 'leaderA1', 'decline', { reason: '名额有限' });
    const appealId = await appeals(caseId, 'teacherA1a');
    await decidesAppeal(appealId, 'countyLeaderA', 'upheld');
    expect(await file(caseId)).toMatchObject({ state: 'schoolReview', stageRound: 2, endedAt: null });
    expect((await runs(caseId)).map((run) => [run.stage, run.number, run.outcome])).toEqual([
      ['schoolRecommendation', 1, 'declined'],
      ['schoolRecommendation', 2, null],
    ]);
    expect(await ended(`appeal-${appealId}`)).toBe('upheld');
    await recommends(caseId, 'leaderA1');
    expect((await file(caseId)).state).toBe('countyReview');
  });
});

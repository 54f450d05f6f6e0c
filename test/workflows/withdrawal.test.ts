import { describe, expect, test } from 'vitest';
import { undoWithdrawal } from '../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { stories } from './stories.js';
import { at } from './story.js';

const story = stories();

describe('a withdrawal', () => {
  test('undone within 48 hours, the case goes on where it stood', async () => {
    const { applies, act, until, file, recommends, ended } = await story();
    const caseId = await applies('teacherA1a');
    await act('teacherA1a', withdrawApplication, { caseId });
    await until(at('2026-03-04', '08:55'));
    await act('teacherA1a', undoWithdrawal, { caseId });
    await until(at('2026-03-06'));
    expect(await ended(`case-${caseId}`)).toBe('open');
    await recommends(caseId, 'leaderA1');
    expect((await file(caseId)).state).toBe('countyReview');
  });

  test('not undone, it frees the place after 48 hours and ends the process', async () => {
    const { opens, recommended, hangs, act, until, file, used, ended, placeOn } = await story();
    await opens();
    const caseId = await recommended('teacherA1a');
    const notice = await hangs([caseId]);
    await act('teacherA1a', withdrawApplication, { caseId });
    await until(at('2026-03-04', '08:55'));
    expect([await used(), await ended(`case-${caseId}`), await placeOn(notice.id, caseId)]).toEqual([
      1,
      'open',
      'listed',
    ]);
    await until(at('2026-03-04', '09:05'));
    expect([await used(), await ended(`case-${caseId}`), await placeOn(notice.id, caseId)]).toEqual([
      0,
      'withdrawn',
      'removed',
    ]);
    expect(await file(caseId)).toMatchObject({ state: 'withdrawn', holdsPlace: 0 });
  });
});

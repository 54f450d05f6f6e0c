import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { cases, countyQuotas } from '../../../db/schema/all.js';
import { finishWithdrawal } from '../../../desk/application/finish-withdrawal.js';
import { undoWithdrawal } from '../../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../../desk/application/withdraw-application.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { caseOf, done, drafted, newsOf, opened, refusalsOf, storyOf, submitted, tasksOf } from './steps.js';

const undoUntil = '2026-03-04T01:00:00.000Z';

runOnDesk('withdrawing an application', (desk) => {
  async function withdrawn() {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const caseId = await submitted(desk(), city, actor);
    await opened(desk(), city, caseId, 'schoolRecommendation');
    const answer = await perform(desk(), withdrawApplication, actor, { caseId, reason: '工作调动' });
    expect(done(answer)).toEqual({ undoUntil });
    return { city, actor, caseId };
  }

  it('suspends its tasks and tells the process until when it can be undone', async () => {
    const { caseId } = await withdrawn();
    expect((await caseOf(desk(), caseId)).state).toBe('withdrawn');
    expect((await tasksOf(desk(), caseId)).map(({ state }) => state)).toEqual(['suspended']);
    const news = { kind: 'interrupted', outcome: 'withdrawn', until: undoUntil };
    expect((await newsOf(desk(), caseId)).at(-1)).toMatchObject({ type: 'news', news });
  });

  it('is undone up to the last moment of 48 hours, and goes on where it stood', async () => {
    const { actor, caseId } = await withdrawn();
    desk().clock.set(undoUntil);
    expect(done(await perform(desk(), undoWithdrawal, actor, { caseId }))).toEqual({ state: 'schoolReview' });
    expect(await caseOf(desk(), caseId)).toMatchObject({ state: 'schoolReview', withdrawUndoUntil: null });
    expect((await tasksOf(desk(), caseId)).map(({ state }) => state)).toEqual(['open']);
    expect((await newsOf(desk(), caseId)).at(-1)).toMatchObject({ news: { kind: 'restored' } });
    expect(await performSystem(desk(), (at) => finishWithdrawal(at, caseId))).toBe(false);
  });

  it('cannot be undone a millisecond later; the attempt is recorded', async () => {
    const { actor, caseId } = await withdrawn();
    desk().clock.set('2026-03-04T01:00:00.001Z');
    expect(refusalsOf(await perform(desk(), undoWithdrawal, actor, { caseId }))).toEqual(['windowClosed']);
    expect((await storyOf(desk(), caseId)).at(-1)).toBe('undoWithdrawal refused windowClosed');
  });

  it('HOST-O14: ends when it can no longer be undone, and frees the place once', async () => {
    const { city, actor, caseId } = await withdrawn();
    await desk().db.update(cases).set({ holdsPlace: 1 }).where(eq(cases.id, caseId));
    const quota = eq(countyQuotas.orgId, city.org('countyA'));
    await desk().db.update(countyQuotas).set({ used: 1 }).where(quota);
    const finish = () => performSystem(desk(), (at) => finishWithdrawal(at, caseId));
    await expect(finish()).rejects.toThrow('still be undone');
    desk().clock.set(undoUntil);
    expect([await finish(), await finish()]).toEqual([true, false]);
    expect(await caseOf(desk(), caseId)).toMatchObject({ state: 'withdrawn', endedAt: undoUntil, holdsPlace: 0 });
    expect((await desk().db.select().from(countyQuotas).where(quota))[0]?.used).toBe(0);
    expect((await tasksOf(desk(), caseId)).map(({ state }) => state)).toEqual(['cancelled']);
    expect(refusalsOf(await perform(desk(), undoWithdrawal, actor, { caseId }))).toEqual(['windowClosed']);
  });

  it('a draft has no process to tell; its withdrawal can be undone all the same', async () => {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const { caseId } = await drafted(desk(), city, actor);
    done(await perform(desk(), withdrawApplication, actor, { caseId }));
    expect(done(await perform(desk(), undoWithdrawal, actor, { caseId }))).toEqual({ state: 'draft' });
    expect(await newsOf(desk(), caseId)).toEqual([]);
  });

  it('HOST-15: not twice, not undone when it was not done, and by nobody else', async () => {
    const { city, actor, caseId } = await withdrawn();
    expect(refusalsOf(await perform(desk(), withdrawApplication, actor, { caseId }))).toEqual(['stageNotOpen HOST-15']);
    done(await perform(desk(), undoWithdrawal, actor, { caseId }));
    expect(refusalsOf(await perform(desk(), undoWithdrawal, actor, { caseId }))).toEqual(['stageNotOpen HOST-15']);
    const byClerk = await perform(desk(), withdrawApplication, city.person('clerkA1'), { caseId });
    expect(refusalsOf(byClerk)).toEqual(['notYourPost']);
  });
});

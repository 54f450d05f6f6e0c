import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mails, papers, stageRuns, tasks, terms } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { filePlan } from '../../../desk/studio/file-plan.js';
import { handOver } from '../../../desk/tasks/hand-over.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { sealsLetter } from './assessment-steps.js';
import { standsAt, termEnds } from './member-steps.js';
import { brokenAmong, firstPlans, founded, opens, openTask, sectionsOf } from './steps.js';

const broken = brokenAmong(['plansAsked', 'stagesAsk', 'stagesAndTasks', 'taskLetters', 'stageDates', 'heldSeats']);
const runs = (desk: TestDesk) => desk.db.select().from(stageRuns).where(eq(stageRuns.stage, 'planFiling'));
const asked = async (desk: TestDesk) =>
  (await desk.db.select().from(tasks).where(eq(tasks.kind, 'planFiling')).orderBy(asc(tasks.openedAt))).map(
    ({ state, outcome }) => `${state} ${outcome}`,
  );
const plan = (termId: string, kind: 'workPlan' | 'trainingPlan', version = 0) => ({
  ...{ termId, kind, version, sections: sectionsOf('每月一次研讨') },
});

/** A studio in its first year whose letter is not issued yet. */
async function begun(desk: TestDesk) {
  const all = await founded(desk);
  await opens(desk, all.termId, 'studioYear');
  return { ...all, host: all.city.person('teacherA1a') };
}

runOnDesk('the host is asked for both plans', (desk) => {
  it('STUDIO-12, STUDIO-13: the last signature under the letter asks the host by name, with a letter and a day; the second plan does the task', async () => {
    const all = await begun(desk());
    const { termId, host } = all;
    expect(await asked(desk())).toEqual([]);
    await sealsLetter(desk(), all);
    const task = await openTask(desk(), 'planFiling');
    expect([task.personId, task.role, task.due === null]).toEqual([host.personId, 'applicant', false]);
    const told = await desk()
      .db.select()
      .from(mails)
      .where(and(eq(mails.personId, host.personId), eq(mails.template, 'taskOpened')));
    const letters = told.filter(({ data }) => data.taskKind === 'planFiling');
    expect(letters.map(({ linkId }) => linkId !== null)).toEqual([true]);
    await done(desk(), filePlan, host, plan(termId, 'workPlan'));
    expect(await asked(desk())).toEqual(['open null']);
    // another version of the one is not the other
    await done(desk(), filePlan, host, plan(termId, 'workPlan', 1));
    expect(await asked(desk())).toEqual(['open null']);
    await done(desk(), filePlan, host, plan(termId, 'trainingPlan'));
    expect(await asked(desk())).toEqual(['done filed']);
    expect(await runs(desk())).toMatchObject([{ number: 1, state: 'settled', outcome: 'filed' }]);
    await done(desk(), filePlan, host, plan(termId, 'trainingPlan', 1));
    expect(await asked(desk())).toEqual(['done filed']);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-12: behind the link of that task the host files both, of this studio alone, and nobody else does', async () => {
    const all = await begun(desk());
    const { city, termId } = all;
    await sealsLetter(desk(), all);
    const { id: taskId } = await openTask(desk(), 'planFiling');
    const behind = city.person('teacherA1a', { channel: 'link', taskId });
    const first = { ...plan(termId, 'workPlan'), taskId };
    expect(refusalOf(await perform(desk(), filePlan, behind, plan(termId, 'workPlan')))).toBe('notFound');
    expect(refusalOf(await perform(desk(), filePlan, behind, { ...first, termId: randomUUID() }))).toBe('notFound');
    for (const who of ['leaderA1', 'teacherA1b', 'sectionOfficer'])
      expect([who, refusalOf(await perform(desk(), filePlan, city.person(who), first))]).toEqual([who, 'notFound']);
    const { id: other } = await openTask(desk(), 'receipt');
    expect(refusalOf(await perform(desk(), filePlan, city.person('leaderA1'), { ...first, taskId: other }))).toBe(
      'notFound',
    );
    // the rule names the host: nobody writes the plans in the host's place
    const given = { taskId, toPersonId: city.personId('teacherA1b'), reason: '外出学习' };
    expect(refusalOf(await perform(desk(), handOver, city.person('teacherA1a'), given))).toBe('ruleForbids');
    const thin = { ...first, sections: { ...first.sections, form: '' } };
    expect(refusalOf(await perform(desk(), filePlan, behind, thin))).toBe('badInput STUDIO-13');
    await done(desk(), filePlan, behind, first);
    expect(refusalOf(await perform(desk(), filePlan, behind, first))).toBe('caseChanged STUDIO-12');
    await done(desk(), filePlan, behind, { ...plan(termId, 'trainingPlan'), taskId });
    expect(await asked(desk())).toEqual(['done filed']);
    const late = { ...plan(termId, 'workPlan', 1), taskId };
    expect(refusalOf(await perform(desk(), filePlan, behind, late))).toBe('taskClosed');
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-12: plans that stand before the letter does are not asked for', async () => {
    const all = await begun(desk());
    for (const one of firstPlans(all.termId)) await done(desk(), filePlan, all.host, one);
    await sealsLetter(desk(), all);
    expect(await runs(desk())).toEqual([]);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-12: silence reminds the host, then tells the unit; the end of the term takes it off the desk', async () => {
    const all = await begun(desk());
    await sealsLetter(desk(), all);
    const [run] = await runs(desk());
    const key = { subject: { kind: 'term', id: all.termId } as const, stage: 'planFiling' as const, number: 1 };
    const climbs = () => performSystem(desk(), (at) => climb(at, stagePlans.planFiling, key));
    const letters = async (template: string) =>
      (await desk().db.select().from(mails).where(eq(mails.template, template)))
        .filter(({ data }) => data.taskKind === 'planFiling')
        .map(({ personId }) => personId);
    standsAt(desk(), dayOf(run?.due ?? ''), '09:30');
    await climbs();
    expect(await letters('reminder')).toEqual([all.host.personId]);
    standsAt(desk(), dayOf(run?.hard ?? ''), '09:30');
    await climbs();
    expect(await letters('late')).toContain(all.city.personId('leaderA1'));
    expect(await asked(desk())).toEqual(['open null']);
    await termEnds(desk(), all.termId);
    expect(await asked(desk())).toEqual(['cancelled termEnded']);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-12: of a letter that was sealed before anybody was asked, the next year of the term asks', async () => {
    const all = await begun(desk());
    const { termId } = all;
    await sealsLetter(desk(), all);
    await desk().db.delete(tasks).where(eq(tasks.kind, 'planFiling'));
    await desk().db.delete(stageRuns).where(eq(stageRuns.stage, 'planFiling'));
    expect(await broken(desk())).toEqual(['plansAsked']);
    await opens(desk(), termId, 'studioYear', 2);
    expect(await asked(desk())).toEqual(['open null']);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-05, STUDIO-17: a year asks for no plans while no letter is in force, nor of a studio that is over', async () => {
    const all = await begun(desk());
    const { termId } = all;
    await opens(desk(), termId, 'studioYear', 2);
    expect(await runs(desk())).toEqual([]);
    await sealsLetter(desk(), all);
    expect(await desk().db.select().from(papers)).toHaveLength(1);
    await desk().db.delete(tasks).where(eq(tasks.kind, 'planFiling'));
    await desk().db.delete(stageRuns).where(eq(stageRuns.stage, 'planFiling'));
    await desk().db.update(terms).set({ state: 'revoked' }).where(eq(terms.id, termId));
    await opens(desk(), termId, 'studioYear', 3);
    expect(await runs(desk())).toEqual([]);
  });
});

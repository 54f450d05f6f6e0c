import { and, asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mails, outbox, stageRuns, tasks, terms } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { termOf } from '../../../desk/kit/term.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { confirmWork } from '../../../desk/studio/confirm-work.js';
import { recordWork } from '../../../desk/studio/record-work.js';
import { dueAfter } from '../../../domain/calendar/due.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { standsAt } from './member-steps.js';
import { brokenAmong, founded, opens } from './steps.js';

const broken = brokenAmong([
  ...['heldSeats', 'oneDecisionPerSeat', 'worksWhole', 'worksConfirmed', 'worksEvidenced', 'workAsked', 'stagesAsk'],
  ...['stagesAndTasks', 'taskLetters', 'stageDates'],
]);

/** A studio in its first year, on its first day; what its host records, and what the unit says to it. */
async function begun(desk: TestDesk) {
  const all = await founded(desk);
  const { termId, city } = all;
  await opens(desk, termId, 'studioYear');
  const { fromDay } = await termOf({ tx: desk.db }, termId);
  const lecture = { termId, kind: 'lecture', level: 'city', on: fromDay, hours: '2', participants: 40, title: '讲座' };
  const judges = (who: string, workId: string, more: object = {}) =>
    perform(desk, confirmWork, { ...city.person(who), ...more }, { termId, workId, outcome: 'confirmed' });
  return {
    ...{ ...all, fromDay, judges },
    records: () => done(desk, recordWork, city.person('teacherA1a'), lecture),
    // days of the edition from an instant on (STUDIO-15)
    dueFrom: (at: string) => dueAfter(desk.calendar(), at, 10).due,
  };
}
const runs = (desk: TestDesk) =>
  desk.db.select().from(stageRuns).where(eq(stageRuns.stage, 'workConfirmation')).orderBy(asc(stageRuns.number));
const asked = async (desk: TestDesk) => {
  const [task] = await desk.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.kind, 'workConfirmation'), eq(tasks.state, 'open')));
  return task ?? expect.fail('nobody is asked');
};

runOnDesk('the unit is asked of recorded work', (desk) => {
  it('STUDIO-15, STUDIO-22, STUDIO-25: by one task for all that waits, with a letter, done with the last record, opened again by the next', async () => {
    const { city, termId, records, judges, dueFrom } = await begun(desk());
    const first = await records();
    const second = await records();
    const task = await asked(desk());
    expect(task).toMatchObject({ role: 'schoolLeader', orgId: city.org('schoolA1'), personId: null });
    expect(task.due).toBe(dueFrom(await desk().clock.now()));
    const letters = await desk()
      .db.select()
      .from(mails)
      .where(eq(mails.eventId, `task:${task.id}`));
    expect(letters.map(({ template, personId }) => [template, personId])).toEqual([
      ['taskOpened', city.personId('leaderA1')],
    ]);
    expect((await judges('clerkA1', first.workId)).ok).toBe(true);
    expect((await asked(desk())).id).toBe(task.id);
    // and what is behind the link is what waits: the other one
    const link = { channel: 'link', taskId: task.id };
    expect((await judges('leaderA1', second.workId, link)).ok).toBe(true);
    const [run] = await runs(desk());
    expect(run).toMatchObject({ number: 1, state: 'settled', outcome: 'judged' });
    expect(refusalOf(await judges('leaderA1', second.workId, link))).toBe('notFound');
    await records();
    expect((await runs(desk())).map(({ number, state }) => [number, state])).toEqual([
      [1, 'settled'],
      [2, 'open'],
    ]);
    const news = (await desk().db.select().from(outbox)).map(({ message }) => message);
    for (const kind of ['opened', 'settled'])
      expect(news).toContainEqual(
        expect.objectContaining({ news: expect.objectContaining({ kind, stage: 'workConfirmation', number: 1 }) }),
      );
    expect(termId).toBe((await asked(desk())).termId);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-15: a link is good for its own task; another studio’s or another kind’s opens nothing', async () => {
    const { city, records, judges } = await begun(desk());
    const { workId } = await records();
    const { id: taskId } = await asked(desk());
    const [other] = await desk().db.select().from(tasks).where(eq(tasks.kind, 'unitConfirmation'));
    const by = (id: string) => ({ channel: 'link', taskId: id });
    expect(refusalOf(await judges('leaderA1', workId, by(other?.id ?? '')))).toBe('notFound');
    // the clerk judges signed in, by the post; the task is the leader's
    for (const who of ['clerkA1', 'teacherA1a', 'leaderA2', 'countyOfficerA'])
      expect([who, refusalOf(await judges(who, workId, by(taskId)))]).toEqual([who, 'notFound']);
    expect(city.org('schoolA1')).toBe((await asked(desk())).orgId);
    expect((await judges('leaderA1', workId, by(taskId))).ok).toBe(true);
  });

  it('STUDIO-15: the days are those of what has waited longest; a unit that judges in time is never late', async () => {
    const { termId, fromDay, records, judges, dueFrom } = await begun(desk());
    const first = await records();
    await standsAt(desk(), '2026-09-10');
    const second = await records();
    const at = await desk().clock.now();
    const { due } = await asked(desk());
    expect(due && due < dueFrom(at)).toBe(true);
    expect((await judges('leaderA1', first.workId)).ok).toBe(true);
    expect([(await asked(desk())).due, (await runs(desk()))[0]?.due]).toEqual([dueFrom(at), dueFrom(at)]);
    expect(fromDay < '2026-09-10').toBe(true);
    const subject = { kind: 'term', id: termId } as const;
    const looks = () =>
      performSystem(desk(), (on) =>
        climb(on, stagePlans.workConfirmation, { subject, stage: 'workConfirmation', number: 1 }),
      );
    expect(await looks()).toMatchObject({ settled: null });
    expect((await judges('leaderA1', second.workId)).ok).toBe(true);
    expect(await looks()).toEqual({ wakeAt: null, settled: 'judged' });
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-15: who does not judge is reminded, and the superior comes to share the task; silence confirms nothing', async () => {
    const { city, termId, records, judges } = await begun(desk());
    const { workId } = await records();
    const [run] = await runs(desk());
    const subject = { kind: 'term', id: termId } as const;
    const key = { subject, stage: 'workConfirmation', number: 1 } as const;
    desk().clock.set(new Date(Date.parse(run?.hard ?? '') + 60_000).toISOString());
    expect(await performSystem(desk(), (on) => climb(on, stagePlans.workConfirmation, key))).toMatchObject({
      settled: null,
    });
    const { coOwnerRole } = await asked(desk());
    expect(coOwnerRole).not.toBeNull();
    expect((await desk().db.select().from(mails).where(eq(mails.template, 'reminder'))).length).toBeGreaterThan(0);
    expect((await judges('countyOfficerA', workId)).ok).toBe(coOwnerRole === 'countyOfficer');
    expect(city.org('countyA')).toBeTruthy();
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O05, CONV-11: while the task rests nobody judges; a term that began before there was this task has its days', async () => {
    const { termId, records, judges } = await begun(desk());
    const { parameters } = await termOf({ tx: desk().db }, termId);
    const { workConfirmation: _, ...before } = parameters.taskDays;
    await desk()
      .db.update(terms)
      .set({ parameters: { ...parameters, taskDays: before } as never })
      .where(eq(terms.id, termId));
    const { workId } = await records();
    expect((await asked(desk())).due).not.toBeNull();
    await desk().db.update(tasks).set({ state: 'suspended' }).where(eq(tasks.kind, 'workConfirmation'));
    for (const who of ['leaderA1', 'clerkA1'])
      expect([who, refusalOf(await judges(who, workId))]).toEqual([who, 'taskClosed']);
  });
});

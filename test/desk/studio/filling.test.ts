import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mails, stageRuns, tasks, terms } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { leaveStudio } from '../../../desk/studio/leave-studio.js';
import { addDays, dayOf, endOfDay } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { begun, decides, serves, standsAt, termEnds } from './member-steps.js';
import { brokenAmong } from './steps.js';

const broken = brokenAmong(['membersEnded', 'stagesAsk', 'stagesAndTasks', 'taskLetters', 'stageDates']);
const codes = ['teacherA2a', 'teacherA2b', 'teacherB1a', 'teacherD1a', 'teacherD2a'];
const today = async (desk: TestDesk) => dayOf(await desk.clock.now());

/** A studio that works with five members. */
async function running(desk: TestDesk) {
  const all = await begun(desk);
  for (const code of codes) await serves(desk, all, code);
  await desk.db.update(terms).set({ state: 'running' }).where(eq(terms.id, all.termId));
  const leaves = async (number: number) => {
    const lastDay = await today(desk);
    const said = { termId: all.termId, number, reason: 'transfer', words: '调动', lastDay };
    return done(desk, leaveStudio, all.host, said);
  };
  return { ...all, leaves };
}
const runs = (desk: TestDesk) => desk.db.select().from(stageRuns).where(eq(stageRuns.stage, 'memberFilling'));
const asked = (desk: TestDesk) => desk.db.select().from(tasks).where(eq(tasks.kind, 'memberFilling'));
const letters = (desk: TestDesk, template: string) => desk.db.select().from(mails).where(eq(mails.template, template));

runOnDesk('a studio with too few members', (desk) => {
  it('STUDIO-O06 (P): a leaving that makes fewer than five is a warning by letter to host and officials, with sixty days to fill', async () => {
    const all = await running(desk());
    const { city, host } = all;
    await all.leaves(1);
    const until = endOfDay(addDays(await today(desk()), 60));
    expect(await runs(desk())).toMatchObject([{ number: 1, state: 'open', due: until, provisional: false }]);
    expect((await asked(desk())).map(({ personId, state }) => [personId, state])).toEqual([[host.personId, 'open']]);
    const told = await letters(desk(), 'membersFew');
    const officials = ['leaderA1', 'countyOfficerA', 'countyOfficerA2', 'sectionOfficer'];
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      [host.personId, ...officials.map((code) => city.personId(code))].toSorted(),
    );
    expect(told[0]?.data).toMatchObject({ members: '4', least: '5', until });
    // another one who goes is no second warning
    await all.leaves(2);
    expect(await runs(desk())).toHaveLength(1);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O06: with five again nobody is reminded any more; a nominee fills no place, and the next leaving warns anew', async () => {
    const all = await running(desk());
    await all.leaves(1);
    await decides(desk(), all, 'teacherD1b');
    expect(await runs(desk())).toMatchObject([{ state: 'settled', outcome: 'filled' }]);
    expect((await asked(desk())).map(({ state }) => state)).toEqual(['done']);
    await all.leaves(2);
    expect((await runs(desk())).map(({ number, state }) => [number, state]).toSorted()).toEqual([
      [1, 'settled'],
      [2, 'open'],
    ]);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O06: silence reminds and informs, and never closes the studio', async () => {
    const all = await running(desk());
    await all.leaves(1);
    const climbs = () =>
      performSystem(desk(), (at) =>
        climb(at, stagePlans.memberFilling, {
          ...{ subject: { kind: 'term', id: all.termId }, stage: 'memberFilling', number: 1 },
        }),
      );
    const from = await today(desk());
    standsAt(desk(), addDays(from, 60), '09:30');
    await climbs();
    expect((await letters(desk(), 'reminder')).map(({ personId }) => personId)).toEqual([all.host.personId]);
    standsAt(desk(), addDays(from, 90));
    await climbs();
    expect(await letters(desk(), 'late')).not.toEqual([]);
    expect((await runs(desk()))[0]?.state).toBe('open');
    expect((await desk().db.select().from(terms))[0]?.state).toBe('running');
  });

  it('STUDIO-O06: while the studio is established the checklist says it; the end of the term takes it off the desk', async () => {
    const all = await begun(desk());
    const number = await serves(desk(), all, 'teacherA2a');
    const said = { termId: all.termId, number, reason: 'transfer', words: '调动', lastDay: await today(desk()) };
    await done(desk(), leaveStudio, all.host, said);
    expect(await runs(desk())).toEqual([]);
    const second = await serves(desk(), all, 'teacherA2b');
    await desk().db.update(terms).set({ state: 'running' });
    await done(desk(), leaveStudio, all.host, { ...said, number: second });
    await termEnds(desk(), all.termId);
    expect((await runs(desk())).map(({ state }) => state)).toEqual(['void']);
    expect(refusalOf(await perform(desk(), leaveStudio, all.host, { ...said, number: second }))).toBe(
      'stageNotOpen STUDIO-05',
    );
  });
});

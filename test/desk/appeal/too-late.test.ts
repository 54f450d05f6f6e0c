import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ethicsBarOf } from '../../../db/read/ethics-bar.js';
import { decisions, rounds, stageRuns, tasks } from '../../../db/schema/all.js';
import { decideAppeal } from '../../../desk/appeal/decide-appeal.js';
import { fileAppeal } from '../../../desk/appeal/file-appeal.js';
import type { CaseState } from '../../../domain/vocabulary.js';
import { runOnDesk } from '../../support/desk.js';
import { effectiveVeto } from '../veto/steps.js';
import { ok, type World, world } from '../veto/world.js';

/** A veto took effect in `state`; `meanwhile` the round goes on, then the appeal is upheld. */
async function overturned(w: World, state: CaseState, meanwhile: () => Promise<unknown>) {
  const caseId = await w.aCase(state);
  await effectiveVeto(w, caseId);
  await meanwhile();
  const { appealId } = ok(await w.say(fileAppeal, 'teacherA1a', { caseId, text: '不同意' }));
  const task = await w.open('appealDecision', { kind: 'appeal', id: appealId });
  const decided = await w.say(decideAppeal, 'cityLeader', { taskId: task.id, outcome: 'upheld', reason: '经复核' });
  return { caseId, ...ok(decided) };
}

const settledStage = async (w: World, stage: 'panelFormation' | 'ranking' | 'justification') =>
  w.desk.db.insert(stageRuns).values({
    id: randomUUID(),
    subjectKind: 'round',
    subjectId: w.roundId,
    stage,
    number: 1,
    roundId: w.roundId,
    state: 'settled',
    openedAt: await w.desk.clock.now(),
    calendarVersion: w.desk.calendar().version,
  });

const rankingConfirmed = async (w: World) =>
  w.desk.db.insert(decisions).values({
    id: randomUUID(),
    subjectId: w.roundId,
    stage: 'expertReview',
    kind: 'rankingConfirmed',
    seat: w.roundId,
    ruleIds: ['HOST-14'],
    deciderId: w.personId('cityOfficer'),
    deciderRole: 'cityOfficer',
    orgId: w.org('bureau'),
    decision: 'confirmed',
    content: { chosen: [] },
    decidedAt: await w.desk.clock.now(),
  });

runOnDesk('a veto overturned after the round went on', (desk) => {
  test('VETO-O05: its candidate is asked for the justification again, in a further run of the stage', async () => {
    const w = await world(desk());
    const { caseId, reopened } = await overturned(w, 'projectJustification', () => settledStage(w, 'justification'));
    expect([reopened, (await w.file(caseId)).state]).toEqual([true, 'projectJustification']);
    const waiting = and(eq(tasks.caseId, caseId), eq(tasks.state, 'open'));
    expect((await desk().db.select().from(tasks).where(waiting)).map(({ kind }) => kind)).toEqual(['justifyProject']);
  });

  test.each([
    ['submittedToCity', 'after the draw', (w: World) => settledStage(w, 'panelFormation')],
    ['countyNotice', 'after the draw', (w: World) => settledStage(w, 'panelFormation')],
    ['expertReview', 'after the confirmed ranking', rankingConfirmed],
    [
      'projectJustification',
      'after the end of the round',
      (w: World) => w.desk.db.update(rounds).set({ state: 'closed' }),
    ],
  ] as const)(
    'HOST-O19: from %s %s nothing is reopened, but the veto does not stand (HOST-26), and bars nobody (HOST-O17)',
    async (state, _, go) => {
      const w = await world(desk());
      const { caseId, reopened } = await overturned(w, state, () => go(w));
      expect([reopened, (await w.file(caseId)).state]).toEqual([false, 'endedWithRound']);
      expect(await ethicsBarOf(desk().db, w.personId('teacherA1a'))).toBeNull();
    },
  );

  test.each(['submittedToCity', 'expertReview'] as const)('VETO-O05: before that, %s goes on', async (state) => {
    const w = await world(desk());
    const { caseId, reopened } = await overturned(w, state, async () => undefined);
    expect([reopened, (await w.file(caseId)).state]).toEqual([true, state]);
  });
});

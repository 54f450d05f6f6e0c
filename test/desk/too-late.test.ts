import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { cases, mails, rounds, stageRuns } from '../../db/schema/all.js';
import { perform, performSystem } from '../../desk/kit/act.js';
import { climb } from '../../desk/kit/climb.js';
import { openStage } from '../../desk/kit/stage.js';
import { decideRecommendation } from '../../desk/school/decide-recommendation.js';
import { schoolRecommendation } from '../../desk/stages/school-recommendation.js';
import { runOnDesk, type TestDesk } from '../support/desk.js';
import { schoolCity } from './school/school-city.js';
import { meeting, stepsOf } from './school/steps.js';
import { said, world } from './veto/world.js';

const drawPanel = async ({ db }: Pick<TestDesk, 'db'>, roundId: string) =>
  db.insert(stageRuns).values({
    id: randomUUID(),
    subjectKind: 'round',
    subjectId: roundId,
    stage: 'panelFormation',
    number: 1,
    roundId,
    state: 'settled',
    outcome: 'drawn',
    openedAt: '2026-03-02T01:00:00.000Z',
    calendarVersion: 'test',
  });

runOnDesk('what comes to no panel any more', (desk) => {
  it('HOST-25: a school is reminded until the panel is drawn, then told once that it is too late, and so is the applicant', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const subject = { kind: 'case', id: caseId } as const;
    const key = { subject, stage: 'schoolRecommendation', number: 1 } as const;
    await performSystem(desk(), (one) => openStage(one, schoolRecommendation, { ...key, roundId: w.roundId }));
    const look = () => performSystem(desk(), (one) => climb(one, schoolRecommendation, key));
    const letters = async () =>
      (await desk().db.select().from(mails).orderBy(mails.id)).map(({ template }) => template).toSorted();
    const first = await look();
    desk().clock.set(first.wakeAt ?? '');
    const second = await look();
    expect(await letters()).toEqual(['reminder', 'taskOpened', 'taskToPrepare']);
    await drawPanel(desk(), w.roundId);
    desk().clock.set(second.wakeAt ?? '');
    expect(await look()).toEqual({ wakeAt: null, settled: null });
    expect(await letters()).toEqual(['caseMoved', 'reminder', 'taskOpened', 'taskToPrepare', 'tooLate']);
    desk().clock.forwardHours(24 * 60);
    expect(await look()).toEqual({ wakeAt: null, settled: null });
    expect(await letters()).toHaveLength(5);
    const [moved] = (await desk().db.select().from(mails)).filter(({ template }) => template === 'caseMoved');
    expect(moved?.data).toMatchObject({ state: 'schoolReview', reason: 'panelDrawn', clause: 'HOST-25' });
    expect((await w.file(caseId)).state).toBe('schoolReview');
  });

  it('HOST-25: nobody is recommended to a panel that is drawn; a reasoned refusal is still possible', async () => {
    const city = await schoolCity(desk().database);
    const one = await city.aCase();
    await stepsOf(city, one).prepare();
    const [round] = await city.db.select().from(rounds);
    await drawPanel({ db: city.db }, round?.id ?? '');
    const { caseId, formHash, taskId } = one;
    const given = { caseId, formHash, taskId, meeting };
    const decide = async (more: object) =>
      said(await perform(city.deps, decideRecommendation, city.leader, { ...given, ...more }));
    expect(await decide({ decision: 'recommend', stayConsent: true })).toBe('stageNotOpen HOST-25');
    const no = { decision: 'decline', reason: '材料不足', meeting: undefined };
    expect(await decide(no)).toBe('ok');
    expect((await city.db.select().from(cases).where(eq(cases.id, caseId))).map(({ state }) => state)).toEqual([
      'declined',
    ]);
  });
});

import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import {
  cases,
  decisions,
  formVersions,
  links,
  mails,
  outbox,
  rounds,
  stageRuns,
  tasks,
} from '../../../db/schema/all.js';
import { onDatabase } from './databases.js';
import { type SchoolCity, schoolCity } from './school-city.js';
import { must, said, stepsOf } from './steps.js';

let city: SchoolCity;

const newsOf = async (caseId: string) =>
  (
    await city.db
      .select()
      .from(outbox)
      .where(eq(outbox.workflowId, `case-${caseId}`))
  ).map((row) => row.message);

const letterTo = async (personId: string) =>
  (await city.db.select().from(mails).where(eq(mails.personId, personId))).map((row) => [row.template, row.data]);

onDatabase((database) => {
  beforeAll(async () => {
    city = await schoolCity(database());
  });

  test('HOST-20: a recommended county candidate is sealed and lies with the county at once', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    await steps.prepare();
    expect(must(await steps.decide())).toMatchObject({
      outcome: 'recommended',
      state: 'countyReview',
      appealUntil: null,
    });
    const [file] = await city.db.select().from(cases).where(eq(cases.id, one.caseId));
    const [version] = await city.db.select().from(formVersions).where(eq(formVersions.caseId, one.caseId));
    expect(file).toMatchObject({ state: 'countyReview', holdsPlace: 0 });
    expect(version?.sealedAt).toBe(city.clock.at);
    const [task] = await city.db.select().from(tasks).where(eq(tasks.id, one.taskId));
    expect(task).toMatchObject({ state: 'done', closedBy: city.leader.personId });
    expect(await newsOf(one.caseId)).toMatchObject([
      { news: { kind: 'settled', stage: 'schoolRecommendation', number: 1, outcome: 'recommended' } },
    ]);
    expect(await letterTo(one.applicant.personId)).toMatchObject([['caseMoved', { state: 'countyReview' }]]);
  });

  test('HOST-19: the decision record holds the meeting and the exact form', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    await steps.prepare();
    must(await steps.decide());
    const [row] = await city.db
      .select()
      .from(decisions)
      .where(and(eq(decisions.caseId, one.caseId), eq(decisions.kind, 'collectiveDecision')));
    expect(row).toMatchObject({
      decision: 'recommend',
      deciderId: city.leader.personId,
      deciderRole: 'schoolLeader',
      formHash: one.formHash,
      content: { meeting: { date: '2026-03-10', votesFor: 3 }, heard: { teachers: 2, parents: 1, students: 1 } },
    });
  });

  test('HOST-24: a city-direct school submits straight to the city', async () => {
    const one = await city.aCase('direct');
    const steps = stepsOf(city, one, city.directLeader);
    await steps.prepare();
    expect(must(await steps.decide()).state).toBe('submittedToCity');
  });

  test('HOST-O19: a declined applicant hears why, by which clause, and until when to appeal', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    must(await steps.ethics());
    const decline = { decision: 'decline', reason: '名额有限', meeting: undefined };
    // five working days after Tuesday 10 March
    const appealUntil = '2026-03-17T15:59:59.999Z';
    expect(must(await steps.decide(decline))).toMatchObject({ outcome: 'declined', state: 'declined', appealUntil });
    const said = { state: 'declined', reason: '名额有限', clause: 'HOST-19', appealUntil };
    expect(await letterTo(one.applicant.personId)).toMatchObject([['caseMoved', said]]);
    const [file] = await city.db.select().from(cases).where(eq(cases.id, one.caseId));
    expect(file?.endedAt).toBe(city.clock.at);
  });

  test('a return names its fields, closes the hearing, and comes at most correctionsMax times', async () => {
    const one = await city.aCase();
    const back = { decision: 'return', reason: '请补充获奖日期', fields: ['honours.0.date'], meeting: undefined };
    const steps = stepsOf(city, one);
    must(await steps.ethics());
    must(await steps.invite([{ group: 'parents', address: 'late@example.cn' }]));
    expect(must(await steps.decide(back)).state).toBe('returnedForCorrection');
    const [link] = await city.db
      .select({ state: links.state })
      .from(links)
      .innerJoin(mails, eq(mails.linkId, links.id))
      .where(eq(mails.address, 'late@example.cn'));
    expect(link?.state).toBe('revoked');
    for (const number of [2, 3]) {
      await city.db.update(cases).set({ state: 'schoolReview', stageRound: number }).where(eq(cases.id, one.caseId));
      const again = { ...one, taskId: await city.open(one.caseId, number) };
      expect(said(await stepsOf(city, again).decide(back))).toBe('ruleForbids HOST-17');
      must(await stepsOf(city, again).ethics());
      expect(said(await stepsOf(city, again).decide(back))).toBe(number === 2 ? 'done' : 'ruleForbids');
    }
  });

  test('HOST-17…19: the task is the leader’s, due after the policy’s working days or on the round’s date', async () => {
    const one = await city.aCase();
    const [run] = await city.db.select().from(stageRuns).where(eq(stageRuns.subjectId, one.caseId));
    const [task] = await city.db.select().from(tasks).where(eq(tasks.id, one.taskId));
    expect([run?.due, run?.grace, run?.hard]).toEqual([
      '2026-03-31T15:59:59.999Z',
      '2026-04-03T15:59:59.999Z',
      '2026-04-08T15:59:59.999Z',
    ]);
    expect(task).toMatchObject({
      kind: 'schoolRecommendation',
      role: 'schoolLeader',
      orgId: city.org.school,
      strong: false,
    });
  });

  test('the round’s own date holds until it has passed', async () => {
    const dueOf = async (caseId: string) =>
      (await city.db.select().from(stageRuns).where(eq(stageRuns.subjectId, caseId)))[0]?.due;
    const fixed = '2026-03-20T15:59:59.999Z';
    await city.db.update(rounds).set({ dates: { schoolRecommendation: fixed } });
    expect(await dueOf((await city.aCase()).caseId)).toBe(fixed);
    await city.db.update(rounds).set({ dates: { schoolRecommendation: '2026-03-09T15:59:59.999Z' } });
    expect(await dueOf((await city.aCase()).caseId)).toBe('2026-03-31T15:59:59.999Z');
  });
});

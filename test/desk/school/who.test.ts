import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { audit, tasks } from '../../../db/schema/all.js';
import { showHearing } from '../../../desk/hearing/show-hearing.js';
import { onDatabase } from './databases.js';
import { type SchoolCity, schoolCity } from './school-city.js';
import { must, said, stepsOf } from './steps.js';

let city: SchoolCity;

const invitations = [{ group: 'teachers', address: 'a@example.cn' }];

onDatabase((database) => {
  beforeAll(async () => {
    city = await schoolCity(database());
  });

  test('strangers get notFound for every act, and the case keeps no trace of them', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one, city.stranger);
    const answers = [await steps.ethics(), await steps.verify(), await steps.invite(invitations), await steps.decide()];
    expect(answers.map(said)).toEqual(['notFound', 'notFound', 'notFound', 'notFound']);
    expect(said(await showHearing(city.deps, city.stranger, one.caseId))).toBe('notFound');
    const rows = await city.db.select().from(audit).where(eq(audit.chain, one.caseId));
    expect(rows.filter((row) => row.outcome === 'refused')).toEqual([]);
  });

  test('I5: nobody works on their own application, whatever post they hold', async () => {
    const one = await city.aCase();
    expect(said(await stepsOf(city, one, one.applicant).ethics())).toBe('notYourPost HOST-17');
    await city.hold(one.applicant.personId, 'schoolLeader', city.org.school);
    const steps = stepsOf(city, one, one.applicant);
    const answers = [await steps.ethics(), await steps.verify(), await steps.invite(invitations), await steps.decide()];
    expect(answers.map(said)).toEqual(
      ['HOST-17', 'HOST-30', 'HOST-18', 'HOST-19'].map((id) => `conflictOfInterest ${id}`),
    );
    expect(said(await showHearing(city.deps, one.applicant, one.caseId))).toBe('conflictOfInterest HOST-18');
  });

  test('HOST-19: the clerk prepares, a leader decides', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one, city.clerk);
    await steps.prepare();
    expect(said(await steps.decide())).toBe('notYourPost HOST-19');
    expect(said(await steps.decide({}, city.leader))).toBe('done');
  });

  test('the county sees the case and does not do the school’s work, until the task is shared with it', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one, city.countyOfficer);
    expect(said(await steps.ethics())).toBe('notYourPost HOST-17');
    await city.db
      .update(tasks)
      .set({ coOwnerOrgId: city.org.county, coOwnerRole: 'countyOfficer' })
      .where(eq(tasks.id, one.taskId));
    await steps.prepare();
    expect(must(await steps.decide()).state).toBe('countyReview');
  });

  test('a link opens its own task’s case only', async () => {
    const [one, other] = [await city.aCase(), await city.aCase()];
    const byLink = { ...city.leader, channel: 'link' as const, taskId: one.taskId };
    expect(said(await stepsOf(city, other, byLink).ethics())).toBe('notFound');
    expect(said(await stepsOf(city, one, byLink).ethics())).toBe('done');
    await stepsOf(city, other).prepare();
    expect(said(await stepsOf(city, other).decide({ taskId: one.taskId }))).toBe('notFound');
  });

  test('a second click finds the task closed', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    await steps.prepare();
    must(await steps.decide());
    expect(said(await steps.decide())).toBe('taskClosed');
    expect(said(await steps.ethics())).toBe('stageNotOpen HOST-15');
  });
});

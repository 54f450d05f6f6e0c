import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { cases, hearingInvitations } from '../../../db/schema/all.js';
import { answerHearing } from '../../../desk/hearing/answer-hearing.js';
import { perform } from '../../../desk/kit/act.js';
import type { CaseState } from '../../../domain/vocabulary.js';
import { onDatabase } from './databases.js';
import { type SchoolCity, schoolCity } from './school-city.js';
import { must, respondent, said, stepsOf } from './steps.js';

let city: SchoolCity;
const move = (caseId: string, state: CaseState, stageRound = 1) =>
  city.db.update(cases).set({ state, stageRound }).where(eq(cases.id, caseId));

onDatabase((database) => {
  beforeAll(async () => {
    city = await schoolCity(database());
  });

  test('HOST-15: what has left the school is not worked on by the school', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    await move(one.caseId, 'countyReview');
    expect(said(await steps.ethics())).toBe('stageNotOpen HOST-15');
    expect(said(await steps.verify())).toBe('stageNotOpen HOST-15');
    await move(one.caseId, 'schoolReview');
    expect(said(await steps.ethics())).toBe('done');
  });

  test('HOST-18: who is heard is heard on the form that lies with the school, not before or after', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    must(await steps.ethics());
    must(await steps.invite([{ group: 'teachers', address: 'heard@example.cn' }]));
    const [row] = await city.db.select().from(hearingInvitations).where(eq(hearingInvitations.caseId, one.caseId));
    const answer = () => perform(city.deps, answerHearing, respondent(row?.id ?? ''), { view: 'support' });
    await move(one.caseId, 'returnedForCorrection');
    expect(said(await answer())).toBe('stageNotOpen HOST-18');
    await move(one.caseId, 'schoolReview', 2);
    expect(said(await answer())).toBe('stageNotOpen HOST-18');
    await move(one.caseId, 'schoolReview');
    expect(said(await answer())).toBe('done');
  });
});

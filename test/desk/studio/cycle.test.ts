import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { assessmentViews } from '../../../api/reads/assessments.js';
import { assessments, outbox, processes } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { publishResult } from '../../../desk/studio/assessment/publish-result.js';
import { verify } from '../../../desk/verify/verify.js';
import { addDays } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { assessmentRow, confirmed, finished, lastYear } from './cycle-steps.js';
import { termOf } from './steps.js';

/** How often an assessment was told that the years it rests on are final. */
async function toldOfYears(desk: TestDesk, id: string): Promise<number> {
  const news = await desk.db
    .select()
    .from(outbox)
    .where(eq(outbox.workflowId, `assessment-${id}`));
  return news.filter(({ message }) => JSON.stringify(message).includes('yearResults')).length;
}
const twoYears = [
  ['80/1', 'final'],
  ['85/1', 'final'],
] as const;

runOnDesk('the assessment of the cycle', (desk) => {
  it('ASSESS-02, ASSESS-O06: opens 90 days before the last day with the last year’s, once, over the whole term', async () => {
    const { termId, term, opensOn } = await lastYear(desk(), twoYears);
    expect(addDays(opensOn, 90)).toBe(term.toDay);
    const rows = await desk().db.select().from(assessments).orderBy(asc(assessments.kind), asc(assessments.year));
    expect(rows.map(({ kind, year, state }) => [kind, year, state])).toEqual([
      ['annual', 1, 'final'],
      ['annual', 2, 'final'],
      ['annual', 3, 'called'],
      ['cycle', 3, 'called'],
    ]);
    expect(rows[3]).toMatchObject({ fromDay: term.fromDay, toDay: term.toDay, reportDueOn: addDays(opensOn, 30) });
    expect((await termOf(desk(), termId))?.state).toBe('underAssessment');
    const started = await desk().db.select().from(processes).where(eq(processes.process, 'assessment'));
    expect(started.map(({ input }) => 'ofCycle' in input).toSorted()).toEqual([false, true]);
  });

  it('ASSESS-O02: it is not published before the last year is final; then its score is 60 % its own and 40 % the mean of the years', async () => {
    const all = await lastYear(desk(), twoYears);
    const { city, term } = all;
    const cycle = await confirmed(desk(), all, 'cycle', 90);
    const early = await perform(desk(), publishResult, city.person('cityLeader'), cycle.publish);
    expect(refusalOf(early)).toBe('stageNotOpen ASSESS-O02');
    expect(await toldOfYears(desk(), cycle.assessmentId)).toBe(0);
    await finished(desk(), all, 'annual', 90);
    expect(await toldOfYears(desk(), cycle.assessmentId)).toBe(1);
    expect((await termOf(desk(), all.termId))?.state).toBe('underAssessment');
    await done(desk(), publishResult, city.person('cityLeader'), cycle.publish);
    // 90 × 60 % + (80 + 85 + 90) ÷ 3 × 40 %
    expect(await assessmentRow(desk(), cycle.assessmentId)).toMatchObject({ score: '88/1', grade: 'good' });
    const shown = (await assessmentViews(desk().db, term)).find(({ kind }) => kind === 'cycle');
    expect(shown?.result).toMatchObject({
      score: '88.0',
      sum: {
        own: '90.0',
        ownPercent: 60,
        years: [
          { year: 1, score: '80.0' },
          { year: 2, score: '85.0' },
          { year: 3, score: '90.0' },
        ],
        yearly: '85.0',
      },
    });
    const results = await verify({ tx: desk().db, now: await desk().clock.now(), calendar: desk().calendar });
    const about = ['assessorsApart', 'assessmentsRecomputed', 'stagesAsk', 'decisionsAudited', 'auditChain'];
    const broken = results.filter(({ name, breaches }) => about.includes(name) && breaches.length > 0);
    expect(broken).toEqual([]);
  });

  it('ASSESS-O05: a skipped year and one never assessed are left out; with none left the own score stands alone', async () => {
    const all = await lastYear(desk(), [[null, 'skipped']]);
    await finished(desk(), all, 'annual', 70);
    const id = await finished(desk(), all, 'cycle', 90);
    // 90 × 60 % + 70 × 40 %
    expect(await assessmentRow(desk(), id)).toMatchObject({ score: '82/1', grade: 'good', state: 'final' });
    const [shown] = (await assessmentViews(desk().db, all.term)).filter(({ kind }) => kind === 'cycle');
    expect(shown?.result?.sum?.years.map(({ score }) => score)).toEqual([null, null, '70.0']);
    expect((await termOf(desk(), all.termId))?.state).toBe('running');
  });

  it('ASSESS-09, ASSESS-O04: an unqualified cycle is failed goals and bars renewal; ASSESS-O03: it asks for no plan', async () => {
    const all = await lastYear(desk(), twoYears);
    await finished(desk(), all, 'annual', 60);
    const id = await finished(desk(), all, 'cycle', 40);
    const row = await assessmentRow(desk(), id);
    // 40 × 60 % + 75 × 40 %
    expect([row?.score, row?.consequences.map(({ kind }) => kind)]).toEqual(['54/1', ['failedGoals', 'noRenewal']]);
  });
});

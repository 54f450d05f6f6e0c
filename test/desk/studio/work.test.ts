import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { plansOf } from '../../../db/read/plans.js';
import { recordedWorks } from '../../../db/read/works.js';
import { decisions, papers, plans, terms, works } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { confirmWork } from '../../../desk/studio/confirm-work.js';
import { establishedSoFar } from '../../../desk/studio/established.js';
import { filePlan } from '../../../desk/studio/file-plan.js';
import { issueLetter } from '../../../desk/studio/issue-letter.js';
import { recordWork } from '../../../desk/studio/record-work.js';
import { spanOf } from '../../../desk/studio/terms.js';
import { progressOn } from '../../../desk/studio/works.js';
import { exactText } from '../../../domain/panel/decimal.js';
import type { StudioCheckCode } from '../../../domain/studio/check.js';
import { proposedTasks } from '../../../domain/studio/letter/issue.js';
import { addDays } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { brokenAmong, founded, opens, sectionsOf } from './steps.js';

/** A studio in its first year. */
async function begun(desk: TestDesk) {
  const all = await founded(desk);
  await opens(desk, all.termId, 'studioYear');
  const { termId } = all;
  const term = await termOf({ tx: desk.db }, termId);
  return {
    ...all,
    term,
    host: all.city.person('teacherA1a'),
    clerk: all.city.person('clerkA1'),
    plan: { termId, kind: 'workPlan', version: 0, sections: sectionsOf('每月一次研讨') },
    lecture: {
      termId,
      kind: 'lecture',
      level: 'city',
      on: term.fromDay,
      hours: '1.5',
      participants: 40,
      title: '讲座',
    },
  };
}
const outsiders = ['teacherA1b', 'leaderA2', 'countyOfficerA', 'sectionOfficer', 'instituteOfficer', 'cityLeader'];
const ours = ['heldSeats', 'oneDecisionPerSeat', 'worksWhole', 'worksConfirmed', 'wordsSealed'];
const broken = brokenAmong(ours);

runOnDesk('plans and work of a studio', (desk) => {
  it('STUDIO-12, STUDIO-13: the host alone files both plans, whole, each version on the one shown; earlier ones stay', async () => {
    const { city, termId, host, plan } = await begun(desk());
    for (const who of [...outsiders, 'leaderA1'])
      expect([who, refusalOf(await perform(desk(), filePlan, city.person(who), plan))]).toEqual([who, 'notFound']);
    const thin = { ...plan, sections: { ...plan.sections, topic: ' ' } };
    expect(refusalOf(await perform(desk(), filePlan, host, thin))).toBe('badInput STUDIO-13');
    expect(await done(desk(), filePlan, host, plan)).toMatchObject({ version: 1 });
    expect(refusalOf(await perform(desk(), filePlan, host, plan))).toBe('caseChanged STUDIO-12');
    const changed = { ...plan, version: 1, sections: sectionsOf('每周一次研讨') };
    expect(await done(desk(), filePlan, host, changed)).toMatchObject({ version: 2 });
    await done(desk(), filePlan, host, { ...plan, kind: 'trainingPlan' });
    const read = await plansOf(desk().db, desk().vault, termId);
    expect(read.map(({ kind, version, sections }) => [kind, version, sections?.form])).toEqual([
      ['trainingPlan', 1, '每月一次研讨'],
      ['workPlan', 2, '每周一次研讨'],
      ['workPlan', 1, '每月一次研讨'],
    ]);
    const filed = await desk().db.select().from(decisions).where(eq(decisions.decision, 'filed'));
    expect(filed).toHaveLength(3);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-12: an edition that asks for plans before the start finds them once both are filed', async () => {
    const { termId, host, plan, term } = await begun(desk());
    const asksBeforeStart: StudioCheckCode[] = ['plansFiled', 'planSections'];
    await desk()
      .db.update(terms)
      .set({ parameters: { ...term.parameters, asksBeforeStart } })
      .where(eq(terms.id, termId));
    const open = async () => {
      const { asked } = await establishedSoFar({ tx: desk().db }, await termOf({ tx: desk().db }, termId));
      return asked.filter(({ met }) => !met).map(({ code, facts }) => [code, facts.open]);
    };
    expect(await open()).toEqual([['plansFiled', 2]]);
    await done(desk(), filePlan, host, plan);
    expect(await open()).toEqual([['plansFiled', 1]]);
    await done(desk(), filePlan, host, { ...plan, kind: 'trainingPlan' });
    expect(await open()).toEqual([]);
  });

  it('STUDIO-20, STUDIO-22…25: the host records, the unit confirms or returns with a reason, and nobody else does either', async () => {
    const { city, termId, host, clerk, lecture } = await begun(desk());
    for (const who of [...outsiders, 'leaderA1', 'clerkA1'])
      expect([who, refusalOf(await perform(desk(), recordWork, city.person(who), lecture))]).toEqual([who, 'notFound']);
    const said = async (more: object) => refusalOf(await perform(desk(), recordWork, host, { ...lecture, ...more }));
    expect(await said({ on: addDays(lecture.on, -1) })).toBe('badInput STUDIO-05');
    expect(await said({ on: '2028-01-01' })).toBe('badInput STUDIO-25');
    expect(await said({ hours: '25' })).toBe('badInput STUDIO-25');
    expect(await said({ kind: 'picnic' })).toBe('badInput');
    expect(await said({ hours: '1,5' })).toBe('badInput');
    expect(await desk().db.select().from(works)).toEqual([]);
    const { workId, number } = await done(desk(), recordWork, host, lecture);
    expect(number).toBe(1);
    const answer = { termId, workId, outcome: 'confirmed' };
    for (const who of ['teacherA1a', ...outsiders])
      expect([who, refusalOf(await perform(desk(), confirmWork, city.person(who), answer))]).toEqual([who, 'notFound']);
    const back = { ...answer, outcome: 'returned' };
    expect(refusalOf(await perform(desk(), confirmWork, clerk, back))).toBe('badInput STUDIO-25');
    await done(desk(), confirmWork, clerk, { ...back, reason: '无签到表' });
    expect(refusalOf(await perform(desk(), confirmWork, clerk, answer))).toBe('taskClosed STUDIO-25');
    const again = await done(desk(), recordWork, host, lecture);
    await done(desk(), confirmWork, city.person('leaderA1'), { ...answer, workId: again.workId });
    const read = await recordedWorks(desk().db, desk().vault, termId);
    expect(read.map((one) => [one.number, one.state, one.title, one.reason])).toEqual([
      [1, 'returned', '讲座', '无签到表'],
      [2, 'confirmed', '讲座', ''],
    ]);
    expect(await broken(desk())).toEqual([]);
  });

  it('ASSESS-03, STUDIO-17: tasks of the sealed letter fill as work is confirmed, and say on any day what is behind', async () => {
    const { city, termId, term, host, clerk, lecture } = await begun(desk());
    const list = proposedTasks(spanOf(term), term.parameters);
    const lines = async (on: string) => {
      const progress = await progressOn({ tx: desk().db }, term, on);
      return (
        progress &&
        new Map(progress.lines.map(({ task, progress: so }) => [task.code, [exactText(so.filled), so.status]]))
      );
    };
    await done(desk(), issueLetter, city.person('sectionOfficer'), { termId, version: 0, tasks: list });
    expect(await lines(term.fromDay)).toBeNull();
    await desk()
      .db.update(papers)
      .set({ sealedAt: await desk().clock.now() });
    const { workId } = await done(desk(), recordWork, host, lecture);
    expect((await lines(term.fromDay))?.get('demonstration')).toEqual(['0/1', 'onTrack']);
    await done(desk(), confirmWork, clerk, { termId, workId, outcome: 'confirmed' });
    expect((await lines(term.fromDay))?.get('demonstration')).toEqual(['1/1', 'onTrack']);
    expect((await lines(term.toDay))?.get('demonstration')).toEqual(['1/1', 'behind']);
    expect((await lines(addDays(term.toDay, 1)))?.get('guidance')).toEqual(['0/1', 'missed']);
  });

  it('what a host wrote in plans and records is sealed and goes with the host; what was confirmed stays whole', async () => {
    const { city, termId, host, clerk, plan, lecture } = await begun(desk());
    await done(desk(), filePlan, host, plan);
    const { workId } = await done(desk(), recordWork, host, { ...lecture, summary: '印讲座' });
    await done(desk(), confirmWork, clerk, { termId, workId, outcome: 'confirmed' });
    const [filed] = await desk().db.select().from(plans);
    const [recorded] = await desk().db.select().from(works).orderBy(asc(works.number));
    for (const kept of [filed?.sections, recorded?.words]) expect(String(kept)).toMatch(/^p1\./);
    await performSystem(desk(), (at) => erasePerson(at, city.personId('teacherA1a')));
    expect((await plansOf(desk().db, desk().vault, termId)).map(({ sections }) => sections)).toEqual([null]);
    expect(await recordedWorks(desk().db, desk().vault, termId)).toMatchObject([
      { title: '', summary: '', state: 'confirmed', hours: '1.5', participants: 40 },
    ]);
    expect(await broken(desk())).toEqual([]);
  });
});

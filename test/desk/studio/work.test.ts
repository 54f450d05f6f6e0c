import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { plansOf } from '../../../db/read/plans.js';
import { evidenceIn } from '../../../db/read/work-evidence.js';
import { recordedWorks } from '../../../db/read/works.js';
import { decisions, papers, plans, terms, workEvidence, works } from '../../../db/schema/all.js';
import { isHeld } from '../../../desk/blobs/held.js';
import { RefusedFile } from '../../../desk/blobs/refused-file.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { addWorkEvidence } from '../../../desk/studio/add-work-evidence.js';
import { confirmWork } from '../../../desk/studio/confirm-work.js';
import { establishedSoFar } from '../../../desk/studio/established.js';
import { filePlan } from '../../../desk/studio/file-plan.js';
import { issueLetter } from '../../../desk/studio/issue-letter.js';
import { recordWork } from '../../../desk/studio/record-work.js';
import { removeWorkEvidence } from '../../../desk/studio/remove-work-evidence.js';
import { spanOf } from '../../../desk/studio/terms.js';
import { progressOn } from '../../../desk/studio/works.js';
import { exactText } from '../../../domain/panel/decimal.js';
import { refuse } from '../../../domain/refusal.js';
import type { StudioCheckCode } from '../../../domain/studio/check.js';
import { proposedTasks } from '../../../domain/studio/letter/issue.js';
import { addDays } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { file } from './fund-steps.js';
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
const ours = [
  'heldSeats',
  'oneDecisionPerSeat',
  'worksWhole',
  'worksConfirmed',
  'worksEvidenced',
  'workAsked',
  'wordsSealed',
];
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

  it('STUDIO-15, STUDIO-25: the host puts files behind a record, at once or later, until the unit has judged it on those it was shown', async () => {
    const { city, termId, host, clerk, lecture } = await begun(desk());
    const infected = { ...file, refused: new RefusedFile([refuse('fileInfected', { field: 'file' })]) };
    expect(refusalOf(await perform(desk(), recordWork, host, { ...lecture, file: infected }))).toBe('fileInfected');
    expect(await desk().db.select().from(works)).toEqual([]);
    const { workId, evidence } = await done(desk(), recordWork, host, { ...lecture, file });
    const more = { termId, workId, ...file, blob: 'c'.repeat(64) };
    for (const who of [...outsiders, 'leaderA1', 'clerkA1'])
      expect([who, refusalOf(await perform(desk(), addWorkEvidence, city.person(who), more))]).toEqual([
        who,
        'notFound',
      ]);
    const adds = async (wrong: object) =>
      refusalOf(await perform(desk(), addWorkEvidence, host, { ...more, ...wrong }));
    expect(await adds({ mediaType: 'image/svg+xml' })).toBe('wrongFileType');
    expect(await adds({ refused: infected.refused })).toBe('fileInfected');
    const second = await done(desk(), addWorkEvidence, host, more);
    expect([evidence?.number, second.number]).toEqual([1, 2]);
    const takesOff = { termId, evidenceId: evidence?.evidenceId };
    expect(refusalOf(await perform(desk(), removeWorkEvidence, clerk, takesOff))).toBe('notFound');
    await done(desk(), removeWorkEvidence, host, takesOff);
    expect(refusalOf(await perform(desk(), removeWorkEvidence, host, takesOff))).toBe('notFound');
    expect([await isHeld(desk().db, file.blob), await isHeld(desk().db, more.blob)]).toEqual([false, true]);
    const third = await done(desk(), addWorkEvidence, host, { ...more, blob: 'd'.repeat(64) });
    expect(third.number).toBe(3);
    const yes = { termId, workId, outcome: 'confirmed' };
    // the unit was shown none, or those of before
    for (const shown of [{}, { evidenceHash: second.evidenceHash }])
      expect(refusalOf(await perform(desk(), confirmWork, clerk, { ...yes, ...shown }))).toBe('caseChanged STUDIO-25');
    await done(desk(), confirmWork, clerk, { ...yes, evidenceHash: third.evidenceHash });
    expect(await adds({})).toBe('taskClosed STUDIO-25');
    const last = { termId, evidenceId: third.evidenceId };
    expect(refusalOf(await perform(desk(), removeWorkEvidence, host, last))).toBe('taskClosed STUDIO-25');
    const read = await evidenceIn(desk().db, desk().vault, termId);
    expect(read.map(({ number, name, sha256 }) => [number, name, sha256])).toEqual([
      [2, file.name, file.sha256],
      [3, file.name, file.sha256],
    ]);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-25: twenty files stand with a record, and not one more', async () => {
    const { termId, host, lecture } = await begun(desk());
    const { workId } = await done(desk(), recordWork, host, lecture);
    for (let n = 0; n < 20; n += 1) await done(desk(), addWorkEvidence, host, { termId, workId, ...file });
    const one = await perform(desk(), addWorkEvidence, host, { termId, workId, ...file });
    expect(one.ok ? [] : one.refusals).toMatchObject([{ code: 'tooLarge', facts: { maximum: 20, count: 21 } }]);
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
    const { workId, evidence } = await done(desk(), recordWork, host, { ...lecture, summary: '印讲座', file });
    const { evidenceHash } = evidence ?? {};
    await done(desk(), confirmWork, clerk, { termId, workId, outcome: 'confirmed', evidenceHash });
    const [filed] = await desk().db.select().from(plans);
    const [recorded] = await desk().db.select().from(works).orderBy(asc(works.number));
    const [shown] = await desk().db.select().from(workEvidence);
    for (const kept of [filed?.sections, recorded?.words, shown?.name, shown?.sha256])
      expect(String(kept)).toMatch(/^p1\./);
    await performSystem(desk(), (at) => erasePerson(at, city.personId('teacherA1a')));
    expect((await plansOf(desk().db, desk().vault, termId)).map(({ sections }) => sections)).toEqual([null]);
    expect(await recordedWorks(desk().db, desk().vault, termId)).toMatchObject([
      { title: '', summary: '', state: 'confirmed', hours: '1.5', participants: 40 },
    ]);
    expect(await evidenceIn(desk().db, desk().vault, termId)).toMatchObject([{ name: '', sha256: '', size: 4 }]);
    expect(await isHeld(desk().db, file.blob)).toBe(false);
    expect(await broken(desk())).toEqual([]);
  });
});

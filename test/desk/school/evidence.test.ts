import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { attachments, audit, decisions } from '../../../db/schema/all.js';
import { onDatabase } from './databases.js';
import { type CaseAtSchool, type SchoolCity, schoolCity } from './school-city.js';
import { must, stepsOf } from './steps.js';

let city: SchoolCity;

/** The record of one kind of decision on a case. */
const recordOf = async (one: CaseAtSchool, kind: string) => {
  const [row] = await city.db
    .select()
    .from(decisions)
    .where(and(eq(decisions.caseId, one.caseId), eq(decisions.kind, kind)));
  return row ?? expect.fail(`no ${kind}`);
};

/** Who judged, in which post, when, and on which form. */
const byLeader = (one: CaseAtSchool) => ({
  deciderId: city.leader.personId,
  deciderRole: 'schoolLeader',
  orgId: city.org.school,
  decidedAt: city.clock.at,
  formHash: one.formHash,
});

onDatabase((database) => {
  beforeAll(async () => {
    city = await schoolCity(database());
  });

  test.each(['HOST-02', 'HOST-03', 'HOST-04', 'HOST-05', 'HOST-06', 'HOST-08', 'HOST-11'])(
    'HOST-02, HOST-03, HOST-04, HOST-05, HOST-06, HOST-08, HOST-11 (E): %s is judged by the school on the form, by name and date',
    async (ruleId) => {
      const one = await city.aCase();
      const steps = stepsOf(city, one);
      await steps.prepare();
      must(await steps.decide());
      const record = await recordOf(one, 'collectiveDecision');
      expect(record).toMatchObject({ ...byLeader(one), decision: 'recommend' });
      expect(record.ruleIds).toContain(ruleId);
    },
  );

  test('HOST-02 (E): whoever declines claims no judgement of what was not looked at', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    must(await steps.ethics());
    must(await steps.decide({ decision: 'decline', reason: '名额有限', meeting: undefined }));
    expect((await recordOf(one, 'collectiveDecision')).ruleIds).not.toContain('HOST-02');
  });

  test('HOST-16, HOST-32 (E): how the staff studied the documents and were encouraged stands in the record', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    await steps.prepare();
    const groundwork = '3月2日教职工大会学习文件,年级组逐一动员符合条件的班主任';
    must(await steps.decide({ groundwork }));
    const record = await recordOf(one, 'collectiveDecision');
    expect(record).toMatchObject({ ...byLeader(one), content: { groundwork } });
    expect(record.ruleIds).toEqual(expect.arrayContaining(['HOST-16', 'HOST-32']));
    const silent = await city.aCase();
    const others = stepsOf(city, silent);
    await others.prepare();
    must(await others.decide());
    expect((await recordOf(silent, 'collectiveDecision')).ruleIds).not.toContain('HOST-16');
  });

  test('HOST-17 (E): the ethics conclusion is a record of its own: who, when, on which form, on what ground', async () => {
    const one = await city.aCase();
    must(await stepsOf(city, one).ethics({ reference: '师德考核〔2025〕7号', statement: '近五年考核优秀' }));
    const record = await recordOf(one, 'ethicsConclusion');
    expect(record).toMatchObject({ ...byLeader(one), decision: 'clear', evidence: ['师德考核〔2025〕7号'] });
    expect(record.ruleIds).toContain('HOST-17');
  });

  test('HOST-18 (E): how many of each group were heard stands in the record of the decision', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    await steps.prepare();
    must(await steps.decide());
    const record = await recordOf(one, 'collectiveDecision');
    expect(record).toMatchObject({ ...byLeader(one), content: { heard: { teachers: 2, parents: 1, students: 1 } } });
    expect(record.ruleIds).toContain('HOST-18');
  });

  test('HOST-30 (E): who compared each paper with its original, and when', async () => {
    const one = await city.aCase();
    must(await stepsOf(city, one).ethics());
    must(await stepsOf(city, one).verify());
    const [paper] = await city.db.select().from(attachments).where(eq(attachments.id, one.attachmentId));
    expect(paper).toMatchObject({ verdict: 'genuine', verifiedBy: city.leader.personId, verifiedAt: city.clock.at });
  });

  test('HOST-31 (E): every act on a case stands in its story with person, post, time and rules', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    await steps.prepare();
    must(await steps.decide());
    const story = await city.db.select().from(audit).where(eq(audit.chain, one.caseId));
    const decided = story.find((row) => row.act === 'decideRecommendation');
    const { deciderId: personId, deciderRole: role, decidedAt: at, formHash } = byLeader(one);
    expect(decided).toMatchObject({ personId, role, at, formHash, outcome: 'done' });
    expect(story.every((row) => row.actorKind !== 'person' || row.personId !== null)).toBe(true);
  });
});

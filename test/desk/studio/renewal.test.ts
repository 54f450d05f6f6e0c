import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { assessmentsOfStudio } from '../../../api/reads/assessments.js';
import { decisions, processes, renewals, rounds, tasks, terms, vetoes } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf as termRow } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { applyRenewal } from '../../../desk/studio/apply-renewal.js';
import { decideRenewal } from '../../../desk/studio/decide-renewal.js';
import { establishedSoFar } from '../../../desk/studio/established.js';
import { renewalOf, saidIn } from '../../../desk/studio/renewals.js';
import { verify } from '../../../desk/verify/verify.js';
import { addDays, at as atTime } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { finished, lastYear, over } from './cycle-steps.js';
import { opens, termOf } from './steps.js';

const twoYears = [
  ['80/1', 'final'],
  ['85/1', 'final'],
] as const;
type Last = Awaited<ReturnType<typeof lastYear>>;

const asking = (termId: string, more: object = {}) => ({
  ...{ termId, statement: '三年带出七名骨干', servesAsHeadTeacher: true, expectedEndDate: '2040-07-01' },
  ...more,
});
const refusalsOf = (result: Awaited<ReturnType<typeof perform>>) =>
  result.ok ? [] : result.refusals.map(({ code, ruleId, facts }) => `${code} ${ruleId} ${facts?.check ?? ''}`.trim());

/** An ethics finding against the host that nobody has decided on: as host of this term, or on an application. */
async function reported(desk: TestDesk, { city, caseId, termId }: Last, of: 'term' | 'application'): Promise<string> {
  const id = randomUUID();
  const [round] = await desk.db.select().from(rounds);
  const about = of === 'term' ? { termId } : { roundId: round?.id ?? '', caseId };
  await desk.db.insert(vetoes).values({
    ...about,
    id,
    personId: city.personId('teacherA1a'),
    orgId: city.org('countyA'),
    ground: 'ethicsViolation',
    facts: '',
    evidence: [],
    state: 'registered',
    registeredBy: city.personId('countyOfficerA'),
    registeredAt: await desk.clock.now(),
    hearingUntil: await desk.clock.now(),
  });
  return id;
}

runOnDesk('the renewal of a studio', (desk) => {
  it('STUDIO-O02: the host applies from 90 days before the end, once; nobody else, not before, and not by link', async () => {
    const { city, termId } = await running(desk());
    const opensOn = addDays((await termRow({ tx: desk().db }, termId)).toDay, -90);
    const host = city.person('teacherA1a');
    const apply = (who: typeof host, more: object = {}) => perform(desk(), applyRenewal, who, asking(termId, more));
    desk().clock.set(atTime(addDays(opensOn, -1), '23:59'));
    expect(refusalsOf(await apply(host))).toEqual(['windowClosed STUDIO-O02 renewalWindow']);
    desk().clock.set(atTime(opensOn, '00:01'));
    for (const who of ['teacherA1b', 'leaderA1', 'sectionOfficer', 'cityLeader'])
      expect([who, refusalOf(await apply(city.person(who)))]).toEqual([who, 'notFound']);
    const byLink = city.person('teacherA1a', { channel: 'link', taskId: randomUUID() });
    expect(refusalOf(await apply(byLink))).toBe('notFound');
    expect(refusalsOf(await apply(host, { servesAsHeadTeacher: false, expectedEndDate: '2030-01-01' }))).toEqual([
      'ruleForbids HOST-01 stillHeadTeacher',
      'ruleForbids HOST-10 remainingYears',
    ]);
    // the cycle is not final yet: nobody's time to apply is taken by that
    await done(desk(), applyRenewal, host, asking(termId));
    expect(refusalOf(await apply(host))).toBe('taskClosed STUDIO-O02');
    const row = await renewalOf({ tx: desk().db }, termId);
    expect(row?.application).not.toContain('骨干');
    expect(row && (await saidIn({ tx: desk().db, vault: desk().vault }, row))?.statement).toBe('三年带出七名骨干');
  });

  it('STUDIO-06: renewed, the next term begins the day after the last with a letter and a process of its own; plaque and certificate stay', async () => {
    const all = await lastYear(desk(), twoYears);
    const { city, termId, term } = all;
    await done(desk(), applyRenewal, city.person('teacherA1a'), asking(termId));
    await finished(desk(), all, 'annual', 90);
    await finished(desk(), all, 'cycle', 90);
    const taskId = await over(desk(), all);
    const renew = { taskId, decision: 'renew', reason: '成绩良好' };
    for (const who of ['cityOfficer', 'sectionOfficer', 'teacherA1a'])
      expect([who, refusalOf(await perform(desk(), decideRenewal, city.person(who), renew))]).toEqual([
        who,
        'notFound',
      ]);
    const weak = city.person('cityLeader', { secondFactor: false });
    expect(refusalOf(await perform(desk(), decideRenewal, weak, renew))).toBe('secondFactorRequired');
    expect(await done(desk(), decideRenewal, city.person('cityLeader'), renew)).toEqual({ outcome: 'renewed' });
    const [first, second] = await desk().db.select().from(terms).orderBy(asc(terms.number));
    expect(first).toMatchObject({ state: 'renewed', endedAt: await desk().clock.now() });
    expect(second).toMatchObject({ number: 2, state: 'approved', fromDay: addDays(term.toDay, 1), endedAt: null });
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'renewalDecision'));
    const { conditions } = (said?.content ?? { conditions: [] }) as {
      conditions: readonly { ruleId: string; met: boolean }[];
    };
    expect(conditions.every(({ met }) => met)).toBe(true);
    expect(conditions.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['STUDIO-O02', 'ASSESS-O04', 'VETO-02', 'VETO-03', 'HOST-01', 'HOST-10']),
    );
    const termId2 = second?.id ?? '';
    const started = await desk()
      .db.select()
      .from(processes)
      .where(eq(processes.workflowId, `term-${termId2}`));
    expect(started[0]?.input).toMatchObject({ termCode: 'GZS2026-001/2', years: 3 });
    await opens(desk(), termId2, 'studioYear');
    const asked = await desk().db.select().from(tasks).where(eq(tasks.termId, termId2));
    expect(asked.map(({ kind }) => kind).toSorted()).toEqual(['letterDrafting', 'unitConfirmation']);
    const next = await termRow({ tx: desk().db }, termId2);
    const { asked: lines } = await establishedSoFar({ tx: desk().db }, next);
    expect(lines.filter(({ met }) => !met).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['letterSealed', 'officeConfirmed']),
    );
    expect(lines.find(({ code }) => code === 'papersReceived')?.met).toBe(true);
    // the results of the first term stay to be read
    const read = await assessmentsOfStudio(desk().db, all.studio.id, next);
    expect(read.map((one) => [one.term, one.kind])).toContainEqual([1, 'cycle']);
    const results = await verify({ tx: desk().db, now: await desk().clock.now(), calendar: desk().calendar });
    const about = ['wordsSealed', 'stagesAsk', 'decisionsAudited', 'auditChain', 'termsFollow'];
    expect(results.filter(({ name, breaches }) => about.includes(name) && breaches.length > 0)).toEqual([]);
  });

  it('STUDIO-O02, ASSESS-O04: without an application, or with an unqualified cycle, there is no other term; STUDIO-06: closed it can be', async () => {
    const all = await lastYear(desk(), twoYears);
    const { city, termId } = all;
    const taskId = await over(desk(), all);
    const leader = city.person('cityLeader');
    const renew = { taskId, decision: 'renew', reason: '续聘' };
    expect(refusalsOf(await perform(desk(), decideRenewal, leader, renew))).toEqual([
      'ruleForbids STUDIO-O02 renewalApplied',
    ]);
    const late = await perform(desk(), applyRenewal, city.person('teacherA1a'), asking(termId));
    expect(refusalOf(late)).toBe('stageNotOpen STUDIO-05');
    await desk()
      .db.insert(renewals)
      .values({
        ...{ id: randomUUID(), termId, contentHash: 'a'.repeat(64), appliedBy: city.personId('teacherA1a') },
        application: await sealedWords(desk(), termId, asking('x', { termId: undefined })),
        appliedAt: atTime(all.opensOn, '09:00'),
      });
    expect(refusalsOf(await perform(desk(), decideRenewal, leader, renew))).toEqual([
      'ruleForbids STUDIO-O02 cycleGrade',
    ]);
    expect((await termOf(desk(), termId))?.state).toBe('termEnded');
    await done(desk(), decideRenewal, leader, { ...renew, decision: 'close' });
    expect(await desk().db.select().from(terms)).toHaveLength(1);
  });

  it('VETO-O03: nothing is applied for and nothing decided while a finding against the host is undecided', async () => {
    const all = await lastYear(desk(), twoYears);
    const { city, termId } = all;
    const vetoId = await reported(desk(), all, 'term');
    const host = city.person('teacherA1a');
    expect(refusalOf(await perform(desk(), applyRenewal, host, asking(termId)))).toBe('ruleForbids VETO-O03');
    await desk().db.update(vetoes).set({ state: 'dismissed' }).where(eq(vetoes.id, vetoId));
    await done(desk(), applyRenewal, host, asking(termId));
    await desk().db.update(vetoes).set({ state: 'heard' }).where(eq(vetoes.id, vetoId));
    const taskId = await over(desk(), all);
    for (const decision of ['renew', 'close'])
      expect(
        refusalOf(
          await perform(desk(), decideRenewal, city.person('cityLeader'), { taskId, decision, reason: '届满' }),
        ),
      ).toBe('ruleForbids VETO-O03');
  });

  it('VETO-02, STUDIO-O02: an ethics case on an application of the host is an open ethics case, too', async () => {
    const all = await lastYear(desk(), twoYears);
    const vetoId = await reported(desk(), all, 'application');
    const apply = () => perform(desk(), applyRenewal, all.city.person('teacherA1a'), asking(all.termId));
    expect(refusalsOf(await apply())).toEqual(['ruleForbids VETO-02 noOpenEthicsCase']);
    await desk().db.update(vetoes).set({ state: 'dismissed' }).where(eq(vetoes.id, vetoId));
    expect((await apply()).ok).toBe(true);
  });

  it('I35: what the host applied with goes with the host', async () => {
    const all = await lastYear(desk(), twoYears);
    const { city, termId } = all;
    await done(desk(), applyRenewal, city.person('teacherA1a'), asking(termId));
    await performSystem(desk(), (at) => erasePerson(at, city.personId('teacherA1a')));
    const row = await renewalOf({ tx: desk().db }, termId);
    expect(row && (await saidIn({ tx: desk().db, vault: desk().vault }, row))).toBe(null);
  });
});

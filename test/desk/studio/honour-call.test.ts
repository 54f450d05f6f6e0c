import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mails, stageRuns, tasks } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { callOf } from '../../../desk/kit/call.js';
import { nominateHonour } from '../../../desk/studio/commendation/nominate-honour.js';
import { openCall } from '../../../desk/studio/commendation/open-call.js';
import { decideFinding } from '../../../desk/studio/veto/decide-finding.js';
import { nominationReminderOn } from '../../../domain/studio/commendation/call.js';
import { addDays, dayOf, timeOf } from '../../../domain/time/beijing.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { storedStudioParameters } from '../../../policy/studio/stored.js';
import { runOnDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { decision, heard } from './finding-steps.js';
import { brokenInCalls, states, toldTo, workOf } from './honour-reads.js';
import { achieved, anotherStudio, calledFor, hostOf, inACall, studioOf, unitOf } from './honour-steps.js';

runOnDesk('a call for commendations', (desk) => {
  it('COMMEND-O01, CONV-08, CONV-11: an officer of the bureau opens it with a second factor, of this year or the last, with a ceiling for each kind it calls for', async () => {
    const all = await running(desk());
    const { city } = all;
    const year = Number((await desk().clock.now()).slice(0, 4));
    const given = { name: '表彰', year, awards: { host: 2 } };
    expect(refusalOf(await perform(desk(), openCall, city.person('cityLeader'), given))).toBe('notYourPost');
    const unsure = { ...city.person('cityOfficer'), secondFactor: false };
    expect(refusalOf(await perform(desk(), openCall, unsure, given))).toBe('secondFactorRequired');
    for (const wrong of [{ year: year - 2 }, { year: year + 1 }, { awards: {} }, { awards: { host: 0 } }])
      expect(refusalOf(await perform(desk(), openCall, city.person('cityOfficer'), { ...given, ...wrong }))).toContain(
        'badInput',
      );
    const call = await done(desk(), openCall, city.person('cityOfficer'), given);
    expect(call.number).toBe(`BZ${year}-01`);
    const row = await callOf({ tx: desk().db }, call.callId);
    expect(row).toMatchObject({ state: 'nominating', editionId: 'studio-2026', parameters: { priorityYears: 1 } });
    expect(await brokenInCalls(desk())).toEqual([]);
  });

  it('COMMEND-13, ASSESS-08: the records propose studio, unit and host of an excellent year with confirmed work; section, county and unit are asked, each for its own', async () => {
    const all = await running(desk());
    await achieved(desk(), all.termId, all.city.personId('teacherA1a'));
    await anotherStudio(desk(), all, 'teacherA2a', '91/1');
    const call = await calledFor(desk(), all);
    const asked = await desk().db.select().from(tasks).where(eq(tasks.callId, call.callId));
    const schools = asked.filter(({ role }) => role === 'schoolLeader').map(({ orgId }) => orgId);
    expect(asked.map(({ role }) => role).toSorted()).toEqual([
      'countyOfficer',
      'schoolLeader',
      'schoolLeader',
      'sectionOfficer',
    ]);
    expect(schools.toSorted()).toEqual([all.city.org('schoolA1'), all.city.org('schoolA2')].toSorted());
    const section = await workOf(
      desk(),
      call,
      'sectionOfficer',
      await call.taskId('honourNomination', 'sectionOfficer'),
    );
    expect(section.proposals.map(({ recipient, grade, works, refusal }) => [recipient, grade, works, refusal])).toEqual(
      ['studio', 'unit', 'host', 'studio', 'unit', 'host'].map((kind) => [kind, 'excellent', 1, null]),
    );
    const mine = asked.find(({ orgId }) => orgId === all.city.org('schoolA1'))?.id ?? '';
    const school = await workOf(desk(), call, 'leaderA1', mine);
    expect(school.proposals.map(({ candidate }) => candidate)).toEqual([studioOf(call), unitOf(call), hostOf(call)]);
    const leader = call.city.person('leaderA1');
    const said = { taskId: mine, reason: '成绩突出' };
    const elsewhere = `host/${call.city.personId('teacherA2a')}`;
    expect(refusalOf(await perform(desk(), nominateHonour, leader, { ...said, candidate: elsewhere }))).toContain(
      'badInput',
    );
    // no body nominates itself
    expect(refusalOf(await perform(desk(), nominateHonour, leader, { ...said, candidate: unitOf(call) }))).toContain(
      'conflictOfInterest',
    );
    await done(desk(), nominateHonour, leader, { ...said, candidate: hostOf(call) });
    expect(refusalOf(await perform(desk(), nominateHonour, leader, { ...said, candidate: hostOf(call) }))).toContain(
      'caseChanged',
    );
    expect(await states(call)).toEqual(['host nominated']);
    // of the second studio there are only its rows
    expect(await brokenInCalls(desk())).toEqual(['gaplessRegisters', 'openProcesses']);
  });

  it('ASSESS-08, COMMEND-13: without an excellent result of the year nobody is proposed, without a record of work nobody may be nominated', async () => {
    const all = await running(desk());
    const nothing = await calledFor(desk(), all);
    const taskId = await nothing.taskId('honourNomination');
    expect((await workOf(desk(), nothing, 'sectionOfficer', taskId)).proposals).toEqual([]);
    await achieved(desk(), all.termId, all.city.personId('teacherA1a'), '95/1', 0);
    const given = { taskId, candidate: hostOf(nothing), reason: '成绩突出' };
    const result = await perform(desk(), nominateHonour, nothing.city.person('sectionOfficer'), given);
    expect(result).toMatchObject({ refusals: [{ code: 'ruleForbids', ruleId: 'COMMEND-13' }] });
  });

  it('VETO-03: a barred host is refused with the last day of the bar, and the unit is not barred; while a finding is undecided the host waits', async () => {
    const all = await running(desk());
    await achieved(desk(), all.termId, all.city.personId('teacherA1a'));
    const finding = await heard(desk(), all, 'failedGoals');
    const call = await calledFor(desk(), all);
    const section = call.city.person('sectionOfficer');
    const taskId = await call.taskId('honourNomination', 'sectionOfficer');
    const given = { taskId, candidate: hostOf(call), reason: '成绩突出' };
    expect(await perform(desk(), nominateHonour, section, given)).toMatchObject({ refusals: [{ ruleId: 'VETO-O03' }] });
    await done(desk(), decideFinding, call.city.person('cityLeader'), await decision(finding));
    const result = await perform(desk(), nominateHonour, section, given);
    expect(result).toMatchObject({
      refusals: [{ code: 'ruleForbids', ruleId: 'VETO-03', facts: { until: '2030-03-01' } }],
    });
    const shown = (await workOf(desk(), call, 'sectionOfficer', taskId)).proposals;
    expect(shown.map(({ recipient, refusal }) => [recipient, refusal?.ruleId ?? null])).toEqual([
      ['studio', 'VETO-03'],
      ['unit', null],
      ['host', 'VETO-03'],
    ]);
    await call.nominates('sectionOfficer', 'sectionOfficer', unitOf(call));
    expect(await states(call)).toEqual(['unit nominated']);
    expect(await brokenInCalls(desk())).toEqual([]);
  });

  it('COMMEND-O01: silence nominates nobody, and then nobody is asked to review', async () => {
    const call = await inACall(desk());
    await call.closes();
    expect(await toldTo(desk(), call.callId)).toEqual(['honourNomination ended', 'honourReview nobody']);
    const late = { taskId: (await desk().db.select().from(tasks).where(eq(tasks.callId, call.callId)))[0]?.id };
    const given = { ...late, candidate: hostOf(call), reason: '成绩突出' };
    for (const who of ['sectionOfficer', 'countyOfficerA', 'leaderA1']) {
      const said = refusalOf(await perform(desk(), nominateHonour, call.city.person(who), given));
      expect(['taskClosed', 'notFound']).toContain(said);
    }
  });

  it('COMMEND-O01: three days before the last day whoever may still nominate is written to once, with the link of the call; a call of before has no such letter', async () => {
    const call = await inACall(desk());
    const written = async () =>
      (await desk().db.select().from(mails).where(eq(mails.template, 'nominationCloses'))).map(
        ({ personId, linkId }) => ({
          personId,
          linkId,
        }),
      );
    const { wakeAt } = await call.looks('honourNomination');
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.subjectId, call.callId));
    expect([dayOf(wakeAt ?? ''), timeOf(wakeAt ?? '')]).toEqual([addDays(dayOf(run?.due ?? ''), -3), '09:00']);
    desk().clock.set(wakeAt ?? '');
    await call.looks('honourNomination');
    const sent = await written();
    const asked = ['sectionOfficer', 'countyOfficerA', 'leaderA1'].map((who) => call.city.personId(who));
    expect(sent.map(({ personId }) => personId).toSorted()).toEqual(expect.arrayContaining(asked.toSorted()));
    const opened = await desk().db.select().from(mails).where(eq(mails.template, 'taskOpened'));
    for (const { personId, linkId } of sent)
      expect(opened.some((one) => one.personId === personId && one.linkId === linkId)).toBe(true);
    await call.looks('honourNomination');
    expect(await written()).toHaveLength(sent.length);
    const { commendationReminderDays: _, ...before } = defaultEdition.parameters;
    const days = { from: '2027-03-01', to: '2027-03-15' };
    expect(nominationReminderOn(days, storedStudioParameters(before))).toBeNull();
    expect(await brokenInCalls(desk())).toEqual([]);
  });
});

import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { honourPdf, honoursSheet } from '../../../api/documents/honours.js';
import { honoursFor } from '../../../api/reads/honour-list.js';
import { callFor, honourWork } from '../../../api/reads/honours.js';
import { verification } from '../../../db/read/verification.js';
import {
  calls,
  honours,
  mails,
  nominees,
  outbox,
  stageRuns,
  tasks,
  vetoes as vetoRows,
} from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { callOf } from '../../../desk/kit/call.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { refuseErasure } from '../../../desk/privacy/still-needed.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { listHonours } from '../../../desk/studio/commendation/list-honours.js';
import { nominateHonour } from '../../../desk/studio/commendation/nominate-honour.js';
import { openCall } from '../../../desk/studio/commendation/open-call.js';
import { scoreHonours } from '../../../desk/studio/commendation/score-honours.js';
import { appealFinding } from '../../../desk/studio/veto/appeal-finding.js';
import { decideFinding } from '../../../desk/studio/veto/decide-finding.js';
import { decideFindingAppeal } from '../../../desk/studio/veto/decide-finding-appeal.js';
import { readSheet } from '../../../documents/sheet.js';
import { nominationReminderOn } from '../../../domain/studio/commendation/call.js';
import type { FindingGround } from '../../../domain/studio/veto/grounds.js';
import { addDays, addYears, dayOf, startOfDay, timeOf } from '../../../domain/time/beijing.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { storedStudioParameters } from '../../../policy/studio/stored.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { decision, heard, vetoed } from './finding-steps.js';
import {
  achieved,
  anotherStudio,
  applicationVeto,
  type Called,
  calledFor,
  hangingWords,
  hostOf,
  inACall,
  listed,
  noticeOf,
  reviews,
  serves,
  studioOf,
  unitOf,
} from './honour-steps.js';
import { brokenAmong } from './steps.js';

const broken = brokenAmong([
  ...['honoursGrounded', 'honoursApart', 'honoursBarred', 'honoursNoticed', 'honoursUnopposed', 'heldSeats'],
  ...['noticeLength', 'objectionsWhole', 'stagesAsk', 'stagesAndTasks', 'windowsEnd'],
  ...['openProcesses', 'decisionsAudited', 'gaplessRegisters', 'wordsSealed', 'findingsApart'],
]);
const toldTo = async (desk: TestDesk, callId: string) => {
  const rows = await desk.db
    .select()
    .from(outbox)
    .where(eq(outbox.workflowId, `call-${callId}`))
    .orderBy(outbox.id);
  return rows.flatMap(({ message }) => {
    const { news } = message as { news?: { stage?: string; outcome?: string } };
    return news?.stage ? [`${news.stage} ${news.outcome}`] : [];
  });
};
const states = async ({ rows }: Called) => (await rows()).map(({ recipient, state }) => `${recipient} ${state}`);
const honourRows = (desk: TestDesk) => desk.db.select().from(honours).orderBy(honours.number);
const workOf = async (desk: TestDesk, call: Called, who: string, taskId: string) => {
  const [task] = await desk.db.select().from(tasks).where(eq(tasks.id, taskId));
  const at = { tx: desk.db, now: await desk.clock.now(), actor: call.city.person(who) };
  return task ? honourWork(at, await callOf(at, call.callId), task) : expect.fail('no task');
};
const decides = async (call: Called, nomineeIds: readonly string[], reason = '') => ({
  ...{ taskId: await call.taskId('honourDecision'), nomineeIds, decisionNumber: '市教发〔2027〕9号', reason },
});
/** A veto against the host of the studio, in force at once. */
const vetoes = async (desk: TestDesk, call: Called, ground?: FindingGround) => {
  const finding = await heard(desk, call, ground);
  await done(desk, decideFinding, call.city.person('cityLeader2'), await decision(finding));
  return finding;
};

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
    expect(await broken(desk())).toEqual([]);
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
    expect(await broken(desk())).toEqual(['gaplessRegisters', 'openProcesses']);
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
    expect(await broken(desk())).toEqual([]);
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
    expect(await broken(desk())).toEqual([]);
  });

  it('COMMEND-O01: each body has a sheet of its own; who nominated, or is concerned, steps back; strong, and whole', async () => {
    const call = await inACall(desk());
    await call.nominates('sectionOfficer', 'sectionOfficer', hostOf(call));
    await call.nominates('countyOfficerA', 'countyOfficer', studioOf(call));
    await call.closes();
    const [host, studio] = await call.rows();
    const scores = async (who: string, role: 'sectionOfficer' | 'cityOfficer', points: object) =>
      refusalOf(
        await perform(desk(), scoreHonours, call.city.person(who), {
          taskId: await call.taskId('honourReview', role),
          points,
        }),
      );
    const both = { [host?.id ?? '']: '90', [studio?.id ?? '']: '85.5' };
    expect(await scores('sectionOfficer', 'sectionOfficer', both)).toContain('conflictOfInterest');
    expect(await scores('cityOfficer', 'cityOfficer', { [host?.id ?? '']: '90' })).toContain('badInput');
    expect(await scores('cityOfficer', 'cityOfficer', { ...both, [host?.id ?? '']: '100.1' })).toContain('badInput');
    expect(await scores('cityOfficer', 'cityOfficer', { ...both, [call.callId]: '90' })).toContain('badInput');
    const unsure = { ...call.city.person('cityOfficer'), secondFactor: false };
    const given = { taskId: await call.taskId('honourReview', 'cityOfficer'), points: both };
    expect(refusalOf(await perform(desk(), scoreHonours, unsure, given))).toBe('secondFactorRequired');
    await reviews(desk(), call, { 1: '90', 2: '85.5' });
    expect((await call.rows()).map(({ score, rank, tieBrokenBy }) => [score, rank, tieBrokenBy])).toEqual([
      ['90/1', 1, null],
      ['171/2', 1, null],
    ]);
    expect(await broken(desk())).toEqual([]);
  });

  it('COMMEND-01, CONV-10: equal scores are told apart by what the studios achieved, which is added to no score', async () => {
    const all = await running(desk());
    await achieved(desk(), all.termId, all.city.personId('teacherA1a'), '91/1');
    const { hostId } = await anotherStudio(desk(), all, 'teacherA2a', '95/1');
    const call = await calledFor(desk(), all, { host: 1 });
    await call.nominates('sectionOfficer', 'sectionOfficer', hostOf(call));
    await call.nominates('sectionOfficer', 'sectionOfficer', `host/${hostId}`);
    await call.closes();
    await reviews(desk(), call, { 1: '88', 2: '88.0' });
    expect(
      (await call.rows()).map(({ number, score, rank, tieBrokenBy }) => [number, score, rank, tieBrokenBy]),
    ).toEqual([
      [1, '88/1', 2, 'studioResult'],
      [2, '88/1', 1, 'studioResult'],
    ]);
    const [second, first] = await call.rows();
    const list = { taskId: await call.taskId('honourListing'), reason: '按排名', ...hangingWords };
    const lists = async (...nomineeIds: string[]) =>
      refusalOf(await perform(desk(), listHonours, call.city.person('cityOfficer'), { ...list, nomineeIds }));
    expect(await lists(second?.id ?? '')).toContain('ruleForbids');
    expect(await lists(first?.id ?? '', second?.id ?? '')).toContain('quotaExhausted');
    expect(await lists(call.callId)).toContain('badInput');
    const { notice } = await done(desk(), listHonours, call.city.person('cityOfficer'), {
      ...list,
      nomineeIds: [first?.id],
    });
    expect(await states(call)).toEqual(['host notListed', 'host listed']);
    await noticeOf(desk(), call, notice?.noticeId ?? '').ends();
    expect(await toldTo(desk(), call.callId)).toEqual([
      'honourNomination ended',
      'honourReview reviewed',
      'honourListing listed',
      'notice confirmed',
    ]);
  });

  it('COMMEND-O01: below the pass line nobody is listed, empty places are legitimate, and a call may end with nobody', async () => {
    const call = await inACall(desk());
    await call.nominates('sectionOfficer', 'sectionOfficer', hostOf(call));
    await call.closes();
    await reviews(desk(), call, { 1: '79.9' });
    const [one] = await call.rows();
    const list = { taskId: await call.taskId('honourListing'), reason: '宁缺勿滥', ...hangingWords };
    const given = { ...list, nomineeIds: [one?.id] };
    expect(await perform(desk(), listHonours, call.city.person('cityOfficer'), given)).toMatchObject({
      refusals: [{ code: 'ruleForbids', ruleId: 'COMMEND-O01', facts: { needed: '80' } }],
    });
    await done(desk(), listHonours, call.city.person('cityOfficer'), list);
    expect(await states(call)).toEqual(['host notListed']);
    expect((await toldTo(desk(), call.callId)).at(-1)).toBe('honourListing nobody');
  });

  it('ASSESS-08: the leader decides, the honours are granted with their numbers in the same transaction, and those honoured are written to', async () => {
    const call = await inACall(desk());
    for (const candidate of [studioOf(call), unitOf(call), hostOf(call)])
      await call.nominates('sectionOfficer', 'sectionOfficer', candidate);
    const [studio = '', unit = '', host = ''] = await listed(desk(), call);
    const leader = call.city.person('cityLeader');
    expect(refusalOf(await perform(desk(), decideHonours, leader, await decides(call, [studio, host])))).toContain(
      'badInput',
    );
    const listedBy = async (who: string) =>
      desk()
        .db.update(calls)
        .set({ listedBy: call.city.personId(who) })
        .where(eq(calls.id, call.callId));
    await listedBy('cityLeader');
    const own = await perform(desk(), decideHonours, leader, await decides(call, [studio, unit, host]));
    expect(refusalOf(own)).toBe('secondPersonRequired COMMEND-O01');
    await listedBy('cityOfficer');
    const said = await done(desk(), decideHonours, leader, await decides(call, [studio, host], '单位另行表彰'));
    expect(said).toEqual({ commended: 2, notCommended: 1 });
    expect(await states(call)).toEqual(['studio commended', 'unit notCommended', 'host commended']);
    const year = (await desk().clock.now()).slice(0, 4);
    const granted = await honourRows(desk());
    expect(granted.map(({ number, recipient, status, nomineeId }) => [number, recipient, status, nomineeId])).toEqual([
      [`RY${year}-001`, 'studio', 'valid', studio],
      [`RY${year}-002`, 'host', 'valid', host],
    ]);
    expect(granted[1]?.printed).toMatchObject({ holderName: '人员teacherA1a', decisionNumber: '市教发〔2027〕9号' });
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'honourGranted'));
    expect(letters).toHaveLength(3);
    const at = { tx: desk().db, now: await desk().clock.now() };
    const seen = await callFor({ ...at, actor: call.city.person('leaderA1') }, call.callId);
    expect(seen.ok && seen.value.nominees.map((one) => [one.honourNumber, one.score])).toEqual([
      [`RY${year}-001`, null],
      [null, null],
      [`RY${year}-002`, null],
    ]);
    expect((await callFor({ ...at, actor: call.city.person('teacherB1a') }, call.callId)).ok).toBe(false);
    expect(await broken(desk())).toEqual([]);
  });

  it('COMMEND-02, ASSESS-08: individuals who were commended come first for a year, in the list and its sheet; every honour has a certificate, verified by its code', async () => {
    const call = await inACall(desk());
    for (const candidate of [unitOf(call), hostOf(call)])
      await call.nominates('countyOfficerA', 'countyOfficer', candidate);
    const nomineeIds = await listed(desk(), call);
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, nomineeIds));
    const at = async (who: string) => ({
      ...{ tx: desk().db, now: await desk().clock.now(), actor: call.city.person(who) },
    });
    const seen = async (who: string) =>
      (await honoursFor(await at(who))).map(({ recipient, priority }) => `${recipient} ${priority}`);
    // the number of the unit's is the smaller one
    expect(await seen('cityOfficer')).toEqual(['host true', 'unit false']);
    expect(await seen('teacherA1a')).toEqual(['host true', 'unit false']);
    expect(await seen('leaderA2')).toEqual([]);
    const [unit, host] = await honourRows(desk());
    const pdf = host && (await honourPdf(host, 'https://jyj.example'));
    expect(pdf?.ok && pdf.value.subarray(0, 4).toString()).toBe('%PDF');
    const sheet = await honoursSheet(await honoursFor(await at('cityOfficer')), {
      now: host?.issuedAt ?? '',
      language: 'zh',
    });
    const read = await readSheet(sheet, { maxBytes: 1_000_000, maxRows: 100, maxColumns: 20 });
    expect(JSON.stringify(read)).toMatch(/优先.*人员teacherA1a/);
    expect(await verification(desk().db, host?.verificationCode ?? '')).toMatchObject({
      ...{ status: 'valid', printed: { honourNumber: host?.number, recipient: 'host', holderName: '人员teacherA1a' } },
    });
    const commended = host?.commendedOn ?? '';
    desk().clock.set(startOfDay(addYears(commended, 1)));
    expect(await seen('cityOfficer')).toEqual(['unit false', 'host false']);
    desk().clock.set(host?.issuedAt ?? '');
    await vetoes(desk(), call);
    expect(await seen('cityOfficer')).toEqual(['unit false', 'host false']);
    expect((await verification(desk().db, host?.verificationCode ?? ''))?.status).toBe('revoked');
    expect((await verification(desk().db, unit?.verificationCode ?? ''))?.status).toBe('valid');
    const [revoked] = (await honourRows(desk())).filter(({ recipient }) => recipient === 'host');
    const refused = revoked && (await honourPdf(revoked, 'https://jyj.example'));
    expect(refused).toMatchObject({ refusals: [{ code: 'ruleForbids', ruleId: 'VETO-02' }] });
  });

  it('VETO-03: a performance veto strikes host and studio from the list, and leaves the unit', async () => {
    const call = await inACall(desk());
    for (const candidate of [studioOf(call), unitOf(call), hostOf(call)])
      await call.nominates('countyOfficerA', 'countyOfficer', candidate);
    const [studio = '', unit = '', host = ''] = await listed(desk(), call);
    await vetoes(desk(), call, 'formalism');
    expect(await states(call)).toEqual(['studio struck', 'unit listed', 'host struck']);
    const all = await perform(
      desk(),
      decideHonours,
      call.city.person('cityLeader'),
      await decides(call, [studio, unit, host]),
    );
    expect(refusalOf(all)).toContain('badInput');
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, [unit]));
    expect((await honourRows(desk())).map(({ recipient }) => recipient)).toEqual(['unit']);
    expect(await broken(desk())).toEqual([]);
  });

  it('ASSESS-08, MEMBER-O03: a member who serves is commended for what the studio achieved; a veto on the host leaves the member, one of the own bars', async () => {
    const all = await running(desk());
    const personId = all.city.personId('teacherA2b');
    await achieved(desk(), all.termId, all.studio.hostId);
    await serves(desk(), all, 'teacherA2b');
    const call = await calledFor(desk(), all, { member: 1 });
    await call.nominates('sectionOfficer', 'sectionOfficer', `member/${personId}`);
    const nomineeIds = await listed(desk(), call);
    const bar = await applicationVeto(desk(), all, personId);
    const commends = async () =>
      perform(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, nomineeIds));
    expect(await commends()).toMatchObject({ refusals: [{ code: 'ruleForbids', ruleId: 'VETO-02' }] });
    await desk().db.delete(vetoRows).where(eq(vetoRows.id, bar));
    await vetoes(desk(), call);
    expect(await states(call)).toEqual(['member listed']);
    expect((await commends()).ok).toBe(true);
    expect((await honourRows(desk())).map(({ recipient, printed }) => [recipient, printed.holderName])).toEqual([
      ['member', '人员teacherA2b'],
    ]);
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O03: who is found against and not decided on is neither listed nor commended', async () => {
    const call = await inACall(desk());
    await call.nominates('countyOfficerA', 'countyOfficer', hostOf(call));
    const [host = ''] = await listed(desk(), call);
    await heard(desk(), call);
    expect(
      await perform(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, [host])),
    ).toMatchObject({ refusals: [{ code: 'ruleForbids', ruleId: 'VETO-O03' }] });
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, [], '尚在调查'));
    expect(await states(call)).toEqual(['host notCommended']);
  });

  it('VETO-02, VETO-O05: with the title the honours of studio and host are revoked, and an overturned veto gives them back', async () => {
    const call = await inACall(desk());
    for (const candidate of [studioOf(call), unitOf(call), hostOf(call)])
      await call.nominates('countyOfficerA', 'countyOfficer', candidate);
    const nomineeIds = await listed(desk(), call);
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, nomineeIds));
    const finding = await vetoed(desk(), call);
    const statuses = async () => (await honourRows(desk())).map(({ recipient, status }) => `${recipient} ${status}`);
    expect(await statuses()).toEqual(['studio revoked', 'unit valid', 'host revoked']);
    expect(await broken(desk())).toEqual([]);
    const { city, asks, taskId } = finding;
    await done(desk(), appealFinding, city.person('teacherA1a'), {
      taskId: await taskId('findingAppeal'),
      text: '不实',
    });
    await asks('findingAppealDecision');
    const answer = { taskId: await taskId('findingAppealDecision'), outcome: 'overturned', reason: '认定不实' };
    await done(desk(), decideFindingAppeal, city.person('cityLeader2'), answer);
    expect(await statuses()).toEqual(['studio valid', 'unit valid', 'host valid']);
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O05: overturned while nominations still come in, a struck nominee is in the running again', async () => {
    const call = await inACall(desk());
    await call.nominates('countyOfficerA', 'countyOfficer', hostOf(call));
    const { city, asks, taskId } = await vetoed(desk(), call);
    expect(await states(call)).toEqual(['host struck']);
    await done(desk(), appealFinding, city.person('teacherA1a'), {
      taskId: await taskId('findingAppeal'),
      text: '不实',
    });
    await asks('findingAppealDecision');
    const answer = { taskId: await taskId('findingAppealDecision'), outcome: 'overturned', reason: '认定不实' };
    await done(desk(), decideFindingAppeal, city.person('cityLeader2'), answer);
    expect(await states(call)).toEqual(['host nominated']);
    expect(await broken(desk())).toEqual([]);
  });

  it('COMMEND-O01: nobody is erased while nominated; after that number and day of an honour stay, and no name', async () => {
    const call = await inACall(desk());
    await call.nominates('countyOfficerA', 'countyOfficer', hostOf(call));
    await desk()
      .db.update(nominees)
      .set({ recipientId: call.city.personId('teacherB1a'), recipient: 'member' });
    const early = await performSystem(desk(), (at) => refuseErasure(at, call.city.personId('teacherB1a')));
    expect(early).toMatchObject({ code: 'erasureTooEarly', facts: { because: 'procedureOpen' } });
    await desk().db.update(nominees).set({ recipientId: call.studio.hostId, recipient: 'host' });
    const nomineeIds = await listed(desk(), call);
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, nomineeIds));
    await performSystem(desk(), (at) => erasePerson(at, call.studio.hostId));
    const [honour] = await honourRows(desk());
    expect(honour?.printed).toMatchObject({ holderName: '—', studioName: '—', honourNumber: honour?.number });
  });
});

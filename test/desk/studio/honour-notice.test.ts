import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { noticeProofPdf } from '../../../api/documents/notice-proof.js';
import { openNotice } from '../../../db/read/notice-board.js';
import { calls, noticeSubjects, outbox, tasks } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { callOf } from '../../../desk/kit/call.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { listHonours } from '../../../desk/studio/commendation/list-honours.js';
import { decideFinding } from '../../../desk/studio/veto/decide-finding.js';
import { verify } from '../../../desk/verify/verify.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { decision, heard } from './finding-steps.js';
import { states } from './honour-reads.js';
import { type Called, hangingWords, hung, reviews } from './honour-steps.js';
import { dismissed, nominated, objected, upheld } from './objection-steps.js';
import { brokenAmong } from './steps.js';
import { lapses } from './strike-steps.js';

const broken = brokenAmong([
  ...['honoursGrounded', 'honoursBarred', 'honoursNoticed', 'honoursUnopposed', 'openObjections', 'objectionsWhole'],
  ...['noticeLength', 'stagesAsk', 'decisionsAudited', 'heldSeats'],
]);
/** What any check finds wrong with this one notice. */
const brokenOn = async (desk: TestDesk, noticeId: string) => {
  const results = await verify({ tx: desk.db, now: await desk.clock.now(), calendar: desk.calendar });
  return results.filter(({ breaches }) => breaches.some(({ at }) => at === noticeId)).map(({ name }) => name);
};
const onNotice = async (desk: TestDesk, noticeId: string) => {
  const rows = await desk.db.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, noticeId));
  return new Map(rows.map(({ subjectId, state }) => [subjectId, state]));
};
const stateOf = async (desk: TestDesk, { callId }: Called) => (await callOf({ tx: desk.db }, callId)).state;
const isTold = async (desk: TestDesk, { callId }: Called) => {
  const rows = await desk.db
    .select()
    .from(outbox)
    .where(eq(outbox.workflowId, `call-${callId}`));
  return rows.some(({ message }) => JSON.stringify(message).includes('"stage":"notice"'));
};

runOnDesk('the public notice of a commendation', (desk) => {
  it('COMMEND-O01, NOTICE-O01: the list hangs five working days with name, unit, county and honour alone, and only after them is the leader asked', async () => {
    const call = await nominated(desk());
    const { noticeId, number, closesAt, ends } = await hung(desk(), call);
    expect(number).toMatch(/^GS\d{4}-\d{4}$/);
    const shown = await openNotice(desk().db, noticeId, await desk().clock.now());
    expect(shown?.subjects.map(({ subjectId: _, ...one }) => one)).toEqual([
      { name: '人员teacherA1a', school: '单位schoolA1', county: '单位countyA', item: '优秀班主任工作室主持人' },
      { name: '单位schoolA1', school: '单位schoolA1', county: '单位countyA', item: '班主任工作室建设先进单位' },
    ]);
    expect([await stateOf(desk(), call), await isTold(desk(), call)]).toEqual(['onNotice', false]);
    expect((await desk().db.select().from(tasks)).some(({ kind }) => kind === 'honourDecision')).toBe(false);
    expect([await broken(desk()), await brokenOn(desk(), noticeId)]).toEqual([[], []]);
    const early = await noticeProofPdf(desk().db, desk().calendar(), noticeId);
    expect(refusalOf(early)).toBe('stageNotOpen NOTICE');
    await ends();
    expect((await desk().clock.now()) > closesAt).toBe(true);
    expect([await stateOf(desk(), call), await isTold(desk(), call)]).toEqual(['deciding', true]);
    const proof = await noticeProofPdf(desk().db, desk().calendar(), noticeId);
    expect(proof.ok && proof.value.subarray(0, 4).toString()).toBe('%PDF');
    expect([await broken(desk()), await brokenOn(desk(), noticeId)]).toEqual([[], []]);
  });

  it('NOTICE, COMMEND-O01: the words are needed once somebody is listed, and no number of a person stands in them', async () => {
    const call = await nominated(desk());
    await call.closes();
    await reviews(desk(), call, {});
    const nomineeIds = (await call.rows()).map(({ id }) => id);
    const list = { taskId: await call.taskId('honourListing'), nomineeIds, reason: '按排名' };
    const lists = (words: object) =>
      perform(desk(), listHonours, call.city.person('cityOfficer'), { ...list, ...words });
    expect(await lists({})).toMatchObject({ refusals: [{ code: 'badInput', field: 'title' }] });
    const leaking = { ...hangingWords, text: '联系人 13800138000' };
    expect(await lists(leaking)).toMatchObject({
      refusals: [{ code: 'ruleForbids', ruleId: 'NOTICE', field: 'text' }],
    });
    expect(await states(call)).toEqual(['host nominated', 'unit nominated']);
  });

  it('NOTICE-O02, NOTICE-O03: an objection holds back the list; upheld it strikes its nominee before the leader decides, and nobody grants it any more', async () => {
    const call = await nominated(desk());
    const { nomineeIds, noticeId, ends } = await hung(desk(), call);
    const [host = '', unit = ''] = nomineeIds;
    const task = await objected(desk(), call, noticeId, host);
    expect([task.role, task.orgId, task.caseId]).toEqual(['cityOfficer', call.city.org('bureau'), null]);
    await ends();
    expect(await onNotice(desk(), noticeId)).toEqual(
      new Map([
        [host, 'underInvestigation'],
        [unit, 'cleared'],
      ]),
    );
    expect([await stateOf(desk(), call), await isTold(desk(), call)]).toEqual(['onNotice', false]);
    const given = { taskId: task.id, finding: upheld };
    const unproven = { ...given, finding: { ...upheld, evidenceIds: [] } };
    const officer = call.city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), disposeObjection, officer, unproven))).toContain('badInput');
    expect(await done(desk(), disposeObjection, officer, given)).toEqual({ subject: 'upheld' });
    expect(await states(call)).toEqual(['host struck', 'unit listed']);
    // and the list waits while who was struck may appeal (NOTICE-O06)
    expect([await stateOf(desk(), call), await isTold(desk(), call)]).toEqual(['onNotice', false]);
    await lapses(desk(), call.callId);
    expect([await stateOf(desk(), call), await isTold(desk(), call)]).toEqual(['deciding', true]);
    await call.asks('honourDecision');
    const commend = { taskId: await call.taskId('honourDecision'), decisionNumber: '市教发〔2027〕9号' };
    const leader = call.city.person('cityLeader');
    const both = await perform(desk(), decideHonours, leader, { ...commend, nomineeIds });
    expect(refusalOf(both)).toContain('badInput');
    await done(desk(), decideHonours, leader, { ...commend, nomineeIds: [unit] });
    expect(await states(call)).toEqual(['host struck', 'unit commended']);
    expect(await broken(desk())).toEqual([]);
  });

  it('NOTICE-O03: dismissed while it hangs, its nominee stays on the list and waits for the end of the notice', async () => {
    const call = await nominated(desk());
    const { nomineeIds, noticeId, ends } = await hung(desk(), call);
    const task = await objected(desk(), call, noticeId, nomineeIds[0] ?? '');
    const given = { taskId: task.id, finding: dismissed };
    expect(await done(desk(), disposeObjection, call.city.person('cityOfficer'), given)).toEqual({
      subject: 'dismissed',
    });
    expect(await isTold(desk(), call)).toBe(false);
    await ends();
    expect([...(await onNotice(desk(), noticeId)).values()]).toEqual(['cleared', 'cleared']);
    expect(await states(call)).toEqual(['host listed', 'unit listed']);
    expect(await stateOf(desk(), call)).toBe('deciding');
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-02: whom a veto strikes leaves the notice too, and no objection to it holds the others back', async () => {
    const call = await nominated(desk());
    const { nomineeIds, noticeId, ends } = await hung(desk(), call);
    await objected(desk(), call, noticeId, nomineeIds[0] ?? '');
    const finding = await heard(desk(), call);
    await done(desk(), decideFinding, call.city.person('cityLeader2'), await decision(finding));
    expect(await states(call)).toEqual(['host struck', 'unit listed']);
    expect((await onNotice(desk(), noticeId)).get(nomineeIds[0] ?? '')).toBe('removed');
    await ends();
    expect(await stateOf(desk(), call)).toBe('deciding');
    expect(await broken(desk())).toEqual([]);
  });

  it('COMMEND-O01, CONV-11: under an edition without a notice the list stands at once', async () => {
    const call = await nominated(desk());
    const { parameters } = await callOf({ tx: desk().db }, call.callId);
    const { honourNotice: _, ...before } = parameters;
    await desk().db.update(calls).set({ parameters: before }).where(eq(calls.id, call.callId));
    await call.closes();
    await reviews(desk(), call, {});
    const nomineeIds = (await call.rows()).map(({ id }) => id);
    const list = { taskId: await call.taskId('honourListing'), nomineeIds, reason: '按排名' };
    const listed = await done(desk(), listHonours, call.city.person('cityOfficer'), list);
    expect(listed).toEqual({ outcome: 'listed', listed: 2, notice: null });
    expect([await stateOf(desk(), call), await isTold(desk(), call)]).toEqual(['deciding', true]);
    expect(await broken(desk())).toEqual([]);
  });

  it('NOTICE: of whoever was erased the notice keeps its seal and no name', async () => {
    const call = await nominated(desk());
    const { nomineeIds, noticeId, ends } = await hung(desk(), call);
    await ends();
    await performSystem(desk(), (at) => erasePerson(at, call.studio.hostId));
    const rows = await desk().db.select().from(noticeSubjects);
    const of = (id?: string) => rows.find(({ subjectId }) => subjectId === id);
    expect(of(nomineeIds[0])).toMatchObject({ shown: {}, salt: null });
    expect(of(nomineeIds[1])?.shown).toMatchObject({ item: '班主任工作室建设先进单位' });
    expect(await brokenOn(desk(), noticeId)).toEqual([]);
  });
});

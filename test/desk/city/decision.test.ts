import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishedResults } from '../../../db/read/results.js';
import {
  audit,
  cases,
  certificates,
  decisions,
  noticeSubjects,
  registers,
  rounds,
  stageRuns,
} from '../../../db/schema/all.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { deferDecision } from '../../../desk/city/defer-decision.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { system } from '../../../desk/kit/actor.js';
import { record } from '../../../desk/kit/audit.js';
import { openDesk, runOnDesk, type TestDesk, tinyCity } from '../../support/desk.js';
import { approval, cleared } from './cleared.js';
import { done, formHash, refusalOf } from './panel-desk.js';

const three = ['teacherD1a', 'teacherD2a', 'teacherP1a'] as const;

runOnDesk('the final decision', (desk) => {
  it('HOST-27: an approval grants numbers without holes; the list is public once all are decided', async () => {
    const city = await tinyCity(desk());
    const [a = '', b = '', c = ''] = await cleared(desk(), city, three);
    const leader = city.person('cityLeader');
    const first = await done(desk(), decideFinally, leader, approval(city, a));
    expect(first.documents).toMatchObject({ certificateNumber: 'ZS2026-001', plaqueNumber: 'PB2026-001' });
    const stale = approval(city, b, { formHash: 'x' });
    expect(refusalOf(await perform(desk(), decideFinally, leader, stale))).toBe('caseChanged');
    const second = await done(desk(), decideFinally, leader, approval(city, b));
    expect(second.documents?.certificateNumber).toBe('ZS2026-002');
    expect(await publishedResults(desk().db, 'T2026')).toBeNull();
    const no = approval(city, c, { decision: 'notApprove', reason: '公示期后岗位变动' });
    await done(desk(), decideFinally, leader, no);
    const results = await publishedResults(desk().db, 'T2026');
    expect(results?.hosts.map((host) => Object.keys(host).sort())[0]).toEqual(
      ['certificateNumber', 'county', 'decisionNumber', 'name', 'school', 'studio'].sort(),
    );
    expect(results?.hosts.map((host) => host.name)).toEqual(['人员teacherD1a', '人员teacherD2a']);
    expect((await desk().db.select().from(stageRuns)).map((run) => run.outcome)).toEqual(['decided']);
    expect((await desk().db.select().from(rounds)).map((round) => round.state)).toEqual(['closed']);
  });

  it('STUDIO-05: the term printed on the certificate is the studio’s, however many years of service HOST-10 asks for', async () => {
    const city = await tinyCity(desk(), { minRemainingYears: 5 });
    const [a = ''] = await cleared(desk(), city, three.slice(0, 1), { expectedEndDate: '2045-07-10' });
    await done(desk(), decideFinally, city.person('cityLeader'), approval(city, a));
    const [paper] = await desk().db.select().from(certificates);
    expect(paper?.printed).toMatchObject({ termFrom: '2026-03-02', termTo: '2029-03-01' });
  });

  it('I8, I32, I33: a decision that arrived before the last row of the case’s story comes after it, and the case ends in that instant', async () => {
    const city = await tinyCity(desk());
    const [a = ''] = await cleared(desk(), city, three.slice(0, 1));
    const arrivedAt = await desk().clock.now();
    const later = new Date(Date.parse(arrivedAt) + 3_000).toISOString();
    desk().clock.set(later);
    await performSystem(desk(), (one) => record(one, system, { chain: a, act: 'remind' }));
    const late = { ...desk(), arrivedAt };
    expect(refusalOf(await perform(late, decideFinally, city.person('cityLeader'), approval(city, a)))).toBe('ok');
    const [file] = await desk().db.select().from(cases).where(eq(cases.id, a));
    const [taken] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'finalDecision'));
    expect([file?.endedAt, file?.ending?.at, taken?.decidedAt]).toEqual([later, later, later]);
  });

  it('HOST-26: only whom the notice cleared is decided upon, and only by the leader with a second factor', async () => {
    const city = await tinyCity(desk());
    const [a = '', b = ''] = await cleared(desk(), city, three.slice(0, 2));
    await desk().db.update(noticeSubjects).set({ state: 'underInvestigation' }).where(eq(noticeSubjects.subjectId, a));
    const attempt = async (code: string, id: string, more: object = {}) =>
      refusalOf(await perform(desk(), decideFinally, city.person(code, more), approval(city, id)));
    expect(await attempt('cityLeader', a)).toBe('stageNotOpen HOST-26');
    expect(await attempt('cityOfficer', b)).toBe('notFound');
    expect(await attempt('cityLeader', b, { secondFactor: false })).toBe('secondFactorRequired');
    expect(await attempt('cityLeader', b)).toBe('ok');
  });

  it('HOST-O06: the years that remain are counted again on the day of the decision (HOST-10), the day itself included', async () => {
    const city = await tinyCity(desk());
    const [a = ''] = await cleared(desk(), city, three.slice(0, 1), { expectedEndDate: '2029-07-10' });
    desk().clock.set('2026-07-10T16:00:00.000Z');
    const leader = city.person('cityLeader');
    expect(refusalOf(await perform(desk(), decideFinally, leader, approval(city, a)))).toBe('notEligible HOST-10');
    desk().clock.set('2026-07-10T15:59:59.999Z');
    expect(refusalOf(await perform(desk(), decideFinally, leader, approval(city, a)))).toBe('ok');
  });

  it('HOST-14, HOST-28, HOST-O16: capacity is a ceiling; up to the soft maximum only with a reason, never beyond', async () => {
    const city = await tinyCity(desk(), { capacity: 1, capacitySoftPercent: 100 });
    const [a = '', b = '', c = ''] = await cleared(desk(), city, three);
    const attempt = async (id: string, more: object = {}) =>
      refusalOf(await perform(desk(), decideFinally, city.person('cityLeader'), approval(city, id, more)));
    expect(await attempt(a)).toBe('ok');
    expect(await attempt(b)).toBe('ruleForbids HOST-O16');
    expect(await attempt(b, { reason: '全市布点需要' })).toBe('ok');
    expect(await attempt(c, { reason: '全市布点需要' })).toBe('quotaExhausted HOST-O16');
    const [certificate] = await desk().db.select().from(registers).where(eq(registers.kind, 'certificate'));
    expect(certificate?.last).toBe(2);
    const attempts = await desk().db.select().from(audit).where(eq(audit.chain, c));
    expect(attempts.map((row) => row.outcome)).toEqual(['refused']);
  });

  it('HOST-26: a decision may be put off with a reason, again and again, and nothing is decided by it', async () => {
    const city = await tinyCity(desk());
    const [a = ''] = await cleared(desk(), city, three.slice(0, 1));
    const input = { roundId: city.roundId, caseId: a, formHash, reason: '待补充证明' };
    expect(await done(desk(), deferDecision, city.person('cityLeader'), input)).toEqual({ deferrals: 1 });
    expect(await done(desk(), deferDecision, city.person('cityLeader'), input)).toEqual({ deferrals: 2 });
    expect((await desk().db.select().from(cases)).map((file) => file.state)).toEqual(['finalDecision']);
  });
});

describe('many approvals at once (postgresql)', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk('postgresql');
  });
  beforeEach(() => desk.empty());
  afterAll(() => desk.close());
  const all = [
    'teacherA1a',
    'teacherA1b',
    'teacherA2a',
    'teacherA2b',
    'teacherB1a',
    'teacherD1a',
    'teacherD1b',
    'teacherD2a',
  ];

  it('HOST-27: 16 concurrent approvals, half of them doubled, leave registers without a hole', async () => {
    const city = await tinyCity(desk);
    const ids = await cleared(desk, city, all);
    const tries = [...ids, ...ids].map((id, at) =>
      perform(desk, decideFinally, city.person(at % 2 ? 'cityLeader' : 'cityLeader2'), approval(city, id)),
    );
    const results = await Promise.all(tries);
    expect(results.filter((result) => result.ok).length).toBe(8);
    const issued = await desk.db.select().from(certificates).orderBy(certificates.certificateNumber);
    const numbers = Array.from({ length: 8 }, (_, at) => `2026-00${at + 1}`);
    expect(issued.map((paper) => paper.certificateNumber)).toEqual(numbers.map((number) => `ZS${number}`));
    expect(issued.map((paper) => paper.plaqueNumber).sort()).toEqual(numbers.map((number) => `PB${number}`));
  });

  it('HOST-14: two approvals race for the last place: one is granted, and the refused one leaves no hole', async () => {
    const city = await tinyCity(desk, { capacity: 1, capacitySoftPercent: 0 });
    const [a = '', b = ''] = await cleared(desk, city, all.slice(5, 7));
    const results = await Promise.all([
      perform(desk, decideFinally, city.person('cityLeader'), approval(city, a)),
      perform(desk, decideFinally, city.person('cityLeader2'), approval(city, b)),
    ]);
    expect(results.map(refusalOf).sort()).toEqual(['ok', 'quotaExhausted HOST-O16']);
    const last = (await desk.db.select().from(registers)).map((row) => `${row.kind} ${row.last}`);
    expect(last.toSorted()).toEqual(['certificate 1', 'plaque 1', 'studio 1']);
  });
});

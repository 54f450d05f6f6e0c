import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  auditHeads,
  cases,
  certificates,
  countyQuotas,
  decisions,
  formVersions,
  mails,
  noticeSubjects,
  notices,
  objections,
  outbox,
  stageRuns,
  tasks,
} from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { system } from '../../../desk/kit/actor.js';
import { record } from '../../../desk/kit/audit.js';
import { checks, verify } from '../../../desk/verify/verify.js';
import { sealOnce } from '../../../worker/sealer.js';
import { runOnBoth, type TestDesk } from '../../support/desk.js';
import { type World, world } from '../veto/world.js';

const at = '2026-03-02T01:00:00.000Z';

/** A sound case on a county's notice, with a chain of three rows. */
async function soundCase(w: World) {
  const caseId = await w.aCase('countyNotice', { holdsPlace: 1 });
  await w.desk.db.insert(formVersions).values({
    id: randomUUID(),
    caseId,
    number: 1,
    content: {},
    hash: 'f'.repeat(64),
    submittedAt: at,
  });
  for (const act of ['submitApplication', 'openStage', 'publishNotice'])
    await performSystem(w.desk, (desk) => record(desk, system, { chain: caseId, act }));
  const noticeId = await w.onNotice(caseId);
  return { caseId, noticeId };
}

const decision = (w: World, caseId: string, more: Partial<typeof decisions.$inferInsert>) =>
  w.desk.db.insert(decisions).values({
    id: randomUUID(),
    caseId,
    stage: 'countyReview',
    kind: 'countyVerification',
    seat: randomUUID(),
    ruleIds: [],
    deciderId: w.personId('countyOfficerA'),
    deciderRole: 'countyOfficer',
    orgId: w.org('countyA'),
    decision: 'agree',
    decidedAt: at,
    ...more,
  });

type Seed = (w: World, one: { caseId: string; noticeId: string }) => Promise<unknown>;
const objection = (
  w: World,
  { caseId, noticeId }: { caseId: string; noticeId: string },
  state: 'registered' | 'upheld',
) =>
  w.desk.db.insert(objections).values({
    id: randomUUID(),
    receipt: `YY-${randomUUID()}`,
    noticeId,
    caseId,
    lane: 'named',
    text: '有异议',
    state,
    receivedAt: at,
  });
const setCase = (w: World, id: string, set: Partial<typeof cases.$inferInsert>) =>
  w.desk.db.update(cases).set(set).where(eq(cases.id, id));
const mail = (w: World, more: Partial<typeof mails.$inferInsert>) =>
  w.desk.db.insert(mails).values({
    id: randomUUID(),
    eventId: 'e',
    recipient: 'r',
    template: 'digest',
    address: 'a@b.example',
    language: 'zh',
    data: {},
    state: 'queued',
    messageId: 'm',
    notBefore: at,
    createdAt: at,
    ...more,
  });

/** One seeded violation for each check; past the append-only triggers where they guard the table. */
const violations: readonly (readonly [check: string, invariant: string, seed: Seed])[] = [
  [
    'auditChain',
    'I31',
    (w, { caseId }) => past(w.desk, sql`UPDATE audit SET act = 'approve' WHERE chain = ${caseId} AND seq = 2`),
  ],
  ['auditChain', 'I31', (w, { caseId }) => past(w.desk, sql`DELETE FROM audit WHERE chain = ${caseId} AND seq = 3`)],
  ['auditChain', 'I31', (w, { caseId }) => past(w.desk, sql`DELETE FROM audit WHERE chain = ${caseId} AND seq = 2`)],
  [
    'auditChain',
    'I31',
    (w, { caseId }) => w.desk.db.update(auditHeads).set({ hash: '1' }).where(eq(auditHeads.chain, caseId)),
  ],
  [
    'sealedLog',
    'I31',
    async (w, { caseId }) => {
      await sealOnce(w.desk, async () => undefined);
      await past(w.desk, sql`DELETE FROM audit WHERE chain = ${caseId} AND seq = 3`);
      await w.desk.db
        .update(auditHeads)
        .set({ seq: 2, hash: sql`(SELECT hash FROM audit WHERE chain = ${caseId} AND seq = 2)` })
        .where(eq(auditHeads.chain, caseId));
    },
  ],
  ['ownCase', 'I5', (w, { caseId }) => decision(w, caseId, { deciderId: w.personId('teacherA1a') })],
  [
    'stageOrder',
    'I6',
    async (w, { caseId }) => {
      await decision(w, caseId, { decidedAt: '2026-03-04T01:00:00.000Z' });
      await decision(w, caseId, { stage: 'expertReview', decidedAt: '2026-03-03T01:00:00.000Z' });
    },
  ],
  ['returnsHaveReasons', 'I7', (w, { caseId }) => decision(w, caseId, { decision: 'return', reason: ' ' })],
  [
    'endedCases',
    'I8',
    async (w) =>
      w.aTask(await w.aCase('declined', { applicant: 'teacherA1b', formVersion: 0 }), 'correction', {
        org: 'schoolA1',
        role: 'schoolLeader',
      }),
  ],
  ['formHashes', 'I9', (w, { caseId }) => decision(w, caseId, { formHash: 'a'.repeat(64) })],
  ['formHashes', 'I9', (w, { caseId }) => setCase(w, caseId, { formHash: 'a'.repeat(64) })],
  ['quotaCounters', 'I11', (w) => w.desk.db.update(countyQuotas).set({ used: 0 })],
  [
    'quotaPlaces',
    'I12',
    async (w, { caseId }) => {
      await setCase(w, caseId, { state: 'vetoed' });
    },
  ],
  ['noticeFields', 'I20', (w) => w.desk.db.update(notices).set({ text: '联系电话13800138000' })],
  [
    'noticeFields',
    'I20',
    (w) =>
      w.desk.db
        .update(noticeSubjects)
        .set({ shown: { name: '王', school: '校', county: '县', item: '批', phone: '1' } }),
  ],
  ['noticeLength', 'I21', (w) => w.desk.db.update(notices).set({ closesAt: '2026-03-06T15:59:59.999Z' })],
  [
    'noticeLength',
    'I21',
    (w) => w.desk.db.update(notices).set({ state: 'closed', takenDownAt: '2026-03-03T01:00:00.000Z' }),
  ],
  ['noticeFirst', 'I21', (w, { caseId }) => setCase(w, caseId, { state: 'submittedToCity' })],
  [
    'openObjections',
    'I22',
    async (w, one) => {
      await objection(w, one, 'registered');
      await setCase(w, one.caseId, { state: 'approved' });
      await w.desk.db.update(notices).set({ state: 'closed', takenDownAt: '2026-03-10T01:00:00.000Z' });
    },
  ],
  [
    'certificateGrounds',
    'I29',
    (w, { caseId }) =>
      w.desk.db.insert(certificates).values({
        id: randomUUID(),
        caseId,
        roundId: w.roundId,
        certificateNumber: '1',
        plaqueNumber: '1',
        verificationCode: 'x',
        printed: {},
        status: 'valid',
        issuedAt: at,
      }),
  ],
  [
    'outboxLag',
    'I3',
    (w) =>
      w.desk.db
        .insert(outbox)
        .values({ eventId: randomUUID(), workflowId: 'case-1', message: {}, createdAt: '2026-03-02T00:49:00.000Z' }),
  ],
  ['mailEnds', 'I27', (w) => mail(w, { createdAt: '2026-02-26T00:00:00.000Z' })],
  ['mailEnds', 'I27', (w) => mail(w, { state: 'bounced' })],
  [
    'stagesAndTasks',
    'I37',
    async (w, { caseId }) => {
      await w.aTask(caseId, 'bundle', { org: 'countyA', role: 'countyOfficer' });
      await w.desk.db.update(stageRuns).set({ state: 'settled', outcome: 'x' });
    },
  ],
  [
    'stagesAndTasks',
    'I37',
    async (w, { caseId }) => {
      await w.aTask(caseId, 'bundle', { org: 'countyA', role: 'countyOfficer' });
      await w.desk.db.update(tasks).set({ state: 'done' });
    },
  ],
];

async function past(desk: TestDesk, change: ReturnType<typeof sql>): Promise<void> {
  await desk.db.execute(sql`ALTER TABLE audit DISABLE TRIGGER audit_append_only`);
  await desk.db.execute(change);
  await desk.db.execute(sql`ALTER TABLE audit ENABLE TRIGGER audit_append_only`);
}

const breachesOf = async (w: World) => {
  const results = await verify({ tx: w.desk.db, now: await w.desk.clock.now(), calendar: w.desk.calendar });
  return results.flatMap(({ name, breaches }) => breaches.map((breach) => `${name} ${breach.invariant}`));
};

runOnBoth('verify', (desk) => {
  test('a sound database has no breach', async () => {
    const w = await world(desk());
    await soundCase(w);
    expect(await breachesOf(w)).toEqual([]);
  });

  test.each(violations)('%s finds a seeded violation of %s', async (check, invariant, seed) => {
    const w = await world(desk());
    const one = await soundCase(w);
    await seed(w, one);
    expect(await breachesOf(w)).toContain(`${check} ${invariant}`);
  });

  test('I31: the first broken row is named', async () => {
    const w = await world(desk());
    const { caseId } = await soundCase(w);
    await past(desk(), sql`UPDATE audit SET act = 'approve' WHERE chain = ${caseId} AND seq = 2`);
    const [chain] = await verify({ tx: desk().db, now: at, calendar: desk().calendar });
    expect(chain?.breaches).toMatchObject([{ facts: { chain: caseId, seq: 2, fault: 'hash' } }]);
  });

  test('every check has a seeded violation here; the one left is a unique key of the database', () => {
    const seeded = new Set(violations.map(([check]) => check));
    expect(checks.map(({ name }) => name).filter((name) => !seeded.has(name))).toEqual(['oneDecisionPerSeat']);
  });

  test('I1: without its unique key, a second decision of one seat is found', async () => {
    const w = await world(desk());
    const { caseId } = await soundCase(w);
    await desk().db.execute(sql`DROP INDEX decisions_seat`);
    try {
      await decision(w, caseId, { seat: 'one' });
      await decision(w, caseId, { seat: 'one' });
      expect(await breachesOf(w)).toContain('oneDecisionPerSeat I1');
    } finally {
      await desk().db.execute(sql`TRUNCATE decisions`);
      await desk().db.execute(sql`CREATE UNIQUE INDEX decisions_seat ON decisions (seat)`);
    }
  });
});

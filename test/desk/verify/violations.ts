import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import {
  auditHeads,
  certificates,
  countyQuotas,
  noticeSubjects,
  notices,
  outbox,
  stageRuns,
  tasks,
} from '../../../db/schema/all.js';
import { sealOnce } from '../../../worker/sealer.js';
import type { World } from '../veto/world.js';
import { at, decision, mail, objection, past, type SoundCase, setCase } from './sound-case.js';

/** Makes one thing be that must never be. */
export type Seed = (w: World, one: SoundCase) => Promise<unknown>;
export type Violation = readonly [check: string, invariant: string, seed: Seed];

/** One seeded violation for each check; past the append-only triggers where they guard the table. */
export const violations: readonly Violation[] = [
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
  ['noticeFields', 'I20', (w) => w.desk.db.update(notices).set({ receivingUnit: '德育科 １３８ 0013 八〇〇〇' })],
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

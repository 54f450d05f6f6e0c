import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import {
  auditHeads,
  certificates,
  idempotency,
  links,
  noticeSubjects,
  notices,
  outbox,
  processes,
  registers,
  stageRuns,
} from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { record } from '../../../desk/kit/audit.js';
import type { World } from '../veto/world.js';
import { at, decision, mail, objection, setCase } from './sound-case.js';
import type { Violation } from './violations.js';

/** What the county's officer did by page or by link, as the chain says it. */
const acted = (w: World, chain: string, channel: 'page' | 'link' = 'page') =>
  performSystem(w.desk, (desk) =>
    record(desk, w.person('countyOfficerA', { channel }), { chain, act: 'verifyApplication' }),
  );

const paper = (w: World, caseId: string, more: Partial<typeof certificates.$inferInsert> = {}) => {
  const printed = {
    certificateNumber: 'ZS2026-001',
    plaqueNumber: 'PB2026-001',
    holderName: '王',
    schoolName: '校',
    studioName: '室',
    roundName: '批',
    decisionNumber: '1',
    termFrom: '2026-03-02',
    termTo: '2029-03-01',
    issuer: '局',
    issueDay: '2026-03-02',
  };
  return w.desk.db.insert(certificates).values({
    id: randomUUID(),
    caseId,
    roundId: w.roundId,
    certificateNumber: 'ZS2026-001',
    plaqueNumber: 'PB2026-001',
    verificationCode: randomUUID(),
    printed,
    status: 'valid',
    issuedAt: at,
    ...more,
  });
};

const aStage = (w: World, more: Partial<typeof stageRuns.$inferInsert>) =>
  w.desk.db.insert(stageRuns).values({
    id: randomUUID(),
    subjectKind: 'round',
    subjectId: w.roundId,
    stage: 'panelFormation',
    number: 1,
    roundId: w.roundId,
    state: 'open',
    openedAt: at,
    calendarVersion: '2026',
    ...more,
  });

/** One seeded violation for each further check. */
export const moreViolations: readonly Violation[] = [
  [
    'acknowledgedActs',
    'I2',
    (w) =>
      w.desk.db.insert(idempotency).values({
        actor: w.personId('countyOfficerA'),
        key: 'k',
        act: 'verifyApplication',
        inputHash: 'x',
        answer: { ok: true, value: {} },
        at: '2026-03-02T02:00:00.000Z',
      }),
  ],
  [
    'acknowledgedActs',
    'I2',
    (w) => w.desk.db.insert(idempotency).values({ actor: 'public/1', key: 'k', act: 'x', inputHash: 'x', at }),
  ],
  ['decisionsAudited', 'I32', (w, { caseId }) => decision(w, caseId, {})],
  [
    'decisionsAudited',
    'I32',
    async (w, { caseId }) => {
      await acted(w, caseId);
      await decision(w, caseId, { decidedAt: '2026-03-02T01:00:00.001Z' });
    },
  ],
  ['heldSeats', 'I4', (w, { caseId }) => decision(w, caseId, { deciderId: w.personId('countyOfficerB') })],
  ['heldSeats', 'I4', (w, { caseId }) => decision(w, caseId, { deciderRole: 'countyLeader' })],
  ['heldSeats', 'I4', (w, { caseId }) => decision(w, caseId, { decidedAt: '2019-12-31T15:59:59.999Z' })],
  [
    'returnsEndRounds',
    'I7',
    async (w, { caseId }) => {
      await decision(w, caseId, { decision: 'return', reason: '补材料' });
      await decision(w, caseId, { decidedAt: '2026-03-02T01:00:00.001Z' });
    },
  ],
  [
    'decisionsAfterEnd',
    'I8',
    async (w, { caseId }) => {
      await setCase(w, caseId, { state: 'declined', endedAt: at });
      await decision(w, caseId, { decidedAt: '2026-03-03T01:00:00.000Z' });
    },
  ],
  ['noticeProof', 'I24', (w) => w.desk.db.update(notices).set({ title: '另一标题' })],
  [
    'noticeProof',
    'I24',
    (w) => w.desk.db.update(noticeSubjects).set({ shown: { name: '李', school: '校', county: '县', item: '批' } }),
  ],
  ['noticeTakenDown', 'I24', (w) => w.desk.db.update(notices).set({ closesAt: '2026-02-27T15:59:59.999Z' })],
  ['noticeTakenDown', 'I24', (w) => w.desk.db.update(notices).set({ state: 'confirmed' })],
  [
    'spentLinks',
    'I25',
    (w) =>
      w.desk.db.insert(links).values({
        id: 'l',
        secretHash: 's',
        codeHash: 'c',
        taskId: randomUUID(),
        personId: w.personId('leaderA1'),
        state: 'used',
        createdAt: at,
      }),
  ],
  ['linkActs', 'I26', (w, { caseId }) => acted(w, caseId, 'link')],
  [
    'approvedHavePapers',
    'I29',
    async (w, { caseId }) => {
      await setCase(w, caseId, { state: 'approved' });
    },
  ],
  ['approvedHavePapers', 'I29', (w, { caseId }) => paper(w, caseId, { printed: { certificateNumber: 'ZS2026-001' } })],
  [
    'gaplessRegisters',
    'I29',
    async (w, { caseId }) => {
      await paper(w, caseId);
      await w.desk.db.insert(registers).values({ kind: 'certificate', scope: '2026', last: 2 });
    },
  ],
  ['paperStatus', 'I30', (w, { caseId }) => paper(w, caseId, { status: 'suspended' })],
  [
    'paperStatus',
    'I30',
    async (w, { caseId }) => {
      await paper(w, caseId);
      await decision(w, caseId, { stage: 'finalDecision', kind: 'certificateStatus', decision: 'revoked' });
    },
  ],
  [
    'taskLetters',
    'I27',
    async (w, { caseId }) => {
      await w.aTask(caseId, 'bundle', { org: 'countyA', role: 'countyOfficer' });
      w.desk.clock.forwardHours(1);
    },
  ],
  [
    'messageIds',
    'I28',
    async (w) => {
      await mail(w, {});
      await mail(w, { eventId: 'other' });
    },
  ],
  ['stageDates', 'I33', (w) => aStage(w, { due: '2026-03-05T15:59:59.999Z', grace: '2026-03-04T15:59:59.999Z' })],
  ['stageDates', 'I33', (w) => aStage(w, { calendarVersion: '' })],
  ['windowsEnd', 'I21', (w) => aStage(w, { stage: 'noticeWindow', due: '2026-02-27T15:59:59.999Z' })],
  [
    'windowsEnd',
    'I21',
    (w) =>
      aStage(w, {
        stage: 'noticeWindow',
        state: 'settled',
        outcome: 'ended',
        due: '2026-03-05T15:59:59.999Z',
        settledAt: '2026-03-05T15:00:00.000Z',
      }),
  ],
  [
    'openProcesses',
    'I37',
    (w, { caseId }) => w.desk.db.delete(processes).where(eq(processes.workflowId, `case-${caseId}`)),
  ],
  ['openProcesses', 'I37', (w) => w.desk.db.update(processes).set({ endedAt: at, outcome: 'approved' })],
  [
    'newsWithoutPersons',
    'I34',
    (w, { caseId }) =>
      w.desk.db.insert(outbox).values({
        eventId: randomUUID(),
        workflowId: `case-${caseId}`,
        message: { type: 'news', news: { reason: '王老师' } },
        createdAt: at,
      }),
  ],
  [
    'newsWithoutPersons',
    'I34',
    (w) =>
      w.desk.db
        .insert(outbox)
        .values({ eventId: randomUUID(), workflowId: 'case-wanglaoshi', message: {}, createdAt: at }),
  ],
  ['auditChain', 'I31', (w, { caseId }) => w.desk.db.execute(sql`DELETE FROM audit_heads WHERE chain = ${caseId}`)],
  [
    'auditChain',
    'I33',
    async (w, { caseId }) => {
      // The head keeps times in order, so it has to be put back as well.
      const early = '2026-03-01T01:00:00.000Z';
      await w.desk.db.update(auditHeads).set({ at: early }).where(eq(auditHeads.chain, caseId));
      w.desk.clock.set(early);
      await acted(w, caseId);
      w.desk.clock.set(at);
    },
  ],
  ...[
    // one more than its receipt says, one of no objection, and one whose bytes are gone while it could be read
    sql`SELECT gen_random_uuid(), id, 1, text, 'b', text, 'application/pdf', 1 FROM objections`,
    sql`VALUES (gen_random_uuid(), gen_random_uuid(), 1, '', '', '', 'application/pdf', 1)`,
    sql`SELECT gen_random_uuid(), id, 1, text, '', text, 'application/pdf', 1 FROM objections`,
  ].map(
    (row): Violation => [
      'objectionsWhole',
      'I22',
      async (w, one) => {
        await objection(w, one, 'registered');
        const columns = sql`(id, objection_id, number, sha256, blob, name, media_type, size)`;
        await w.desk.db.execute(sql`INSERT INTO objection_files ${columns} ${row}`);
      },
    ],
  ),
];

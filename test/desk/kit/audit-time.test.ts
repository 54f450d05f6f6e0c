import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { audit, decisions, idempotency } from '../../../db/schema/all.js';
import { act, perform, performSystem } from '../../../desk/kit/act.js';
import { type PersonActor, system } from '../../../desk/kit/actor.js';
import { record } from '../../../desk/kit/audit.js';
import { decide } from '../../../desk/kit/decide.js';
import { acknowledgedActs, decisionsAudited } from '../../../desk/verify/acknowledged.js';
import { auditChain } from '../../../desk/verify/audit-chain.js';
import { accepted } from '../../../domain/refusal.js';
import { openDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk('postgresql');
});
afterAll(() => desk.close());

test('I33: an act that looked at the clock first and waited for another one is recorded no earlier than it', async () => {
  const chain = randomUUID();
  const instants = ['2026-03-02T02:00:00.000Z', '2026-03-02T01:59:59.000Z', '2026-03-02T02:00:01.000Z'];
  for (const now of instants) {
    const clock = { ...desk.clock, now: async () => now };
    await performSystem({ ...desk, clock }, (at) => record(at, system, { chain, act: 'openStage' }));
  }
  const rows = await desk.db.select().from(audit).where(eq(audit.chain, chain)).orderBy(asc(audit.seq));
  expect(rows.map(({ at }) => at)).toEqual([instants[0], instants[0], instants[2]]);
  const now = await desk.clock.now();
  expect(await auditChain.run({ tx: desk.db, now, calendar: desk.calendar })).toEqual([]);
});

const actor: PersonActor = {
  kind: 'person',
  personId: randomUUID(),
  channel: 'page',
  language: 'zh',
  secondFactor: true,
};
const seat = { role: 'expert', orgId: randomUUID() } as const;

/** Decides on a subject; `isRecorded: false` forgets what every act owes. */
const score = act<PersonActor, { subjectId: string; isRecorded: boolean }, null>({
  name: 'sealSheet',
  input: z.strictObject({ subjectId: z.uuid(), isRecorded: z.boolean() }),
  chain: (i) => i.subjectId,
  run: async (at, who, { subjectId, isRecorded }) => {
    if (!isRecorded) await record(at, who, { chain: subjectId, act: 'sealSheet', seat });
    decide(at, who, seat, {
      subjectId,
      stage: 'expertReview',
      kind: 'expertScore',
      seatKey: randomUUID(),
      ruleIds: ['HOST-25'],
      decision: 'sealed',
    });
    if (isRecorded) await record(at, who, { chain: subjectId, act: 'sealSheet', seat });
    return accepted(null);
  },
});

test('I2, I32: decision, audit row and key of an act that waited carry one instant', async () => {
  const subjectId = randomUUID();
  const [later, earlier] = ['2026-03-02T02:00:00.000Z', '2026-03-02T01:59:59.000Z'] as const;
  for (const now of [later, earlier]) {
    const clock = { ...desk.clock, now: async () => now };
    const done = await perform({ ...desk, clock }, score, actor, { subjectId, isRecorded: true }, randomUUID());
    expect(done).toEqual(accepted(null));
  }
  const decided = await desk.db.select().from(decisions).where(eq(decisions.subjectId, subjectId));
  expect(decided.map(({ decidedAt }) => decidedAt)).toEqual([later, later]);
  const keys = await desk.db.select().from(idempotency).where(eq(idempotency.actor, actor.personId));
  expect(keys.map(({ at }) => at)).toEqual([later, later]);
  const looking = { tx: desk.db, now: later, calendar: desk.calendar };
  expect(await decisionsAudited.run(looking)).toEqual([]);
  expect(await acknowledgedActs.run(looking)).toEqual([]);
});

test('I32: a decision that no audit row follows is not kept', async () => {
  const subjectId = randomUUID();
  await expect(perform(desk, score, actor, { subjectId, isRecorded: false })).rejects.toThrow(/audit row/);
  expect(await desk.db.select().from(decisions).where(eq(decisions.subjectId, subjectId))).toEqual([]);
});

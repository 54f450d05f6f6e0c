import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { decisions, fundGrants, fundLines, fundRequests, vouchers } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sealedFor } from '../../../desk/kit/data-key.js';
import { requestHash } from '../../../desk/studio/fund/requests.js';
import type { World } from '../veto/world.js';
import { at } from './sound-case.js';
import type { Seed, Violation } from './violations.js';

const key = { studioId: '00000000-0000-4000-8000-00000000000a', year: 2026 };
const nothing = { equipment: 0, office: 0, website: 0, training: 0, research: 0, other: 0 };

const voucher = (w: World, requestId: string, termId: string) =>
  w.desk.db.insert(vouchers).values({
    ...{ id: randomUUID(), requestId, termId, number: 1, amountFen: 50_00, name: '', sha256: '', blob: '' },
    ...{ mediaType: 'application/pdf', size: 4, addedBy: w.personId('teacherA1a'), addedAt: at },
  });

/** 100 yuan for training, of which 60 were asked for, approved by an officer, and settled with 50. */
async function soundFund(w: World, more: Partial<typeof fundRequests.$inferInsert> = {}) {
  const termId = randomUUID();
  const id = randomUUID();
  const words = await performSystem(w.desk, (desk) => sealedFor(desk, termId, { purpose: '学习', otherReason: '' }));
  const asked = { termId, number: 1, year: 2026, category: 'training', amountFen: 60_00 } as const;
  const contentHash = requestHash(asked);
  const [host, officer] = [w.personId('teacherA1a'), w.personId('cityOfficer')];
  await w.desk.db.insert(fundGrants).values({
    ...{ id: randomUUID(), ...key, termId, number: 1, amounts: { ...nothing, training: 100_00, office: 10_00 } },
    ...{ reference: '教财〔2026〕3号', grantedBy: officer, grantedAt: at },
  });
  await w.desk.db.insert(fundLines).values([
    { ...key, category: 'training', budgetFen: 100_00, spentFen: 50_00 },
    { ...key, category: 'office', budgetFen: 10_00 },
  ]);
  await w.desk.db.insert(fundRequests).values({
    ...{
      id,
      studioId: key.studioId,
      ...asked,
      words,
      contentHash,
      state: 'settled',
      requestedBy: host,
      requestedAt: at,
    },
    ...{ approvedBy: officer, approvedAt: at, turn: 1, settledBy: officer, settledFen: 50_00, endedAt: at },
    ...more,
  });
  await voucher(w, id, termId);
  const said = { subjectId: termId, stage: 'studio', stageRound: 1, decidedAt: at } as const;
  const by = { deciderId: officer, deciderRole: 'cityOfficer' as const, orgId: w.org('bureau'), ruleIds: ['FUND-O01'] };
  await w.desk.db.insert(decisions).values([
    {
      id: randomUUID(),
      ...said,
      ...by,
      kind: 'fundApproval',
      seat: `${id}/1`,
      decision: 'approved',
      content: { contentHash },
    },
    {
      id: randomUUID(),
      ...said,
      ...by,
      kind: 'fundSettlement',
      seat: `${id}/2`,
      decision: 'settled',
      content: { spentFen: 50_00 },
    },
  ]);
  return { id, host };
}
type Made = Awaited<ReturnType<typeof soundFund>>;

/** A sound fund in which one thing is then changed. */
const changed =
  (change: (w: World, made: Made) => Promise<unknown>): Seed =>
  async (w) =>
    change(w, await soundFund(w));
const line = (w: World, set: Partial<typeof fundLines.$inferInsert>, category: 'training' | 'office' = 'training') =>
  w.desk.db.update(fundLines).set(set).where(eq(fundLines.category, category));
const request = (w: World, { id }: Made, set: Partial<typeof fundRequests.$inferInsert>) =>
  w.desk.db.update(fundRequests).set(set).where(eq(fundRequests.id, id));

/** Money that came from nowhere or from another purpose, is held by nobody, or was spent beyond its vouchers; a word of one's own. */
export const fundViolations: readonly Violation[] = [
  ['fundsBalance', 'I11', changed((w) => line(w, { budgetFen: 200_00 }))],
  [
    'fundsBalance',
    'I11',
    changed(async (w) => {
      await line(w, { budgetFen: 90_00 });
      await line(w, { budgetFen: 20_00 }, 'office');
    }),
  ],
  ['fundsBalance', 'I11', changed((w) => line(w, { committedFen: 10_00 }))],
  ['fundsBalance', 'I11', changed((w) => line(w, { spentFen: 40_00 }))],
  ['fundsVouched', 'I11', changed((w) => w.desk.db.update(vouchers).set({ removedAt: at }))],
  ['fundsVouched', 'I11', changed((w, made) => request(w, made, { settledFen: 60_01 }))],
  ['fundsVouched', 'I11', changed((w, made) => request(w, made, { state: 'approved', settledFen: 50_00 }))],
  ['fundsVouched', 'I11', (w) => voucher(w, randomUUID(), randomUUID())],
  ['fundsDecided', 'I5', changed((w, made) => request(w, made, { approvedBy: made.host }))],
  ['fundsDecided', 'I5', changed((w, made) => request(w, made, { settledBy: made.host }))],
  ['fundsDecided', 'I5', changed((w, made) => request(w, made, { approvedBy: null }))],
  ['fundsWhole', 'I9', (w) => soundFund(w, { amountFen: 600_00 })],
];

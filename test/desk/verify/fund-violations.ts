import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import {
  decisions,
  fundGrants,
  fundLines,
  fundRequests,
  hostLosses,
  stageRuns,
  studios,
  tasks,
  terms,
  vouchers,
} from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sealedFor } from '../../../desk/kit/data-key.js';
import { requestHash } from '../../../desk/studio/fund/requests.js';
import type { StudioState } from '../../../domain/studio/states.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { sealedWords } from '../../support/words.js';
import type { World } from '../veto/world.js';
import { at } from './sound-case.js';
import type { Seed, Violation } from './violations.js';

const key = { studioId: '00000000-0000-4000-8000-00000000000a', year: 2026 };
const nothing = { equipment: 0, office: 0, website: 0, training: 0, research: 0, other: 0 };

const voucher = (w: World, requestId: string, termId: string, by = 'teacherA1a') =>
  w.desk.db.insert(vouchers).values({
    ...{ id: randomUUID(), requestId, termId, number: 1, amountFen: 50_00, name: '', sha256: '', blob: '' },
    ...{ mediaType: 'application/pdf', size: 4, addedBy: w.personId(by), addedAt: at },
  });

/** 100 yuan for training, of which 60 were asked for, approved by an officer, and settled with 50. */
async function soundFund(w: World, more: Partial<typeof fundRequests.$inferInsert> = {}, vouchedBy?: string) {
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
  await voucher(w, id, termId, vouchedBy);
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
  return { id, host, termId };
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

/** The studio of a fund, closed unless said; `lost`: for want of a host. */
async function studioOf(w: World, made: Made, state: StudioState = 'closed', lost = false): Promise<void> {
  const { termId } = made;
  await w.desk.db.insert(studios).values({
    ...{ id: key.studioId, number: 'ZS2026-004', level: 'city', caseId: randomUUID(), hostId: made.host },
    ...{ unitId: w.org('schoolA1'), bureauId: w.org('bureau'), foundedAt: at },
  });
  await w.desk.db.insert(terms).values({
    ...{ id: termId, studioId: key.studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01', endedAt: at },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters, state },
  });
  if (!lost) return;
  const report = await sealedWords(w.desk, termId, { ground: 'leftPost', lastDay: '2026-06-30', words: '转任' });
  await w.desk.db.insert(hostLosses).values({
    ...{ id: randomUUID(), termId, number: 1, state: 'lost', report, contentHash: 'h', decisionNumber: '5号' },
    ...{ reportedBy: w.personId('sectionOfficer'), reportedAt: at, decidedBy: w.personId('cityLeader'), decidedAt: at },
  });
}

/** Somebody is asked: to close the year, or about request 1. */
async function asks(
  w: World,
  { termId }: Made,
  kind: 'fundClosing' | 'fundAccount',
  role: 'cityOfficer' | 'applicant',
) {
  const id = randomUUID();
  const [stage, number] = kind === 'fundClosing' ? ['fundClosing', 2026] : ['fundSettlement', 1];
  await w.desk.db.insert(stageRuns).values({
    ...{ id, subjectKind: 'term', subjectId: termId, termId, stage, number, state: 'open', openedAt: at },
    calendarVersion: 'x',
  } as typeof stageRuns.$inferInsert);
  await w.desk.db.insert(tasks).values({
    ...{ id: randomUUID(), stageRunId: id, kind, termId, subjectId: termId, orgId: w.org('bureau') },
    ...{ role, state: 'open', openedAt: at },
  });
}
/** Closed, and its last year with it. */
const shut = (w: World) => w.desk.db.update(fundLines).set({ closedAt: at });

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
  [
    'fundsDecided',
    'I5',
    changed((w, made) => request(w, made, { state: 'lapsed', settledBy: null, settledFen: null })),
  ],
  ['fundsDecided', 'I5', (w) => soundFund(w, {}, 'cityOfficer')],
  // an open year of a studio that is over, a request nobody is asked to account for, one that still waits for a decision
  ['fundsAsked', 'I37', changed((w, made) => studioOf(w, made))],
  [
    'fundsAsked',
    'I37',
    changed(async (w, made) => {
      await studioOf(w, made);
      await shut(w);
      await request(w, made, { state: 'approved' });
    }),
  ],
  [
    'fundsAsked',
    'I37',
    changed(async (w, made) => {
      await studioOf(w, made);
      await asks(w, made, 'fundClosing', 'cityOfficer');
      await request(w, made, { state: 'requested' });
    }),
  ],
  [
    'fundsHandedOver',
    'I30',
    changed(async (w, made) => {
      await studioOf(w, made, 'closed', true);
      await request(w, made, { state: 'approved' });
    }),
  ],
  [
    'fundsHandedOver',
    'I30',
    changed(async (w, made) => {
      await studioOf(w, made, 'closed', true);
      await request(w, made, { state: 'approved', accountBy: 'unit' });
      await asks(w, made, 'fundAccount', 'applicant');
    }),
  ],
  [
    'fundsHandedOver',
    'I30',
    changed(async (w, made) => {
      await studioOf(w, made, 'running');
      await request(w, made, { state: 'approved', accountBy: 'unit' });
    }),
  ],
  ['fundsWhole', 'I9', (w) => soundFund(w, { amountFen: 600_00 })],
];

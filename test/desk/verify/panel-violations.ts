import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { conflicts, rankings, scoreSheets } from '../../../db/schema/all.js';
import { computeRanking, keepRanking, type StoredRanking } from '../../../desk/city/compute-ranking.js';
import { rubricOf } from '../../../desk/city/rubric.js';
import { performSystem } from '../../../desk/kit/act.js';
import { hashOf, sha256 } from '../../../desk/kit/canonical.js';
import { roundOf } from '../../../desk/kit/round.js';
import { commitmentText } from '../../../domain/panel/sheets.js';
import { submitted } from '../application/steps.js';
import type { World } from '../veto/world.js';
import { at, decision, setCase } from './sound-case.js';
import type { Violation } from './violations.js';

const points = { ethics: '14', classWork: '27', cases: '18', research: '18', proposal: '14' };
const nonce = 'ab'.repeat(32);

/** A sheet of expert1, sealed and opened as it should be, with the decision that recorded it. */
async function soundSheet(
  w: World,
  caseId: string,
  more: Partial<typeof scoreSheets.$inferInsert> = {},
): Promise<string> {
  const [id, personId] = [randomUUID(), w.personId('expert1')];
  const sheet = { caseId, expertId: personId, points, comment: '' };
  const commitment = sha256(commitmentText(sheet, rubricOf(w.parameters), nonce));
  await decision(w, caseId, {
    kind: 'expertScore',
    stage: 'expertReview',
    caseId: null,
    subjectId: w.roundId,
    deciderId: personId,
    content: { caseId, commitment },
  });
  await w.desk.db.insert(scoreSheets).values({
    id,
    roundId: w.roundId,
    caseId,
    personId,
    state: 'opened',
    points,
    nonce,
    commitment,
    sealedAt: at,
    openedAt: at,
    ...more,
  });
  return id;
}

/** A case that was really handed in, with its sheet, and the ranking made of it. */
async function ranked(w: World): Promise<string> {
  const caseId = await submitted(w.desk, w, w.person('teacherA2a'));
  await setCase(w, caseId, { state: 'expertReview', holdsPlace: 0 });
  const sheet = await soundSheet(w, caseId);
  for (const code of ['expert2', 'expert3', 'expert4', 'expert5'])
    await soundSheet(w, caseId, { personId: w.personId(code) });
  await performSystem(w.desk, async (desk) => {
    const ranking = await computeRanking(desk, await roundOf(desk, w.roundId), {});
    await keepRanking(desk, w.roundId, ranking);
  });
  return sheet;
}

async function keptDifferently(w: World, change: (kept: StoredRanking) => Omit<StoredRanking, 'hash'>): Promise<void> {
  await ranked(w);
  const [row] = await w.desk.db.select().from(rankings);
  const { hash: _, ...content } = { ...(row?.result as StoredRanking), ...change(row?.result as StoredRanking) };
  await w.desk.db.update(rankings).set({ result: { ...content, hash: hashOf(content) } });
}

export const panelViolations: readonly Violation[] = [
  [
    'soundScores',
    'I15',
    async (w, { caseId }) => {
      await soundSheet(w, caseId);
      await w.desk.db
        .insert(conflicts)
        .values({ roundId: w.roundId, personId: w.personId('expert1'), caseId, ground: 'sameSchool', at });
    },
  ],
  [
    'soundScores',
    'I15',
    async (w, { caseId }) => {
      await soundSheet(w, caseId);
      await soundSheet(w, caseId, { personId: w.personId('expert2'), sealedAt: '2026-03-02T01:00:00.001Z' });
    },
  ],
  [
    'sealedSheets',
    'I17',
    async (w, { caseId }) => {
      const id = await soundSheet(w, caseId);
      await w.desk.db
        .update(scoreSheets)
        .set({ points: { ...points, ethics: '15' } })
        .where(eq(scoreSheets.id, id));
    },
  ],
  [
    'sealedSheets',
    'I17',
    async (w, { caseId }) => {
      // Points and commitment changed together: what the decision recorded is neither.
      const other = { ...points, ethics: '15' };
      const sheet = { caseId, expertId: w.personId('expert1'), points: other, comment: '' };
      const commitment = sha256(commitmentText(sheet, rubricOf(w.parameters), nonce));
      await soundSheet(w, caseId, { points: other, commitment });
    },
  ],
  [
    'rankingRecomputed',
    'I16',
    async (w) => {
      const id = await ranked(w);
      await w.desk.db
        .update(scoreSheets)
        .set({ points: { ...points, ethics: '1' } })
        .where(eq(scoreSheets.id, id));
    },
  ],
  [
    'rankingRecomputed',
    'I16',
    (w) => keptDifferently(w, (kept) => ({ ...kept, rows: kept.rows.map((row) => ({ ...row, rank: 7 })) })),
  ],
  [
    'rankingRecomputed',
    'I19',
    (w) => keptDifferently(w, (kept) => ({ ...kept, rules: { ...kept.rules, capacity: kept.rules.capacity + 1 } })),
  ],
  ['exactNumbers', 'I42', (w, { caseId }) => soundSheet(w, caseId, { points: { ...points, ethics: '13.999999' } })],
];

import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  cases,
  certificates,
  decisions,
  links,
  mails,
  outbox,
  processes,
  stageRuns,
  tasks,
  told,
} from '../../db/schema/all.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { perform, performSystem } from '../../desk/kit/act.js';
import { settleStage } from '../../desk/kit/stage.js';
import type { Divergence, DivergenceKind } from '../../worker/reconciler/divergence.js';
import { reconcile } from '../../worker/reconciler/reconcile.js';
import { news as newsSignal, taskQueue } from '../../workflows/messages.js';
import { comes, type ReconcilerWorld, reconcilerWorld } from './reconciler-world.js';

let w: ReconcilerWorld;
beforeAll(async () => {
  w = await reconcilerWorld();
}, 180_000);
beforeEach(() => w.anew());
afterAll(() => w?.close());

const look = (repair: boolean) => reconcile(w.desk, w.client, repair);
const kinds = (found: readonly Divergence[]) => found.map(({ kind, outcome }) => `${outcome} ${kind}`).toSorted();
const handle = (caseId: string) => w.client.workflow.getHandle(`case-${caseId}`);
const isOf = (caseId: string) => eq(processes.workflowId, `case-${caseId}`);
/** The school recommends: the process hears of it and waits for the county. */
async function recommended(caseId: string): Promise<void> {
  await performSystem(w.desk, (desk) =>
    settleStage(desk, {
      subject: { kind: 'case', id: caseId },
      stage: 'schoolRecommendation',
      number: 1,
      outcome: 'recommended',
      closedBy: w.city().personId('leaderA1'),
    }),
  );
}
const stageIs = (caseId: string, stage: string) =>
  comes(async () => {
    const { searchAttributes } = await handle(caseId).describe();
    return searchAttributes.PxStage?.[0] === stage;
  });

type Seed = (caseId: string) => Promise<unknown>;
/** Each divergence as a fault or a restore leaves it, and what becomes of it. */
const seeds: readonly (readonly [kind: DivergenceKind, outcome: Divergence['outcome'], what: string, seed: Seed])[] = [
  ['workflowClosed', 'repaired', 'terminated by hand', (id) => handle(id).terminate()],
  [
    'workflowMissing',
    'repaired',
    'its server lost it',
    (id) =>
      w.client.workflowService
        .deleteWorkflowExecution({
          namespace: 'default',
          workflowExecution: { workflowId: `case-${id}` },
        })
        .then(() =>
          comes(
            async () =>
              !(await handle(id)
                .describe()
                .catch(() => null)),
          ),
        ),
  ],
  [
    'workflowOrphan',
    'repaired',
    'the database was put back to before it',
    (id) => w.desk.db.delete(processes).where(isOf(id)),
  ],
  [
    'newsMissing',
    'repaired',
    'the server was put back to before it',
    async (id) => {
      await recommended(id);
      const [row] = await w.desk.db.select().from(outbox);
      if (row) await w.desk.db.insert(told).values(row);
      await w.desk.db.delete(outbox);
    },
  ],
  [
    'newsUnknown',
    'repaired',
    'the database was put back to before it',
    async (id) => {
      const item = { kind: 'settled', stage: 'schoolRecommendation', number: 1, outcome: 'recommended' } as const;
      await handle(id).signal(newsSignal, [{ ...item, eventId: randomUUID() }]);
      await stageIs(id, 'countyReview');
    },
  ],
  [
    'workflowLingers',
    'reported',
    'its row says it has ended',
    (id) => w.desk.db.update(processes).set({ endedAt: '2026-03-02T01:00:00.000Z' }).where(isOf(id)),
  ],
  [
    'workflowFailed',
    'reported',
    'ended by hand after its end',
    async (id) => {
      await w.desk.db.update(processes).set({ endedAt: '2026-03-02T01:00:00.000Z' }).where(isOf(id));
      await handle(id).terminate();
    },
  ],
  [
    'stageWithoutTasks',
    'repaired',
    'its task is gone',
    async (id) => {
      await w.desk.db.delete(mails);
      await w.desk.db.delete(links);
      await w.desk.db.delete(tasks).where(eq(tasks.caseId, id));
    },
  ],
  [
    'letterMissing',
    'repaired',
    'its mail is gone',
    async () => {
      await w.desk.db.delete(mails);
      w.desk.clock.forwardHours(1);
    },
  ],
  ['mailOverdue', 'reported', 'queued for four days', () => w.desk.clock.forwardHours(96) as never],
  [
    'linkOrphan',
    'repaired',
    'a link to nothing',
    (id) => w.desk.db.update(links).set({ taskId: randomUUID() }).where(sql`true OR ${id}::text = ''`),
  ],
  [
    'paperMissing',
    'repaired',
    'approved without a certificate',
    async (id) => {
      await w.desk.db.update(cases).set({ state: 'approved' }).where(eq(cases.id, id));
      await w.desk.db.insert(decisions).values({
        id: randomUUID(),
        caseId: id,
        stage: 'finalDecision',
        kind: 'finalDecision',
        seat: randomUUID(),
        ruleIds: [],
        deciderId: w.city().personId('cityLeader'),
        deciderRole: 'cityLeader',
        orgId: w.city().org('bureau'),
        decision: 'approve',
        content: { decisionNumber: '教发〔2026〕1号' },
        decidedAt: '2026-03-02T01:00:00.000Z',
      });
    },
  ],
  [
    'paperUnfounded',
    'reported',
    'a certificate without approval',
    (id) =>
      w.desk.db.insert(certificates).values({
        id: randomUUID(),
        caseId: id,
        roundId: w.city().roundId,
        certificateNumber: '1',
        plaqueNumber: '1',
        verificationCode: 'x',
        printed: {},
        status: 'valid',
        issuedAt: '2026-03-02T01:00:00.000Z',
      }),
  ],
];

test('clean: an open case, one that waits for the county, one that is over — no divergence', async () => {
  await w.handedIn('teacherA1a');
  const second = await w.handedIn('teacherA2a');
  await recommended(second);
  await w.relay();
  await stageIs(second, 'countyReview');
  const third = await w.handedIn('teacherB1a');
  const withdrawn = await perform(w.desk, withdrawApplication, w.city().person('teacherB1a'), {
    caseId: third,
    reason: '另有安排',
  });
  expect(withdrawn.ok).toBe(true);
  await w.relay();
  expect(await look(false)).toEqual([]);
});

test.each(seeds)('%s is %s: %s', async (kind, outcome, _, seed) => {
  const caseId = await w.handedIn();
  expect(await look(false)).toEqual([]);
  await seed(caseId);
  const once = async (repair: boolean) => [...new Set(kinds(await look(repair)))];
  expect(await once(false)).toEqual([`reported ${kind}`]);
  expect(await once(true)).toEqual([`${outcome} ${kind}`]);
  const after = await comes(async () => {
    const found = await look(false);
    return (outcome === 'reported' || found.length === 0) && { found };
  });
  expect([...new Set(kinds(after.found))]).toEqual(outcome === 'reported' ? [`reported ${kind}`] : []);
});

test('a process told its story again goes on where the case stands, and nothing is opened twice', async () => {
  const caseId = await w.handedIn();
  await recommended(caseId);
  await w.relay();
  await stageIs(caseId, 'countyReview');
  await handle(caseId).terminate();
  expect(kinds(await look(true))).toEqual(['repaired workflowClosed']);
  await stageIs(caseId, 'countyReview');
  expect(await w.desk.db.select().from(stageRuns).where(eq(stageRuns.subjectId, caseId))).toHaveLength(1);
  expect(await w.desk.db.select().from(tasks).where(eq(tasks.caseId, caseId))).toHaveLength(1);
  const opened = and(eq(mails.template, 'taskOpened'), eq(mails.caseId, caseId));
  expect(await w.desk.db.select().from(mails).where(opened)).toHaveLength(1);
  expect(await look(false)).toEqual([]);
});

test('a hole in the middle of a story: it is told wholly again, in its order', async () => {
  const caseId = await w.handedIn();
  const interrupted = { kind: 'datesMoved', eventId: randomUUID() } as const;
  await w.desk.db.insert(told).values({
    id: 1_000_000,
    eventId: interrupted.eventId,
    workflowId: `case-${caseId}`,
    message: { type: 'news', news: interrupted },
    createdAt: '2026-03-02T01:00:00.000Z',
  });
  await recommended(caseId);
  await w.desk.db.update(outbox).set({ id: 2_000_000 });
  await w.relay();
  await stageIs(caseId, 'countyReview');
  expect(kinds(await look(true))).toEqual(['repaired newsMissing']);
  await stageIs(caseId, 'countyReview');
  expect(await look(false)).toEqual([]);
});

test('another service on the same server and queue: the loop leaves its processes alone, the command asks first', async () => {
  await w.client.workflow.start('appeal', {
    workflowId: `appeal-${randomUUID()}`,
    taskQueue: `${taskQueue}-of-others`,
    args: [],
  });
  expect(await look(true)).toEqual([]);
});

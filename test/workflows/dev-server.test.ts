import { Client, Connection } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { workflowMetadataQuery } from '@temporalio/workflow';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Activities, createActivities } from '../../activities/create.js';
import { cases, outbox, stageRuns, tasks } from '../../db/schema/all.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { perform } from '../../desk/kit/act.js';
import { freePort } from '../../scripts/ensure/port.js';
import { startTemporal } from '../../scripts/ensure/temporal-server.js';
import { relayOnce } from '../../worker/relay.js';
import { taskQueue } from '../../workflows/messages.js';
import { submitted } from '../desk/application/steps.js';
import { openDesk, type TestDesk, type TinyCity, tinyCity } from '../support/desk.js';
import { devServer } from '../support/temporal.js';
import { workflowBundle } from '../support/workflow-bundle.js';

/** How often each activity was called. */
type Calls = Partial<Record<keyof Activities, number>>;

/** On the real server, in true time: what the time-skipping one does not know. */
describe('on the real server', () => {
  let env: TestWorkflowEnvironment;
  let desk: TestDesk;
  let city: TinyCity;

  beforeAll(async () => {
    env = await devServer();
    desk = await openDesk();
  }, 180_000);
  afterAll(async () => {
    await desk.close();
    await env.teardown();
  });
  beforeEach(async () => {
    await desk.empty();
    desk.clock.set(new Date().toISOString().replace(/^\d{4}-\d\d-\d\d/, '2026-03-02'));
    city = await tinyCity(desk);
  });

  /** A worker that counts what it is asked; real and business time differ, so nothing but news wakes a process here. */
  async function worker(more: { readonly maxCachedWorkflows?: number } = {}) {
    const calls: Calls = {};
    const clock = { ...desk.clock, realInstant: () => new Date(Date.now() + 3_600_000).toISOString() };
    const all = Object.entries(createActivities({ ...desk, clock })).map(([name, run]) => [
      name,
      (input: never) => {
        calls[name as keyof Activities] = (calls[name as keyof Activities] ?? 0) + 1;
        return run(input);
      },
    ]);
    const one = await Worker.create({
      connection: env.nativeConnection,
      taskQueue,
      workflowBundle: await workflowBundle(),
      activities: Object.fromEntries(all),
      stickyQueueScheduleToStartTimeout: '1 second',
      ...more,
    });
    const ended = one.run();
    const stop = async () => {
      one.shutdown();
      await ended;
    };
    return { calls, stop };
  }

  const comes = async <T>(look: () => Promise<T | null | undefined | false>): Promise<T> => {
    for (let tries = 0; tries < 600; tries++) {
      const found = await look();
      if (found) return found;
      await new Promise((done) => setTimeout(done, 50));
    }
    return expect.fail('it did not come');
  };
  const task = (caseId: string) =>
    comes(async () => (await desk.db.select().from(tasks).where(eq(tasks.caseId, caseId)))[0]);

  test('the relay starts a process that operators find by its codes and read as a sentence', async () => {
    const running = await worker();
    const caseId = await submitted(desk, city, city.person('teacherA1a'));
    expect(await relayOnce(desk.db, env.client)).toBe(true);
    await task(caseId);
    const query =
      'PxProcess = "hostApplication" AND PxRound = "T2026" AND PxCounty = "countyA" AND PxStage = "schoolRecommendation"';
    const workflowId = `case-${caseId}`;
    await comes(async () => {
      for await (const one of env.client.workflow.list({ query })) if (one.workflowId === workflowId) return true;
      return false;
    });
    const handle = env.client.workflow.getHandle(workflowId);
    expect(await (await handle.describe()).staticSummary()).toContain('application of round T2026, county countyA');
    const { events } = await handle.fetchHistory();
    const timer = events?.find((event) => event.timerStartedEventAttributes);
    expect(Buffer.from(timer?.userMetadata?.summary?.data ?? []).toString()).toContain(
      'schoolRecommendation: next date',
    );
    const asked = events?.find((event) => event.markerRecordedEventAttributes);
    expect(Buffer.from(asked?.userMetadata?.summary?.data ?? []).toString()).toContain('schoolRecommendation: opened');
    const { currentDetails } = await handle.query(workflowMetadataQuery);
    expect(currentDetails).toMatch(/^schoolRecommendation: next date, 20/);
    await handle.terminate();
    await running.stop();
  }, 120_000);

  test.each([{ maxCachedWorkflows: 0 }, { maxCachedWorkflows: 100 }])(
    'a restart in the middle of a case asks the desk for nothing twice, with %o',
    async (more) => {
      const first = await worker(more);
      const caseId = await submitted(desk, city, city.person('teacherA1a'));
      await relayOnce(desk.db, env.client);
      await task(caseId);
      const handle = env.client.workflow.getHandle(`case-${caseId}`);
      await comes(async () => (await handle.fetchHistory()).events?.some((event) => event.timerStartedEventAttributes));
      await first.stop();
      const second = await worker(more);
      const { undoUntil } = await withdraws(caseId);
      desk.clock.set(undoUntil);
      // The wait for an undo is not what is tried here: its news says that it is over.
      await desk.db.insert(outbox).values({
        eventId: crypto.randomUUID(),
        workflowId: `case-${caseId}`,
        createdAt: undoUntil,
        message: {
          type: 'news',
          news: { eventId: 'over', kind: 'interrupted', outcome: 'withdrawn', until: new Date().toISOString() },
        },
      });
      await relayOnce(desk.db, env.client);
      expect(await handle.result()).toBe('withdrawn');
      expect([first.calls, second.calls]).toEqual([{ openStage: 1 }, { finishInterruption: 1, closeProcess: 1 }]);
      await second.stop();
      expect(await desk.db.select().from(stageRuns)).toHaveLength(1);
    },
    120_000,
  );

  test('people go on while Temporal is down; the relay brings it all when it is up again', async () => {
    const port = await freePort();
    const down = new Client({ connection: Connection.lazy({ address: `127.0.0.1:${port}` }) });
    const caseId = await submitted(desk, city, city.person('teacherA1a'));
    await withdraws(caseId);
    await expect(down.connection.withDeadline(Date.now() + 2000, () => relayOnce(desk.db, down))).rejects.toThrow();
    expect(await desk.db.select().from(outbox)).toHaveLength(2);
    expect((await desk.db.select().from(cases))[0]?.state).toBe('withdrawn');

    const server = await startTemporal({ port, namespace: 'default' });
    await comes(() => relayOnce(desk.db, down).catch(() => false));
    expect(await desk.db.select().from(outbox)).toEqual([]);
    const { events } = await down.workflow.getHandle(`case-${caseId}`).fetchHistory();
    expect(events?.filter((event) => event.workflowExecutionSignaledEventAttributes)).toHaveLength(1);
    await down.connection.close();
    await server.stop();
  }, 120_000);

  async function withdraws(caseId: string) {
    const result = await perform(desk, withdrawApplication, city.person('teacherA1a'), { caseId });
    return result.ok ? result.value : expect.fail('not withdrawn');
  }
});

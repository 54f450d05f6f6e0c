import type { Activities } from '../../activities/create.js';
import type { News } from '../../domain/news.js';

/**
 * `@temporalio/workflow` for the file loop alone, in this process and without a server: news is delivered by hand, time does not
 * pass. Tens of thousands of deliveries can be tried in seconds; what Temporal does with the same code is tried on its servers.
 */
export interface OpenProcess {
  deliver(batch: readonly News[]): Promise<void>;
  /** How often each stage was begun. */
  readonly openings: ReadonlyMap<string, number>;
  /** The stage begun last. */
  stage(): string;
  /** It waits for an appeal, and for nothing else. */
  isStanding(): boolean;
  result(): string | null;
}

interface Waiter {
  readonly ready: () => boolean;
  readonly go: (ready: boolean) => void;
}
interface Current {
  handler: (batch: readonly News[]) => void;
  waiters: Waiter[];
  openings: Map<string, number>;
  stage: string;
  standing: boolean;
}

let current: Current | null = null;
const now = (): Current => {
  if (!current) throw new Error('no process is running');
  return current;
};

const later = '2099-01-01T00:00:00.000Z';
const calm = { wakeAt: null, settled: null };
const desk: Activities = {
  openStage: async () => calm,
  climb: async () => calm,
  finishInterruption: async () => ({ until: later }),
  standsFrom: async () => {
    now().standing = true;
    return { until: later };
  },
  closeProcess: async () => undefined,
};

/** What `vi.mock('@temporalio/workflow')` gives. */
export const fakeWorkflow = {
  proxyLocalActivities: () => desk,
  defineSignal: (name: string) => ({ name }),
  allHandlersFinished: () => true,
  setHandler: (_signal: unknown, handler: (batch: readonly News[]) => void) => {
    now().handler = handler;
  },
  upsertSearchAttributes: ({ PxStage: [stage = ''] }: { PxStage: string[] }) => {
    const at = now();
    at.stage = stage;
    at.standing = false;
    at.openings.set(stage, (at.openings.get(stage) ?? 0) + 1);
  },
  condition: (ready: () => boolean): Promise<boolean> =>
    ready() ? Promise.resolve(true) : new Promise((go) => now().waiters.push({ ready, go })),
};

/** Everything that can go on without further news has gone on. */
const rest = () => new Promise<void>((done) => setImmediate(done));

/** Starts a process; one at a time. */
export async function open(run: () => Promise<string>): Promise<OpenProcess> {
  const at: Current = { handler: () => undefined, waiters: [], openings: new Map(), stage: '', standing: false };
  current = at;
  let result: string | null = null;
  void run().then((outcome) => {
    result = outcome;
  });
  await rest();
  return {
    openings: at.openings,
    stage: () => at.stage,
    isStanding: () => at.standing,
    result: () => result,
    deliver: async (batch) => {
      at.handler(batch);
      const woken = at.waiters.filter(({ ready }) => ready());
      at.waiters = at.waiters.filter((waiter) => !woken.includes(waiter));
      for (const { go } of woken) go(true);
      await rest();
    },
  };
}

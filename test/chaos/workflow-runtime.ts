import type { Activities } from '../../activities/create.js';
import type { News, ProcessInput } from '../../domain/news.js';

/**
 * `@temporalio/workflow` for the file loop alone, in this process and without a server: news is delivered by hand, time does not
 * pass. Tens of thousands of deliveries can be tried in seconds; what Temporal does with the same code is tried on its servers.
 */
export interface OpenProcess {
  /** @param isLong the history has grown long by then: the process is to start over */
  deliver(batch: readonly News[], isLong?: boolean): Promise<void>;
  /** How often it started over. */
  startedOver(): number;
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
  isLong: boolean;
  startedOver: number;
  /** No stage was shown since it started over. */
  isAnew: boolean;
}

/** Carries the input of the new run out of the old one. */
class StartsOver extends Error {
  readonly input: ProcessInput;
  constructor(input: ProcessInput) {
    super('starts over');
    this.input = input;
  }
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
  finishInterruption: async ({ outcome }) => ({ until: outcome === 'roundOver' ? null : later }),
  standsFrom: async () => {
    now().standing = true;
    return { until: later };
  },
  closeProcess: async () => undefined,
};

/** What `vi.mock('@temporalio/workflow')` gives. */
export const fakeWorkflow = {
  /** These processes begin today: they know every patch. */
  patched: () => true,
  /** What operators read of a process; nothing comes back from it. */
  setCurrentDetails: () => {},
  /** The sentence a call carries is for operators; the call is the same with any. */
  proxyLocalActivities: () =>
    Object.fromEntries(
      Object.entries(desk).map(([name, run]) => [
        name,
        { executeWithOptions: (_options: unknown, given: readonly unknown[]) => Reflect.apply(run, null, given) },
      ]),
    ),
  defineSignal: (name: string) => ({ name }),
  allHandlersFinished: () => true,
  setHandler: (_signal: unknown, handler: (batch: readonly News[]) => void) => {
    now().handler = handler;
  },
  upsertSearchAttributes: ({ PxStage: [stage = ''] }: { PxStage: string[] }) => {
    const at = now();
    // A run that took over shows first where the one before it stood: that was begun already.
    if (!at.isAnew) at.openings.set(stage, (at.openings.get(stage) ?? 0) + 1);
    at.stage = stage;
    at.standing = false;
    at.isAnew = false;
  },
  workflowInfo: () => ({ continueAsNewSuggested: now().isLong }),
  continueAsNew: (input: ProcessInput) => {
    throw new StartsOver(input);
  },
  proxySinks: () => ({ machinery: { startsOver: () => undefined } }),
  condition: (ready: () => boolean): Promise<boolean> =>
    ready() ? Promise.resolve(true) : new Promise((go) => now().waiters.push({ ready, go })),
};

/** Everything that can go on without further news has gone on. */
const rest = () => new Promise<void>((done) => setImmediate(done));

/** Starts a process; one at a time. */
export async function open(run: (input: ProcessInput) => Promise<string>, input: ProcessInput): Promise<OpenProcess> {
  const at: Current = {
    handler: () => undefined,
    waiters: [],
    openings: new Map(),
    stage: '',
    standing: false,
    isLong: false,
    startedOver: 0,
    isAnew: false,
  };
  current = at;
  let result: string | null = null;
  const begin = (from: ProcessInput): Promise<void> =>
    run(from).then(
      (outcome) => {
        result = outcome;
      },
      (error: unknown) => {
        if (!(error instanceof StartsOver)) throw error;
        Object.assign(at, { waiters: [], isLong: false, isAnew: true, startedOver: at.startedOver + 1 });
        // As Temporal hands it on: by its JSON alone.
        return begin(JSON.parse(JSON.stringify(error.input)) as ProcessInput);
      },
    );
  void begin(input);
  await rest();
  return {
    openings: at.openings,
    stage: () => at.stage,
    isStanding: () => at.standing,
    result: () => result,
    startedOver: () => at.startedOver,
    deliver: async (batch, isLong = false) => {
      at.isLong ||= isLong;
      at.handler(batch);
      const woken = at.waiters.filter(({ ready }) => ready());
      at.waiters = at.waiters.filter((waiter) => !woken.includes(waiter));
      for (const { go } of woken) go(true);
      await rest();
    },
  };
}

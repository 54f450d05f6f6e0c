import type { Client } from '@temporalio/client';
import type { WorkflowBundle } from '@temporalio/worker';
import type { BlobShelves } from '../desk/blobs/shelves.js';
import type { DeskDeps } from '../desk/kit/deps.js';
import type { SheetKeeping } from '../desk/organisations/returned-sheets.js';
import { defaultRetention } from '../desk/privacy/parameters.js';
import { defaultSweep } from '../desk/sweep/parameters.js';
import type { Anchor } from '../desk/verify/check.js';
import type { Sender } from '../mail/sender.js';
import { calendarRun } from './calendar-run.js';
import { digestRun } from './digest-run.js';
import { giveWay } from './give-way.js';
import { loop, type Pauses } from './loop.js';
import { mailOnce } from './mail-run.js';
import type { DivergenceKind } from './reconciler/divergence.js';
import { reconcilerRun } from './reconciler/reconcile.js';
import { relayOnce } from './relay.js';
import { retentionRun } from './retention-run.js';
import { sealOnce } from './sealer.js';
import { type Swept, strayRun, sweepRun } from './sweep-run.js';
import { startWorker, type TemporalAddress } from './temporal.js';

export interface BackgroundParts {
  readonly deps: DeskDeps & SheetKeeping;
  /** Those of the same folder as `deps.blobs`. */
  readonly shelves: BlobShelves;
  readonly client: Client;
  readonly temporal: TemporalAddress;
  readonly bundle: WorkflowBundle;
  readonly sender: Sender;
  readonly publicUrl: string;
  /** Stores the audit log's newest seal outside the database. */
  readonly keepSeal?: (anchor: Anchor) => Promise<void>;
  /** A fault by its class and place; never its words, which may repeat what was being handled. */
  readonly report: (part: string, error: unknown) => void;
  /** Rows and files that went, to be counted. */
  readonly swept?: Swept;
}

/** What the reconciler found, by its kind alone; `npm run reconcile` says where. */
class Diverged extends Error {
  constructor(kind: DivergenceKind) {
    super(kind);
    this.name = `Diverged:${kind}`;
    this.stack = '';
  }
}

/** What Temporal would not take of one process, by its answer alone; the database keeps the server's words. */
class NewsRefused extends Error {
  constructor(code: string) {
    super(code);
    this.name = `NewsRefused:${code}`;
    this.stack = '';
  }
}

/** How long stopping waits for a pass under way and for the worker, in milliseconds; rows and histories keep the rest. */
const passPatience = 3_000;
const workerPatience = 5_000;

/** Forty looks a second while a city works; five at night, when nobody waits for the next stage to open. */
const relayPauses: Pauses = { awake: 25, atRest: 200, restAfter: 5_000 };
/** Four looks a second, and little more than one while no letter is written: nobody waits for a letter's second. */
const mailPauses: Pauses = { awake: 250, atRest: 750, restAfter: 10_000 };

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Everything that goes on beside the requests: processes, the relay, mail, the morning's digests, the sealed log. */
export async function runBackground(parts: BackgroundParts): Promise<{ stop(): Promise<void> }> {
  const { deps, shelves, client, sender, publicUrl, report } = parts;
  const { keepSeal = async () => undefined, swept = () => undefined } = parts;
  const worker = await startWorker(parts.temporal, deps, parts.bundle, (error) => report('worker', error));
  const { urgent, givingWay } = giveWay();
  const passes = {
    relay: [urgent(() => relayOnce(deps.db, client, (code) => report('relay', new NewsRefused(code)))), relayPauses],
    mail: [givingWay(() => mailOnce(deps, sender, publicUrl)), mailPauses],
    digest: [digestRun(deps), 5_000],
    calendar: [calendarRun(deps), 2_000],
    sweeper: [sweepRun({ ...deps, sweep: defaultSweep }, swept), 600_000],
    strays: [strayRun({ ...deps, shelves, sweep: defaultSweep }, swept), 600_000],
    retention: [retentionRun({ ...deps, retention: defaultRetention }), 600_000],
    sealer: [() => sealOnce(deps, keepSeal), 5_000],
    reconciler: [reconcilerRun(deps, client, ({ kind }) => report('reconciler', new Diverged(kind))), 60_000],
  } as const satisfies Record<string, readonly [pass: () => Promise<boolean>, pauses: number | Pauses]>;
  const loops = Object.entries(passes).map(([name, [pass, pauses]]) =>
    loop(pass, pauses, (error) => report(name, error)),
  );
  return {
    stop: async () => {
      await Promise.all([
        within(passPatience, Promise.all(loops.map((one) => one.stop()))),
        within(workerPatience, worker.stop()),
      ]);
      sender.close();
    },
  };
}

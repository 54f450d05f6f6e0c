import {
  allHandlersFinished,
  condition,
  continueAsNew,
  patched,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Ending, News, ProcessInput, RoundEnding, StorySoFar } from '../domain/news.js';
import type { AskedStage, FollowedStage, Outcome, StageName } from '../domain/process.js';
import { desk } from './activities.js';
import { news } from './messages.js';
import { machinery } from './sinks.js';

/** One subject's process: what it has heard, and what it waits for. `E`: how it can be ended from outside any stage. */
export interface ProcessFile<E extends Ending = RoundEnding> {
  /** Opens a stage — its tasks, its ladder — and waits for what people decide. Silence never decides. */
  ask<S extends AskedStage>(stage: S): Promise<Outcome<S> | E>;
  /** Waits for an outcome that a process above this one brings about. */
  follow<S extends FollowedStage>(stage: S): Promise<Outcome<S> | E>;
  /** Waits until every run of these stages that was opened beside is over. What ends a process has ended this one before: nothing else ends the wait. */
  outlast(stages: readonly AskedStage[]): Promise<void>;
  /** An outcome that can be appealed becomes final when its time for appeal has passed; false: it was overturned. */
  stands(outcome: string): Promise<boolean>;
  /** Goes on as a new run, told what is still of use: a process that lives for years keeps each history short. Once per place. */
  goOn(): Promise<void>;
  /** Ends the process: every outcome that can arrive here must be given its meaning. */
  end<O extends string, X extends string>(outcome: O, exits: Readonly<Record<O, X>>): Promise<X>;
}

/** What a process stands in, as its activities name it. */
const frameOf = (input: ProcessInput) => {
  if ('termId' in input) return { termId: input.termId };
  return 'callId' in input ? { callId: input.callId } : { roundId: input.roundId };
};

interface Interruption {
  readonly eventId: string;
  readonly outcome: Ending;
  readonly until: string;
}

/**
 * Registers every handler before the first await. Handlers only store; what was seen is dropped by event id
 * (design rule 3) — the database's unique key is the real guard.
 *
 * A history that grew long (Temporal says when) is left for a new one, which is told everything that was heard. Told again from its
 * beginning, the story leads by itself to where it stood: what was begun and settled is neither opened nor waited for again.
 */
export function openFile<E extends Ending = RoundEnding>(input: ProcessInput): ProcessFile<E> {
  const seen = new Set<string>();
  const start: StorySoFar = input.before ?? { news: [], begun: 0 };
  const frame = frameOf(input);
  const told: News[] = [];
  let begun = 0;
  let wentOn = 0;
  const heard = new Map<string, Heard[]>();
  const openings = new Map<StageName, number>();
  let interruption: Interruption | null = null;
  /** Interruptions that were made final: what is asked after such an ending is waited for like anything else. */
  const madeFinal = new Set<string>();
  /** Runs opened beside the stage that is waited for, and when to look at each again. */
  const further = new Map<string, FurtherRun>();
  let datesMoved = false;
  /** Something was heard that may have moved the dates of any of them: not only those that are new or due are looked at. */
  let looksAtAll = false;
  let restorations = 0;
  /** How many of them came before the outcome that was returned last: a later one turns it, also if both came at once. */
  let restoredBefore = 0;

  const store = (item: News) => {
    if (seen.has(item.eventId)) return;
    seen.add(item.eventId);
    told.push(item);
    if (item.kind !== 'settled' && item.kind !== 'opened') looksAtAll = true;
    if (item.kind === 'settled') {
      heard.set(item.stage, [...(heard.get(item.stage) ?? []), { ...item, restorations }]);
      const run = further.get(`${item.stage}/${item.number}`);
      if (run) run.isOver = true;
    } else if (item.kind === 'datesMoved') datesMoved = true;
    else if (item.kind === 'opened') {
      further.set(`${item.stage}/${item.number}`, { stage: item.stage as AskedStage, number: item.number });
      datesMoved = true;
    } else if (item.kind === 'interrupted') interruption = item;
    else {
      interruption = null;
      restorations += 1;
    }
  };
  for (const item of start.news) store(item);
  setHandler(news, (batch) => {
    for (const item of batch) store(item);
  });

  const next = (stage: StageName): number => {
    const number = (openings.get(stage) ?? 0) + 1;
    openings.set(stage, number);
    begun += 1;
    // Search attributes change only with the stage (design rule 12).
    if (begun >= start.begun) upsertSearchAttributes({ PxStage: [stage] });
    return number;
  };

  const returned = <O>(item: Heard): O => {
    restoredBefore = item.restorations;
    return item.outcome as O;
  };

  /** The quiet point: everything that was heard has been acted on. */
  async function sleep(ready: () => boolean, at: string | null, summary: string): Promise<void> {
    if (workflowInfo().continueAsNewSuggested) await startOver(told);
    await sleepUntil(ready, at, summary);
  }

  async function startOver(story: readonly News[]): Promise<never> {
    machinery.startsOver();
    const untold = story.filter(({ eventId }) => !madeFinal.has(eventId));
    const before: StorySoFar = { news: untold, begun, ...(wentOn > 0 && { wentOn }) };
    return continueAsNew<(input: ProcessInput) => Promise<string>>({ ...input, before });
  }

  /** A run beside that is over is not told again: it would be looked at once in each new run. */
  const isOfUse = (item: News) => item.kind !== 'opened' || further.has(`${item.stage}/${item.number}`);

  /**
   * Climbs the ladders of the further runs that are new, due, or whose dates may have moved, and forgets what is over; returns when the
   * next of them wants to be looked at. A year has dozens: all of them looked at on every wake would fill its history.
   */
  async function lookFurther(): Promise<string | null> {
    const all = looksAtAll || !patched('looksWhenDue');
    looksAtAll = false;
    for (const key of [...further.keys()]) {
      const run = further.get(key);
      if (!run) continue;
      if (!all && run.isOver) further.delete(key);
      if (!all && (run.isOver || !isDue(run))) continue;
      const { stage, number } = run;
      const at = { subject: input.subject, stage, number, ...frame };
      const { wakeAt, settled } = await desk.climb(at);
      // Opened again meanwhile, it is another run now, which this answer does not know.
      if (settled && further.get(key) === run) further.delete(key);
      else run.wakeAt = wakeAt;
    }
    return [...further.values()].reduce<string | null>((soonest, run) => earlier(soonest, run.wakeAt ?? null), null);
  }

  /** Sleeps until something is worth a look; an interruption that outlives its time ends the wait. */
  async function wait(isSettled: () => boolean, main: string | null, summary: string): Promise<E | null> {
    const wakeAt = further.size > 0 ? earlier(main, await lookFurther()) : main;
    await sleep(() => isSettled() || interruption !== null || datesMoved, wakeAt, summary);
    datesMoved = false;
    while (interruption !== null) {
      const standing: Interruption = interruption;
      // a round that is over cannot be undone, and a host who is lost does not come back
      if (standing.outcome !== 'roundOver' && standing.outcome !== 'hostLost')
        await sleep(() => interruption !== standing, standing.until, `${standing.outcome}: may be undone until then`);
      if (interruption !== standing) continue; // undone, or its time was moved
      const { until } = await desk.finishInterruption({ subject: input.subject, outcome: standing.outcome });
      if (until === null) {
        madeFinal.add(standing.eventId);
        if (interruption === standing) interruption = null;
        return standing.outcome as E;
      }
      if (interruption === standing) interruption = { ...standing, until };
    }
    return null;
  }

  return {
    async ask<S extends AskedStage>(stage: S) {
      const number = next(stage);
      const outcome = () => heard.get(stage)?.find((item) => item.number === number);
      const known = outcome();
      if (known && begun < start.begun) return returned(known);
      const at = { subject: input.subject, stage, number, ...frame };
      let waiting = await desk.openStage(at);
      for (;;) {
        const { settled } = waiting;
        // What the desk answers is heard like any news.
        if (settled) store({ eventId: `${stage}/${number}`, kind: 'settled', stage, number, outcome: settled });
        const item = outcome();
        if (item) return returned(item);
        const ending = await wait(() => outcome() !== undefined, waiting.wakeAt, `${stage}: next date`);
        if (ending) return ending;
        if (!outcome()) waiting = await desk.climb(at);
      }
    },

    async follow<S extends FollowedStage>(stage: S) {
      const index = next(stage) - 1;
      const outcome = () => heard.get(stage)?.[index];
      for (;;) {
        const item = outcome();
        if (item) return returned(item);
        const ending = await wait(() => outcome() !== undefined, null, `${stage}: waits for its outcome`);
        if (ending) return ending;
      }
    },

    async outlast(stages) {
      const isSettled = ({ stage, number }: FurtherRun) => heard.get(stage)?.some((item) => item.number === number);
      const left = () => [...further.values()].filter(({ stage }) => stages.includes(stage));
      const goesOn = () => left().length === 0 || left().some(isSettled);
      while (left().length > 0) {
        looksAtAll = true;
        await wait(goesOn, null, `${stages.join(', ')}: waits until it is over`);
        for (const [key, run] of [...further]) if (isSettled(run)) further.delete(key);
      }
    },

    async stands(outcome) {
      const before = restoredBefore;
      while (restorations === before) {
        const { until } = await desk.standsFrom({ subject: input.subject, outcome });
        if (until === null) return restorations === before;
        await sleep(() => restorations > before || datesMoved, until, `${outcome}: may be appealed until then`);
        datesMoved = false;
      }
      return false;
    },

    async goOn() {
      wentOn += 1;
      if (wentOn <= (start.wentOn ?? 0)) return;
      await condition(allHandlersFinished);
      await startOver(told.filter(isOfUse));
    },

    async end(outcome, exits) {
      await condition(allHandlersFinished);
      setCurrentDetails(`ended: ${exits[outcome]}`);
      await desk.closeProcess({ subject: input.subject, outcome: exits[outcome] });
      return exits[outcome];
    },
  };
}

/** A stage's outcome, and how many restorations had come before it. */
type Heard = Extract<News, { kind: 'settled' }> & { readonly restorations: number };

/** A run beside the stage that is waited for; `wakeAt` a real instant. */
interface FurtherRun {
  readonly stage: AskedStage;
  readonly number: number;
  wakeAt?: string | null;
  /** Heard since it was opened, or opened again. */
  isOver?: boolean;
}

/** It was never looked at, or its instant has come; one that waits for news alone never is. */
const isDue = ({ wakeAt }: FurtherRun): boolean =>
  wakeAt === undefined || (wakeAt !== null && Date.parse(wakeAt) <= Date.now());

const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && Date.parse(b) < Date.parse(a)) ? b : a;

/** Where the desk's clock is behind the server's, an instant that has come here has not come there: not asked at once again. */
const shortestSleepMs = 50;

/** Until `ready`, or until the real instant `at` by the server's clock; without `at`, as long as it takes. */
async function sleepUntil(ready: () => boolean, at: string | null, summary: string): Promise<void> {
  setCurrentDetails(at === null ? summary : `${summary}, ${at}`);
  if (at === null) return condition(ready);
  await condition(ready, Math.max(Date.parse(at) - Date.now(), shortestSleepMs), { summary });
}

import { performSystem } from '../desk/kit/act.js';
import { climb, type Waiting } from '../desk/kit/climb.js';
import { crashPoint } from '../desk/kit/crash-points.js';
import type { DeskDeps } from '../desk/kit/deps.js';
import type { FrameKey } from '../desk/kit/frame.js';
import { openStage } from '../desk/kit/stage.js';
import { stagePlans } from '../desk/stages/all.js';
import { closeProcess } from '../desk/system/close-process.js';
import { finishInterruption } from '../desk/system/finish-interruption.js';
import { standsFrom } from '../desk/system/stands-from.js';
import type { Ending, Subject } from '../domain/news.js';
import type { AskedStage } from '../domain/process.js';

/** Which run of which stage, in a round (`roundId`), a term (`termId`) or a call (`callId`). */
export type StageKey = FrameKey & {
  readonly subject: Subject;
  readonly stage: AskedStage;
  readonly number: number;
};

/**
 * What workflows may ask of the world. Each is one call on the desk and one short transaction; run twice in a row it
 * leaves the same rows. Instants returned to a workflow are real ones: a compressed clock acts only here.
 */
export const createActivities = (deps: DeskDeps) => {
  const inRealTime = (waiting: Waiting): Waiting => ({
    ...waiting,
    wakeAt: waiting.wakeAt && deps.clock.realInstant(waiting.wakeAt),
  });
  const look = async (at: StageKey, opens: boolean) => {
    const plan = stagePlans[at.stage];
    const waiting = await performSystem(deps, async (desk) => {
      if (opens) await openStage(desk, plan, at);
      return climb(desk, plan, at);
    });
    crashPoint('activity.done');
    return inRealTime(waiting);
  };

  return {
    /** Opens a stage and says when to look again, or that it is settled already. */
    openStage: (at: StageKey): Promise<Waiting> => look(at, true),
    /** Ends a window whose time has come, or carries out the rungs that are due. */
    climb: (at: StageKey): Promise<Waiting> => look(at, false),
    /** A withdrawal can no longer be undone, a veto no longer be appealed, the round is over; or the instant until which it still may. */
    finishInterruption: async (q: { subject: Subject; outcome: Ending }): Promise<{ until: string | null }> => {
      const until = await performSystem(deps, (desk) => finishInterruption(desk, q.subject, q.outcome));
      return { until: until && deps.clock.realInstant(until) };
    },
    /** Until when an outcome can still be appealed (or its appeal is undecided); null once it stands. */
    standsFrom: async (q: { subject: Subject; outcome: string }): Promise<{ until: string | null }> => {
      const until = await performSystem(deps, (desk) => standsFrom(desk, q.subject));
      return { until: until && deps.clock.realInstant(until) };
    },
    /** The process has come to its end. */
    closeProcess: (q: { subject: Subject; outcome: string }): Promise<void> =>
      performSystem(deps, (desk) => closeProcess(desk, q.subject, q.outcome)),
  };
};

export type Activities = ReturnType<typeof createActivities>;

import type { DeadlineDates } from '../../domain/ladder/dates.js';
import type { Subject } from '../../domain/news.js';
import type { StageName } from '../../domain/process.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Call } from './call.js';
import type { Desk } from './deps.js';
import type { Frame } from './frame.js';
import type { Round } from './round.js';
import type { Term } from './term.js';

/** A task a stage opens: for a post, or — where the rule names one — for a person. */
export interface TaskSeed {
  readonly kind: TaskKind;
  readonly orgId: string;
  readonly role: Role;
  readonly personId?: string;
  readonly caseId?: string;
  readonly strong?: boolean;
  /** Above 1: asked again within the same run, by a task and a letter of its own. */
  readonly turn?: number;
}

export interface StageKey {
  readonly subject: Subject;
  readonly stage: StageName;
  readonly number: number;
}
export type StageContext = StageKey & { readonly round: Round };
export type TermContext = StageKey & { readonly term: Term };
export type CallContext = StageKey & { readonly call: Call };
export type NoticeContext = StageKey & { readonly hangsIn: Round | Call };

export type StageDates = DeadlineDates & { readonly calendarVersion: string; readonly provisional: boolean };

/** Of a stage that waits for its date and asks nobody. */
export const nobody = async (): Promise<readonly TaskSeed[]> => [];

/** How a stage opens; `desk/stages/all.ts` has one plan per stage. */
interface PlanIn<At> {
  readonly ruleIds: readonly string[];
  readonly tasks: (desk: Desk, at: At) => Promise<readonly TaskSeed[]>;
  /** Null: the stage has no date of its own (its subject's dates are kept elsewhere). */
  readonly dates: (desk: Desk, at: At) => Promise<StageDates | null> | StageDates | null;
  /** Nothing comes of the stage any more, though nobody has ended it: nobody is reminded of it then. */
  readonly leadsNowhere?: (desk: Desk, at: At) => Promise<boolean>;
  /** What opening changes besides the tasks. */
  readonly onOpen?: (desk: Desk, at: At) => Promise<void>;
  /** What the end of a window changes, before its process is told. */
  readonly onEnd?: (desk: Desk, at: At) => Promise<void>;
  /**
   * Letters of the stage's own besides the ladder of its tasks, in their order; of those of one kind (`kind:…` of the code) that were
   * missed the last is sent.
   */
  readonly letters?: (desk: Desk, at: At) => readonly OwnLetter[] | Promise<readonly OwnLetter[]>;
  readonly send?: (desk: Desk, at: At, letter: OwnLetter) => Promise<void>;
}

/** A letter some time before a window ends, or again and again while nobody decides. */
export interface OwnLetter {
  /** Unlike every rung's. */
  readonly code: string;
  readonly at: Instant;
  /** Says to the holders of the stage's tasks what the ladder says: where that has just written, it is not said twice. */
  readonly reminds?: true;
}
/** A stage of a round of selection. */
export type StagePlan = PlanIn<StageContext> & { readonly frame?: 'round' };
/** A stage of a studio's term. */
export type TermPlan = PlanIn<TermContext> & { readonly frame: 'term' };
/** A stage of a call for commendations. */
export type CallPlan = PlanIn<CallContext> & { readonly frame: 'call' };
/** A stage of a notice or of an objection to it: in a round as in a call. */
export type NoticePlan = PlanIn<NoticeContext> & { readonly frame: 'notice' };
export type AnyPlan = StagePlan | TermPlan | CallPlan | NoticePlan;

/** A plan that knows where it stands: whoever opens, dates or ends a stage need not ask whether that is a round, a term or a call. */
export interface PlacedPlan {
  readonly ruleIds: readonly string[];
  readonly tasks: (desk: Desk) => Promise<readonly TaskSeed[]>;
  readonly dates: (desk: Desk) => Promise<StageDates | null> | StageDates | null;
  readonly leadsNowhere: (desk: Desk) => Promise<boolean>;
  readonly onOpen: (desk: Desk) => Promise<void>;
  readonly onEnd: (desk: Desk) => Promise<void>;
  readonly letters: (desk: Desk) => Promise<readonly OwnLetter[]>;
  readonly send: (desk: Desk, letter: OwnLetter) => Promise<void>;
}

/** @throws Error for a stage in a frame that is not its own */
export function placed(plan: AnyPlan, { subject, stage, number }: StageKey, frame: Frame): PlacedPlan {
  const key = { subject, stage, number };
  if (plan.frame === 'term' && frame.kind === 'term') return bound(plan, { ...key, term: frame });
  if (plan.frame === 'call' && frame.kind === 'call') return bound(plan, { ...key, call: frame });
  if (plan.frame === 'notice' && frame.kind !== 'term') return bound(plan, { ...key, hangsIn: frame });
  if ((plan.frame === undefined || plan.frame === 'round') && frame.kind === 'round')
    return bound(plan, { ...key, round: frame });
  throw new Error(`${stage} does not stand in a ${frame.kind}`);
}

const bound = <At>(plan: PlanIn<At>, at: At): PlacedPlan => ({
  ruleIds: plan.ruleIds,
  tasks: (desk) => plan.tasks(desk, at),
  dates: (desk) => plan.dates(desk, at),
  leadsNowhere: async (desk) => (await plan.leadsNowhere?.(desk, at)) ?? false,
  onOpen: async (desk) => plan.onOpen?.(desk, at),
  onEnd: async (desk) => plan.onEnd?.(desk, at),
  letters: async (desk) => plan.letters?.(desk, at) ?? [],
  send: async (desk, letter) => plan.send?.(desk, at, letter),
});
